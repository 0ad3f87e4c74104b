from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from experts import looks
from experts.admin.base import PoolAdmin, PoolInline, ReadOnly
from experts.admin.request_lists import Asked, Experts, Outcome, RequestState, SinceVerified
from experts.models import Engagement, Look, Official, Request

SENDER = "experts_request_sender"


class EngagementInline(ReadOnly, PoolInline):
    model = Engagement
    fields: tuple[str, ...] = ("official", "country", "state", "reason", "forwarded_at", "answered_at")
    readonly_fields = fields
    related = ("official", "country")
    show_change_link = True


@admin.register(Request)
class RequestAdmin(ReadOnly, PoolAdmin):
    """What is asked for is looked at here; every step is taken at the desk, by its workflow."""

    list_display = ["need", "state", "days", "at_desk", "asked_countries", "country_code"]
    list_filter = [
        RequestState,
        "purpose",
        Asked,
        Experts,
        Outcome,
        SinceVerified,
        "is_demonstration",
    ]
    date_hierarchy = "verified_at"
    ordering = ["-verified_at", "pk"]
    search_fields = ["organisation", "requester_name", "requester_email"]  # of the row itself: no joins
    search_help_text = _("Organisation or requester.")
    fieldsets = [
        (None, {"fields": ["at_desk", "state", "purpose", "organisation", "country", "is_demonstration"]}),
        (
            _("What is needed"),
            {
                "fields": [
                    "competencies_asked",
                    "wanted",
                    "language_wanted",
                    ("audience", "participants"),
                    ("starts_on", "ends_on", "hours"),
                    ("mode", "place"),
                    "covers",
                    "answer_by",
                    "in_turn",
                ]
            },
        ),
        (_("What became of it"), {"fields": ["created_at", "verified_at", "passed_to", "answer", "ended_at"]}),
    ]
    sender = (
        _("Restricted: the requester"),
        {"classes": ["restricted"], "fields": ["requester_name", "requester_email", "language", "message"]},
    )
    readonly_fields = ["at_desk", "competencies_asked", "created_at", "is_demonstration", "state"]
    inlines = [EngagementInline]

    @property
    def parts(self) -> list[type[Model]]:
        return [Engagement]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).verified()

    def for_list(self, queryset: Any) -> Any:
        return queryset.prefetch_related(Prefetch("engagements", Engagement.objects.only("request", "country")))

    def get_urls(self) -> list[Any]:
        sender = self.admin_site.admin_view(require_safe(self.show_sender))
        return [path("<int:pk>/sender/", sender, name=SENDER), *super().get_urls()]

    def show_sender(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, found):
            raise PermissionDenied
        looks.record(Official.objects.filter(engagements__request=found), Look.Part.SENDER, by=request.user)
        return self.change_view(request, str(pk))

    def get_fieldsets(self, request: HttpRequest, obj: Request | None = None) -> Any:
        """Whoever looks at figures and states has no need of a person’s name."""
        is_wanted = request.resolver_match and request.resolver_match.url_name == SENDER
        return [*self.fieldsets, self.sender] if is_wanted else self.fieldsets

    @admin.display(description=_("request"), ordering="purpose")
    def need(self, found: Request) -> str:
        return str(found)

    @admin.display(description=_("country"), ordering="country__position")
    def country_code(self, found: Request) -> str:
        return found.country_id or "–"

    @admin.display(description=_("countries asked"))
    def asked_countries(self, found: Request) -> str:
        """In the order in which they are asked."""
        return ", ".join(dict.fromkeys(line.country_id for line in found.engagements.all())) or "–"

    @admin.display(description=_("days"), ordering="verified_at")
    def days(self, found: Request) -> int:
        return ((found.ended_at or timezone.now()) - found.verified_at).days if found.verified_at else 0

    @admin.display(description=_("competencies"))
    def competencies_asked(self, found: Request) -> str:
        return ", ".join(each.label for each in found.competencies.with_labels()) or "–"

    @admin.display(description=_("at the desk"))
    def at_desk(self, found: Request) -> SafeString:
        return link_to_desk(found.pk)


def link_to_desk(request_id: int) -> SafeString:
    there = reverse("engagements:desk_request", args=[request_id])
    return format_html('<a href="{}">{}</a>', there, gettext("Open at the desk"))
