from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import re_path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from experts.access import may_administer
from experts.admin.base import PoolAdmin, PoolInline
from experts.admin.search import SearchInMemory
from experts.admin.seating import Seating
from experts.intake.pages.downloads import template_for
from experts.models import Country, FocalPointTerm, Language, Region
from experts.models.country import CountryQuerySet


class FocalPointTermInline(PoolInline):
    model = FocalPointTerm
    fields = ["agency", "since", "until"]
    autocomplete_fields = ["agency"]
    related = ("agency",)


def send_template(request: HttpRequest, code: str) -> FileResponse:
    if not may_administer(request.user):
        raise PermissionDenied
    return template_for(get_object_or_404(Country, code=code))


@admin.register(Country)
class CountryAdmin(SearchInMemory, Seating, PoolAdmin):
    list_display = ["name", "code", "membership", "acceded_on", "focal_agency", "position"]
    list_filter = ["membership"]
    list_select_related = ["own_language"]
    search_fields = ["code"]
    lasting = ("code",)
    fieldsets = [
        (None, {"fields": ["code", "names", "own_name", "own_language"]}),
        (_("ASEAN"), {"fields": ["membership", "acceded_on"]}),
        (_("In lists"), {"fields": ["position"]}),
    ]
    inlines = [FocalPointTermInline]

    def for_list(self, queryset: CountryQuerySet) -> CountryQuerySet:
        return queryset.with_focal_agency()

    @admin.display(description=_("name"), ordering="code")
    def name(self, country: Country) -> str:
        return str(country)

    @admin.display(description=_("focal point today"))
    def focal_agency(self, country: Country) -> str:
        return str(country.focal_agency or _("Vacant"))

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(require_safe(send_template))
        return [re_path(r"^(?P<code>[A-Z]{2})/template/$", view, name="experts_country_template"), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["may_administer"] = may_administer(request.user) and kwargs.get("obj") is not None
        return super().render_change_form(request, context, *args, **kwargs)

    def called(self, row: Country) -> str:
        return " ".join([row.code, row.own_name, *row.names.values()])


@admin.register(Language)
class LanguageAdmin(SearchInMemory, PoolAdmin):
    list_display = ["name", "code", "own_name", "position"]
    search_fields = ["code"]
    lasting = ("code",)
    is_put_back = True
    fields = ["code", "names", "own_name", "position"]

    @admin.display(description=_("name"), ordering="code")
    def name(self, language: Language) -> str:
        return str(language)

    def called(self, row: Language) -> str:
        return " ".join([row.code, row.own_name, *row.names.values()])


@admin.register(Region)
class RegionAdmin(SearchInMemory, PoolAdmin):
    list_display = ["name", "code", "country"]
    list_filter = ["country"]
    list_select_related = ["country"]
    search_fields = ["code"]
    lasting = ("code",)
    is_put_back = True
    fields = ["code", "country", "name"]

    def called(self, row: Region) -> str:
        return f"{row.code} {row.name}"

    def suggestion(self, region: Region) -> str:
        return f"{region} · {region.code}"
