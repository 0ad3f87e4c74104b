"""The small forms of the requester's page."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experts.engagements.days import DaysMixin
from experts.guards.forms import Lines
from experts.models import Country, Evaluation, Request

SCALE = [(number, str(number)) for number in range(1, 6)]


class NoteForm(forms.Form):
    note = Lines(rows=3, label=gettext_lazy("A word to them (optional)"), max_length=1000, required=False)


class ReasonForm(forms.Form):
    note = Lines(
        rows=3,
        label=gettext_lazy("Why not?"),
        max_length=1000,
        error_messages={"required": gettext_lazy("Say in a few words why it did not take place.")},
    )


class DaysForm(DaysMixin, NoteForm):
    field_order = [*DaysMixin.NAMES, "note"]


class MessageForm(forms.Form):
    to = forms.ModelChoiceField(
        Country.objects.none(),
        label=gettext_lazy("Write to"),
        empty_label=gettext_lazy("Badan Kepegawaian Negara (BKN)"),
        required=False,
    )
    text = Lines(
        rows=4,
        label=gettext_lazy("Your message"),
        max_length=2000,
        error_messages={"required": gettext_lazy("Write your message.")},
    )

    def __init__(self, *args: Any, request: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = request.engagements.forwarded().values("country")
        self.fields["to"].queryset = Country.objects.filter(pk__in=asked)  # type: ignore[attr-defined]


class EvaluationForm(forms.ModelForm):
    class Meta:
        model = Evaluation
        fields = ["knowledge", "teaching", "preparation", "usefulness", "comment"]

    comment = Lines(
        rows=4, label=gettext_lazy("What else would you tell us? (optional)"), max_length=2000, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        questions = {
            "knowledge": _("Knew the field"),
            "teaching": _("Made it clear"),
            "preparation": _("Was prepared and on time"),
            "usefulness": _("Was of use to us"),
        }
        for name, question in questions.items():
            self.fields[name] = forms.TypedChoiceField(
                label=question,
                choices=SCALE,
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose a number from 1 to 5.")},
            )
        self.order_fields([*questions, "comment"])
