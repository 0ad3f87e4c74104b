from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experts.admin.answering import Answering
from experts.admin.base import PoolAdmin
from experts.admin.search import SearchThrough
from experts.models import Correction


class Age(admin.SimpleListFilter):
    title = _("age")
    parameter_name = "age"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("week", _("Within a week")), ("month", _("Within a month")), ("older", _("Over a month"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        now = timezone.now()
        match self.value():
            case "week":
                return queryset.filter(verified_at__gte=now - timedelta(days=7))
            case "month":
                return queryset.filter(verified_at__gte=now - timedelta(days=30))
            case "older":
                return queryset.filter(verified_at__lt=now - timedelta(days=30))
        return queryset


@admin.register(Correction)
class CorrectionAdmin(Answering, SearchThrough, PoolAdmin):
    """What was sent is read and decided on, never edited."""

    list_display = ["official", "country_code", "part", "from_official", "state", "verified_at", "decided_by"]
    list_filter = ["state", Age, "part", "from_official", "official__country"]
    list_select_related = ["official", "decided_by"]
    search_fields = ["official"]
    search_through = "official"
    restricted_of = "official"
    search_help_text = _("The official: name, post, agency or competency.")
    fieldsets = [
        (None, {"fields": ["official", "where", "from_official", "part", "text", "grounds"]}),
        (
            _("Restricted: the sender"),
            {"classes": ["restricted"], "fields": ["requester_name", "requester_email", "language"]},
        ),
        (_("Decision"), {"fields": ["state", "created_at", "verified_at", "answer", "decided_by", "decided_at"]}),
    ]
    readonly_fields = ["where", "created_at"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Nobody reads what its sender has not confirmed."""
        return super().get_queryset(request).verified()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Correction | None = None) -> bool:
        """The right to decide, on the list; on its page, a correction is only looked at."""
        return obj is None and super().has_change_permission(request)

    @admin.display(description=_("country"), ordering="official__country__position")
    def country_code(self, correction: Correction) -> str:
        return correction.official.country_id

    @admin.display(description=_("profile"))
    def where(self, correction: Correction) -> str:
        official = correction.official
        edit = format_html(
            '<a href="{}">{}</a>', reverse("admin:experts_official_change", args=[official.pk]), gettext("Edit")
        )
        if not official.is_published:
            return edit
        view = format_html('<a href="{}">{}</a>', official.get_absolute_url(), gettext("View on site"))
        return format_html("{} · {}", edit, view)
