"""Who looked at whose restricted data: read by administrators and auditors, written by nobody here."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experts.admin.base import PlainAdmin, ReadOnly
from experts.admin.finding import find_officials
from experts.models import Look, Official, User

LONGEST_KEY = 18  # digits


class Who(admin.SimpleListFilter):
    """Those who have looked at anything."""

    title = _("who")
    parameter_name = "who"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        lookers = User.objects.filter(Exists(Look.objects.filter(by=OuterRef("pk"))))
        return [(str(user.pk), user) for user in lookers]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(by=self.value()) if self.value() else queryset


class Whose(admin.SimpleListFilter):
    """One official: the page of the record leads here."""

    title = _("official")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        key = self.value() or ""
        if not key.isdecimal() or len(key) > LONGEST_KEY:
            return []
        return [(key, Official.objects.filter(pk=key).first() or no_longer_there(key))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.at(self.value()) if self.value() else queryset


@admin.register(Look)
class LookAdmin(ReadOnly, PlainAdmin):
    list_display = ["at", "by", "whose", "part", "document_kind"]
    list_display_links = None  # the row tells all
    list_filter = [Who, "part", Whose]
    list_select_related = ["by", "official", "nomination__official", "document"]
    date_hierarchy = "at"
    show_full_result_count = False
    search_fields = ["official"]
    search_help_text = _("The official: name, post or agency; accents don’t matter.")
    fields = ["at", "by", "whose", "part", "document_kind"]
    readonly_fields = ["whose", "document_kind"]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": capfirst(gettext("looks at restricted data"))})

    def for_list(self, queryset: Any) -> Any:
        return queryset.defer(*(f"nomination__{version}" for version in ("typed", "base", "proposed")))

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        if not search_term.strip():
            return queryset, False
        looked_at = queryset.order_by()
        known = Q(pk__in=looked_at.values("official")) | Q(pk__in=looked_at.values("nomination__official"))
        found = find_officials(Official.objects.filter(known), search_term).values("pk")
        return queryset.filter(Q(official__in=found) | Q(nomination__official__in=found)), False

    @admin.display(description=_("whose"))
    def whose(self, look: Look) -> str:
        if look.official:
            page = reverse("admin:experts_official_change", args=[look.official.pk])
            return format_html('<a href="{}">{}</a>', page, look.official)
        if look.nomination:
            page = reverse("admin:experts_nomination_change", args=[look.nomination.pk])
            return format_html('<a href="{}">{}</a>', page, look.nomination.whom)
        return no_longer_there(look.official_id or look.nomination_id)

    @admin.display(description=_("document"))
    def document_kind(self, look: Look) -> str:
        return look.document.get_kind_display() if look.document else ""


def no_longer_there(key: object) -> str:
    return gettext("No longer on record (number %s)") % key
