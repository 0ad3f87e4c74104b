from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from experts.models import Nomination, Official
from experts.models.nomination import REMOVAL_REASONS
from experts.nominations.keeping import HIDING_REASONS
from experts.nominations.transitions import Transition

State = Nomination.State
MOST = 1000


def note_field(label: Any, *, required: bool) -> forms.CharField:
    errors = {"required": _("Say why: whoever proposed it reads your answer.")}
    return forms.CharField(
        label=label, required=required, max_length=MOST, widget=forms.Textarea({"rows": 4}), error_messages=errors
    )


class ListForm(forms.Form):
    """Which of the country’s or the agencies’ experts are listed."""

    ALL, PUBLIC, DUE, HIDDEN = "", "public", "due", "hidden"
    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            *((ALL, _("All of them")), (PUBLIC, _("Public"))),
            *((DUE, _("To be renewed")), (HIDDEN, _("Hidden"))),
        ],
    )


class ExportForm(ListForm):
    contacts = forms.BooleanField(required=False)


class StateForm(forms.Form):
    OPEN = ""
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[(OPEN, _("Open")), ("all", _("All")), *State.choices]
    )


class MarkedForm(forms.Form):
    official = forms.ModelMultipleChoiceField(
        Official.objects.none(), error_messages={"required": _("Mark at least one expert.")}
    )

    def __init__(self, *args: Any, officials: QuerySet[Official], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelMultipleChoiceField, self.fields["official"]).queryset = officials


class HidingForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("Choose a reason")), *((each.value, each.label) for each in HIDING_REASONS)],
        error_messages={"required": _("Choose a reason.")},
    )


class RemovalForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("Choose a reason")), *((each.value, each.label) for each in REMOVAL_REASONS)],
        error_messages={"required": _("Choose a reason.")},
    )
    note = note_field(_("Note for those who decide (optional)"), required=False)


class NoteForm(forms.Form):
    """What is said with a step."""

    def __init__(self, transition: Transition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed = transition.needs_note
        self.fields["note"] = note_field(
            _("Why, as whoever proposed it will read") if needed else _("Note (optional)"), required=needed
        )
