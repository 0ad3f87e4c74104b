"""Who it is, and when and how that person can be asked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from experts.models import Official, PersonalRecord
from experts.nominations.version.base_form import RecordPart
from experts.nominations.version.fields import Key, Line, Lines, first_day, last_day


class PersonForm(RecordPart):
    other_names = Lines(label=_("Other names"), most=200, required=False, help_text=_("One on each line."))
    tier = Key("tiers", label=_("Tier"), required=False)

    class Meta:
        model = Official
        fields = [
            "name",
            "title_before",
            "title_after",
            "name_local",
            "rank_title",
            "service_since",
            "categories",
            "summary",
            "summary_local",
        ]
        field_classes = dict.fromkeys(("name", "title_before", "title_after", "name_local", "rank_title"), Line)
        help_texts = {
            "name": _("Without titles, in Latin letters where there is one. One word is enough."),
            "title_before": _("For example: Dr."),
            "title_after": _("For example: S.Sos., M.Si."),
            "summary": _("Two or three sentences for somebody who looks for a trainer."),
            "categories": _("An academic shows publications, a practitioner certificates and events. One can be both."),
        }
        widgets = {"summary": forms.Textarea({"rows": 4}), "summary_local": forms.Textarea({"rows": 4})}

    field_order = [
        *("name", "title_before", "title_after", "name_local", "other_names"),
        *("rank_title", "tier", "service_since", "categories", "summary", "summary_local"),
    ]


class IdentityForm(RecordPart):
    class Meta:
        model = PersonalRecord
        fields = ["identity_number"]
        field_classes = {"identity_number": Line}
        help_texts = {"identity_number": _("For example the NIP. It tells people of one name apart.")}


class AvailabilityForm(RecordPart):
    available_from = first_day(_("Available from"), help_text=_("Leave it empty if that is now."))
    available_until = last_day(_("Available until"))

    class Meta:
        model = Official
        fields = ["modes", "travels", "notice_weeks"]

    field_order = ["modes", "travels", "available_from", "available_until", "notice_weeks"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.refuse_disorder("available_from", "available_until")
        return cleaned
