from typing import Any

from django.contrib import admin
from django.db.models import F, Model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from experts.admin.base import PoolAdmin, PoolInline, ReadOnly
from experts.admin.fields import called
from experts.admin.request import link_to_desk
from experts.admin.request_lists import SinceForwarded
from experts.admin.search import SearchThrough
from experts.models import Engagement, EngagementStep, Request


class StepInline(ReadOnly, PoolInline):
    model = EngagementStep
    fields: tuple[str, ...] = ("at", "party", "who", "before", "after", "note")
    who = called("by", _("who"))
    readonly_fields = fields
    related = ("by",)


@admin.register(Engagement)
class EngagementAdmin(SearchThrough, ReadOnly, PoolAdmin):
    """One expert of a request: looked at here, moved at the desk."""

    list_display = ["expert", "state", "days", "at_desk", "country_code", "reason", "purpose"]
    list_filter = ["state", "reason", SinceForwarded, "country", "request__is_demonstration"]
    list_select_related = ["official", "request"]
    date_hierarchy = "forwarded_at"
    ordering = [F("forwarded_at").desc(nulls_last=True), "pk"]
    search_fields = ["official"]
    search_through = "official"
    search_help_text = _("The expert: name, post, agency or competency.")
    fieldsets = [
        (None, {"fields": ["at_desk", "request", "official", "country", "position", "state", "reason"]}),
        (_("Answer"), {"fields": ["expert_answer", "forwarded_at", "reminded", "answered_at", "answered"]}),
        (
            _("Days"),
            {"fields": [("starts_on", "ends_on"), ("begins_at", "finishes_at", "zone"), "vouched_at", "evaluated"]},
        ),
    ]
    readonly_fields = ["at_desk", "state", "reason", "answered", "evaluated"]
    answered = called("answered_by", _("answered by"))
    inlines = [StepInline]

    @property
    def parts(self) -> list[type[Model]]:
        """The steps are a history already."""
        return []

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).exclude(request__state=Request.State.UNVERIFIED)

    @admin.display(description=_("expert"), ordering="official__sort_key")
    def expert(self, line: Engagement) -> str:
        return str(line.official)

    @admin.display(description=_("country"), ordering="country__position")
    def country_code(self, line: Engagement) -> str:
        return line.country_id

    @admin.display(description=_("what for"), ordering="request__purpose")
    def purpose(self, line: Engagement) -> str:
        return line.request.get_purpose_display()

    @admin.display(description=_("days"), ordering="forwarded_at")
    def days(self, line: Engagement) -> str | int:
        """To the answer, or so far."""
        if line.forwarded_at is None:
            return "–"
        return ((line.answered_at or timezone.now()) - line.forwarded_at).days

    @admin.display(description=_("evaluation"))
    def evaluated(self, line: Engagement) -> str:
        evaluation = getattr(line, "evaluation", None)
        return f"{evaluation.average:.1f} / 5" if evaluation else "–"

    @admin.display(description=_("at the desk"))
    def at_desk(self, line: Engagement) -> SafeString:
        return link_to_desk(line.request_id)
