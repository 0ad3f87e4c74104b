"""What a word may be another name of."""

from experts.intake.candidates import Candidate, Candidates
from experts.intake.suggesting import CHOICES
from experts.models import IntakeQuestion

MOST = 3


class Near:
    """Made once for a page of words, for it reads the vocabulary."""

    def __init__(self) -> None:
        self._candidates: Candidates | None = None

    def of(self, text: str) -> list[Candidate]:
        """The likeliest competencies first; their keys are slugs."""
        if self._candidates is None:
            self._candidates = Candidates(CHOICES[IntakeQuestion.Kind.COMPETENCY](""))
        return self._candidates.of(text, MOST)
