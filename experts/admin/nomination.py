from django.contrib import admin
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from experts.admin.base import PoolAdmin, PoolInline, ReadOnly
from experts.admin.reviewing import Reviewing
from experts.models import Nomination, NominationStep


class StepInline(ReadOnly, PoolInline):
    model = NominationStep
    fields: tuple[str, ...] = ("at", "by", "before", "after", "note")
    readonly_fields = fields
    related = ("by",)


@admin.register(Nomination)
class NominationAdmin(Reviewing, ReadOnly, PoolAdmin):
    """What countries ask for is read and decided on, never edited."""

    list_display = ["official", "kind", "country_code", "state", "reason", "created_by", "created_at"]
    list_filter = ["state", "kind", "country"]
    list_select_related = ["official", "created_by"]
    search_fields = ["official__name"]
    search_help_text = _("Name of the official.")
    fieldsets = [
        (None, {"fields": ["kind", "official", "reason", "note"]}),
        (_("Decision"), {"fields": ["state", "endorsed_by", "endorsed_at", "answer", "decided_by", "decided_at"]}),
    ]
    readonly_fields = ["state"]
    inlines = [StepInline]

    @property
    def parts(self) -> list[type[Model]]:
        """The steps are a history already."""
        return []

    @admin.display(description=_("country"), ordering="country__position")
    def country_code(self, nomination: Nomination) -> str:
        return nomination.country_id
