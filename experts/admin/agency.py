from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from experts.admin.agency_changes import Changing
from experts.admin.base import PoolAdmin, PoolInline
from experts.admin.merging import Merging
from experts.admin.search import find_agencies
from experts.models import Agency, AgencyName


class Existence(admin.SimpleListFilter):
    title = _("existence")
    parameter_name = "existence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("exists", _("Exists")), ("dissolved", _("Dissolved")), ("merged", _("Merged into another"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "exists":
                return queryset.existing()
            case "dissolved":
                return queryset.exclude(dissolved_on=None)
            case "merged":
                return queryset.exclude(merged_into=None)
        return queryset


class FormerNameInline(PoolInline):
    model = AgencyName
    fields = ["name", "name_local", "acronym", "until"]
    related = ("agency",)


@admin.register(Agency)
class AgencyAdmin(Changing, Merging, PoolAdmin):
    actions = ["merge"]
    list_display = ["name", "acronym", "country", "kind", "level", "parent", "dissolved_on", "is_confirmed"]
    list_filter = ["is_confirmed", Existence, "country", "level", "kind"]
    list_select_related = ["country", "parent"]
    search_fields = ["name"]
    ordering = ["country__position", "name", "pk"]
    autocomplete_fields = ["seat", "parent", "successor"]
    prepopulated_fields = {"slug": ["country", "name"]}
    lasting = ("slug",)
    is_put_back = True
    not_put_back = ("dissolved_on", "successor")
    fieldsets = [
        (None, {"fields": ["name", "acronym", "country", "slug", "is_confirmed"]}),
        (_("Other names"), {"fields": ["name_local", "local_language", "other_names"]}),
        (_("Place in government"), {"fields": ["kind", "level", "seat", "parent", "website"]}),
        (_("End"), {"fields": ["dissolved_on", "successor"]}),
    ]
    inlines = [FormerNameInline]

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        return find_agencies(queryset, search_term), False

    def suggestion(self, agency: Agency) -> str:
        """With the country: every one has a ministry of finance."""
        return f"{agency} · {agency.country_id}"
