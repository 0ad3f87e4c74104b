"""What BKN can decide about a proposed word."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from experts.admin.wording import CompetencyForm, ReasonForm, SynonymForm
from experts.vocabulary import proposing


@dataclass(frozen=True)
class WordDecision:
    """``adds`` names the models that whoever decides so must be allowed to add to."""

    name: str
    button: Any
    consequence: Any
    form: Callable[..., forms.Form]
    carry_out: Callable[..., Any]
    adds: tuple[str, ...]


DECISIONS = [
    WordDecision(
        "synonym",
        _("Add as a synonym"),
        _("The search and the forms understand the word at once. Whoever proposed it gets a mail."),
        SynonymForm,
        proposing.accept_as_synonym,
        ("competencylabel",),
    ),
    WordDecision(
        "competency",
        _("Add as a new competency"),
        _("It can be chosen at once. Whoever proposed it gets a mail."),
        CompetencyForm,
        proposing.accept_as_competency,
        ("competency", "competencylabel"),
    ),
    WordDecision(
        "decline",
        _("Decline"),
        _("The word stays out of the list. Whoever proposed it gets a mail with your reason."),
        ReasonForm,
        proposing.decline,
        ("competencylabel",),
    ),
]
