from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from experts.admin.base import PoolAdmin, PoolInline, ReadOnly
from experts.admin.fields import called
from experts.admin.reviewing import Reviewing
from experts.models import Nomination, NominationStep


class StepInline(ReadOnly, PoolInline):
    model = NominationStep
    fields: tuple[str, ...] = ("at", "who", "before", "after", "note")
    who = called("by", _("who"))
    readonly_fields = fields
    related = ("by",)


@admin.register(Nomination)
class NominationAdmin(Reviewing, ReadOnly, PoolAdmin):
    """What countries ask for is read and decided on, never edited."""

    list_display = ["whom", "kind", "country_code", "state", "reason", "created_by", "created_at"]
    list_filter = ["state", "kind", "country"]
    list_select_related = ["official", "created_by"]
    search_fields = ["official__name", "name"]
    search_help_text = _("Name of the official.")
    fieldsets = [
        (None, {"fields": ["kind", "official", "name", "agency", "reason", "note"]}),
        (_("Decision"), {"fields": ["state", "endorser", "endorsed_at", "answer", "decider", "decided_at"]}),
    ]
    readonly_fields = ["state", "endorser", "decider"]
    endorser = called("endorsed_by", _("endorsed by"))
    decider = called("decided_by", _("decided by"))
    inlines = [StepInline]

    @property
    def parts(self) -> list[type[Model]]:
        """The steps are a history already."""
        return []

    def get_queryset(self, request: HttpRequest) -> QuerySet[Nomination]:
        """A draft is nobody’s business yet but that of whoever writes it."""
        return super().get_queryset(request).exclude(state=Nomination.State.DRAFT)

    @admin.display(description=_("official"), ordering="official__sort_key")
    def whom(self, nomination: Nomination) -> str:
        return nomination.whom

    @admin.display(description=_("country"), ordering="country__position")
    def country_code(self, nomination: Nomination) -> str:
        return nomination.country_id
