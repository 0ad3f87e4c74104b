from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from experts import looks
from experts.admin.answering import Answering
from experts.admin.base import PoolAdmin
from experts.admin.fields import called
from experts.admin.restricted_columns import columns_of_sender
from experts.admin.search import SearchThrough
from experts.models import Correction, Look, Official


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
    restricted_columns = staticmethod(columns_of_sender)
    search_help_text = _("The official: name, post, agency or competency.")
    fieldsets = [
        (None, {"fields": ["official", "where", "from_official", "part", "text", "grounds"]}),
        (_("Decision"), {"fields": ["state", "created_at", "verified_at", "answer", "decider", "decided_at"]}),
    ]
    sender = (
        _("Restricted: the sender"),
        {"classes": ["restricted"], "fields": ["requester_name", "requester_email", "language"]},
    )
    readonly_fields = ["where", "created_at", "decider"]
    decider = called("decided_by", _("decided by"))

    def get_queryset(self, request: HttpRequest) -> Any:
        """Nobody reads what its sender has not confirmed."""
        return super().get_queryset(request).verified()

    def get_urls(self) -> list[Any]:
        sender = self.admin_site.admin_view(require_safe(self.show_sender))
        return [path("<int:pk>/sender/", sender, name="experts_correction_sender"), *super().get_urls()]

    def show_sender(self, request: HttpRequest, pk: int) -> HttpResponse:
        correction = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, correction):
            raise PermissionDenied
        looks.record(Official.objects.filter(pk=correction.official_id), Look.Part.SENDER, by=request.user)
        return self.change_view(request, str(pk))

    def get_fieldsets(self, request: HttpRequest, obj: Correction | None = None) -> Any:
        """Whoever decides has no need of the sender’s name: the answer is mailed."""
        is_asked = request.resolver_match and request.resolver_match.url_name == "experts_correction_sender"
        return [*self.fieldsets, self.sender] if is_asked else self.fieldsets

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
