from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from experts.admin.base import PoolAdmin, PoolInline, ReadOnly
from experts.admin.request import link_to_desk
from experts.admin.request_lists import SinceForwarded
from experts.admin.search import wanted
from experts.models import Engagement, EngagementStep, Official, Request


class StepInline(ReadOnly, PoolInline):
    model = EngagementStep
    fields: tuple[str, ...] = ("at", "party", "who", "before", "after", "note")
    readonly_fields = fields
    related = ("by",)

    @admin.display(description=_("who"))
    def who(self, step: EngagementStep) -> str:
        return str(step.by or "–")


@admin.register(Engagement)
class EngagementAdmin(ReadOnly, PoolAdmin):
    """One expert of a request: looked at here, moved at the desk."""

    list_display = ["expert", "country_code", "purpose", "state", "reason", "days", "at_desk"]
    list_filter = ["state", "reason", SinceForwarded, "country", "request__is_demonstration"]
    list_select_related = ["official", "request"]
    date_hierarchy = "forwarded_at"
    ordering = ["-forwarded_at", "pk"]
    search_fields = ["pk"]
    search_help_text = _("Name of the expert.")
    fieldsets = [
        (None, {"fields": ["at_desk", "request", "official", "country", "position", "state", "reason"]}),
        (_("Answer"), {"fields": ["expert_answer", "forwarded_at", "reminded", "answered_at", "answered"]}),
        (
            _("Days"),
            {"fields": [("starts_on", "ends_on"), ("begins_at", "finishes_at", "zone"), "vouched_at", "evaluated"]},
        ),
    ]
    readonly_fields = ["at_desk", "state", "reason", "answered", "evaluated"]
    inlines = [StepInline]

    @property
    def parts(self) -> list[type[Model]]:
        """The steps are a history already."""
        return []

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).exclude(request__state=Request.State.UNVERIFIED)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Each word in a name of the expert, which an index finds; then the expert’s engagements."""
        words = wanted(search_term)
        if search_term.strip() and not words:
            return queryset.none(), False
        for word in words:
            queryset = queryset.filter(official__in=Official.objects.filter(folded_name__contains=word).order_by())
        return queryset, False

    @admin.display(description=_("expert"), ordering="official__sort_key")
    def expert(self, line: Engagement) -> str:
        return str(line.official)

    @admin.display(description=_("country"), ordering="country__position")
    def country_code(self, line: Engagement) -> str:
        return line.country_id

    @admin.display(description=_("what for"), ordering="request__purpose")
    def purpose(self, line: Engagement) -> str:
        return line.request.get_purpose_display()

    @admin.display(description=_("days to the answer"), ordering="forwarded_at")
    def days(self, line: Engagement) -> str | int:
        """Or so far."""
        if line.forwarded_at is None:
            return "–"
        return ((line.answered_at or timezone.now()) - line.forwarded_at).days

    @admin.display(description=_("answered by"))
    def answered(self, line: Engagement) -> str:
        return str(line.answered_by or "–")

    @admin.display(description=_("evaluation"))
    def evaluated(self, line: Engagement) -> str:
        evaluation = getattr(line, "evaluation", None)
        return f"{evaluation.average:.1f} / 5" if evaluation else "–"

    @admin.display(description=_("at the desk"))
    def at_desk(self, line: Engagement) -> SafeString:
        return link_to_desk(line.request_id)
