from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from experts.models import Nomination, Official
from experts.models.nomination import REMOVAL_REASONS
from experts.nominations.carrying import Stands, changes, digest
from experts.nominations.keeping import HIDING_REASONS
from experts.nominations.mending import coarse, markable
from experts.nominations.transitions import Action, Transition
from experts.nominations.version.difference import Difference

State = Nomination.State
MOST = 1000
STANDS = "stands-"  # how the fields begin that ask about conflicts
DECIDES_ON_VERSION = (Action.ENDORSE, Action.APPROVE)


def note_field(label: Any, *, required: bool) -> forms.CharField:
    errors = {"required": _("Say why: whoever proposed it reads your answer.")}
    return forms.CharField(
        label=label, required=required, max_length=MOST, widget=forms.Textarea({"rows": 4}), error_messages=errors
    )


def _mend_field(nomination: Nomination) -> forms.MultipleChoiceField:
    """Any field may be named; whoever reads the page without its fields chooses among sections and documents."""
    field = forms.MultipleChoiceField(
        label=_("What is to be mended? (optional)"),
        required=False,
        choices=[(key, key) for key in markable(nomination)],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("What you ticked has changed meanwhile: look at it again.")},
    )
    field.widget.choices = coarse(nomination)
    return field


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


class SendingForm(forms.Form):
    """What is said when a version is sent to whoever decides next."""

    others = forms.BooleanField(
        label=_("None of them is the same person"),
        error_messages={"required": _("Say whether one of these people is the same person.")},
    )
    note = note_field(_("Note for those who decide (optional)"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, asks_about_others: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_about_others:
            del self.fields["others"]


class NoteForm(forms.Form):
    """What is said with a step, and of which version; where the record has changed meanwhile, what is right."""

    def __init__(
        self,
        transition: Transition,
        nomination: Nomination,
        *args: Any,
        found: Sequence[Difference] | None = None,
        **kwargs: Any,
    ) -> None:
        """``found`` are the changes, where the page has read them already."""
        super().__init__(*args, **kwargs)
        if nomination.has_version and transition.action in DECIDES_ON_VERSION:
            self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, initial=digest(nomination))
        if nomination.has_version and transition.action == Action.APPROVE:
            known = changes(nomination) if found is None else found
            self._ask_about(change for change in known if change.is_conflict)
        if nomination.has_version and transition.action == Action.RETURN:
            self.fields["mend"] = _mend_field(nomination)
        needed = transition.needs_note
        self.fields["note"] = note_field(
            _("Why, as whoever proposed it will read") if needed else _("Note (optional)"), required=needed
        )

    def answer(self) -> dict[str, Any]:
        """What the function of the step takes."""
        given = self.cleaned_data
        stands = {name.removeprefix(STANDS): Stands(value) for name, value in given.items() if name.startswith(STANDS)}
        answer = {"note": given["note"]} | ({"seen": given["seen"]} if "seen" in given else {})
        answer |= {"mend": given["mend"]} if "mend" in given else {}
        return answer | ({"stands": stands} if stands else {})

    def _ask_about(self, conflicts: Iterable[Difference]) -> None:
        for conflict in conflicts:
            self.fields[f"{STANDS}{conflict.key}"] = forms.ChoiceField(
                label=_("%(what)s: what is right?") % {"what": conflict.what},
                choices=[
                    (Stands.RECORD, _("The record as it is now: %s") % (conflict.now or _("removed"))),
                    (Stands.PROPOSAL, _("What is proposed: %s") % (conflict.after or _("removed"))),
                ],
                widget=forms.RadioSelect,
                error_messages={"required": _("Say what is right: the record was changed meanwhile.")},
            )
