"""The form with the questions of one page, and what its answers mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from experts.intake.kept_answers import Given
from experts.intake.pages.meanings import Meanings, meanings
from experts.models import IntakeQuestion

Answer, Kind = IntakeQuestion.Answer, IntakeQuestion.Kind
ONE_OF_THESE, ANOTHER = "=", "another"  # a candidate’s key follows the first
NEW = {Kind.AGENCY: _("A new agency (unconfirmed)"), Kind.PERSON: _("Another person")}


@dataclass(frozen=True)
class Asked:
    question: IntakeQuestion
    answer: forms.BoundField
    other: forms.BoundField | None  # in which another one is named
    known: str  # the id of the list from which it is chosen


class AnswersForm(forms.Form):
    def __init__(self, questions: Sequence[IntakeQuestion], data: Any = None, *, is_locked: bool = False) -> None:
        super().__init__(data)
        self.questions = questions
        places = dict.fromkeys(_place(question) for question in questions if question.kind != Kind.PERSON)
        self.known: dict[tuple[str, str], Meanings] = {place: meanings(*place) for place in places}
        for question in questions:
            self._add(question)
        for field in self.fields.values():
            field.disabled = is_locked

    def _add(self, question: IntakeQuestion) -> None:
        known = self.known.get(_place(question), {})
        self.fields[f"answer-{question.pk}"] = forms.ChoiceField(
            choices=list(_choices(question)),
            required=False,
            widget=forms.RadioSelect,
            label=question.value,
            initial=_initial(question),
        )
        if question.kind != Kind.PERSON:
            attributes = {"list": list_id(question), "autocomplete": "off", "aria-label": _("Another: “%s”") % question}
            self.fields[f"other-{question.pk}"] = forms.CharField(
                required=False,
                max_length=400,
                widget=forms.TextInput(attributes),
                initial="" if _is_candidate(question) else known.get(question.target, question.target),
            )

    def clean(self) -> None:
        for question in self.questions:
            name = f"other-{question.pk}"
            is_another = self.cleaned_data.get(f"answer-{question.pk}") == ANOTHER
            if is_another and name not in self.errors and not self._meant(question):
                self.add_error(name, _("Choose one of the list."))

    def given(self) -> Given:
        return {question.pk: self._answer(question) for question in self.questions}

    def _answer(self, question: IntakeQuestion) -> tuple[str, str]:
        given: str = self.cleaned_data[f"answer-{question.pk}"]
        if given.startswith(ONE_OF_THESE):
            return Answer.MEANS, given.removeprefix(ONE_OF_THESE)
        return (Answer.MEANS, self._meant(question)) if given == ANOTHER else (given, "")

    def _meant(self, question: IntakeQuestion) -> str:
        """The key of the one that is named."""
        text = self.cleaned_data.get(f"other-{question.pk}", "").casefold()
        return next((key for key, label in self.known[_place(question)].items() if label.casefold() == text), "")

    def asked(self) -> Iterator[Asked]:
        for question in self.questions:
            other = None if question.kind == Kind.PERSON else self[f"other-{question.pk}"]
            yield Asked(question, self[f"answer-{question.pk}"], other, list_id(question))

    def lists(self) -> Mapping[str, list[str]]:
        return {f"known-{kind}-{country}": list(known.values()) for (kind, country), known in self.known.items()}


def list_id(question: IntakeQuestion) -> str:
    kind, country = _place(question)
    return f"known-{kind}-{country}"


def _place(question: IntakeQuestion) -> tuple[str, str]:
    """Where its meaning is looked for: only agencies differ from country to country."""
    return question.kind, question.country_id if question.kind == Kind.AGENCY else ""


def _choices(question: IntakeQuestion) -> Iterator[tuple[str, Any]]:
    is_person = question.kind == Kind.PERSON
    for candidate in question.candidates:
        label = candidate["label"]
        yield f"{ONE_OF_THESE}{candidate['key']}", _("The same person: %s") % label if is_person else label
    if not is_person:
        yield ANOTHER, _("Another one, named here:")
    if question.kind in NEW:
        yield Answer.NEW, NEW[Kind(question.kind)]
    if not is_person:
        yield Answer.SKIP, _("Leave it out")


def _is_candidate(question: IntakeQuestion) -> bool:
    return question.target in {str(candidate["key"]) for candidate in question.candidates}


def _initial(question: IntakeQuestion) -> str:
    if question.answer != Answer.MEANS:
        return question.answer
    return f"{ONE_OF_THESE}{question.target}" if _is_candidate(question) else ANOTHER
