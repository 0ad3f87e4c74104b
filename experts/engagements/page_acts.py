"""What the requester may do about an expert: how the button is called, what it asks, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from experts.engagements import workflow
from experts.engagements.page_forms import DaysForm, EvaluationForm, NoteForm, ReasonForm
from experts.engagements.transitions import Action, Party
from experts.models import Engagement

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Asks:
    question: "StrOrPromise"
    button: "StrOrPromise"
    form: Callable[..., forms.BaseForm]
    carry_out: Callable[[Engagement, Any], None]

    @property
    def is_bare(self) -> bool:
        """A button alone: there is nothing to ask."""
        return self.form is forms.Form


def _evaluate(engagement: Engagement, form: Any) -> None:
    workflow.evaluate(engagement, form.save(commit=False))


def _miss(engagement: Engagement, form: Any) -> None:
    workflow.miss(engagement, note=form.cleaned_data["note"], by=Party.REQUESTER)


ASKS: dict[str, Asks] = {
    Action.CONFIRM: Asks("", _("Agree on these days"), forms.Form, lambda line, _form: workflow.confirm(line)),
    Action.DELIVER: Asks(
        "", _("It took place"), forms.Form, lambda line, _form: workflow.deliver(line, by=Party.REQUESTER)
    ),
    Action.EVALUATE: Asks(_("What was it worth?"), _("Send the evaluation"), EvaluationForm, _evaluate),
    Action.MOVE: Asks(
        _("Ask for other days"),
        _("Ask for these days"),
        DaysForm,
        lambda line, form: workflow.move(line, form.days, note=form.cleaned_data["note"]),
    ),
    Action.MISS: Asks(_("It did not take place"), _("It did not take place"), ReasonForm, _miss),
    Action.CANCEL: Asks(
        _("Cancel for this expert"),
        _("Cancel for this expert"),
        NoteForm,
        lambda line, form: workflow.cancel(line, note=form.cleaned_data["note"]),
    ),
}
