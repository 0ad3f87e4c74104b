"""What was answered to the questions of a file, and what is remembered of answers to earlier ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from django.db.models import F

from experts.intake.vocabulary import Vocabulary
from experts.models import Intake, IntakeQuestion, KnownAs
from experts.text import letters

Kind = IntakeQuestion.Kind
Answer = IntakeQuestion.Answer
REMEMBERED = (Kind.AGENCY, Kind.COMPETENCY, Kind.LANGUAGE, Kind.TIER)

T = TypeVar("T")


@dataclass(frozen=True)
class Answers:
    """By kind, country and letters of a value, what it means: a slug or code, or nothing where it is left out.

    Of people the letters are those of the place where the row stands, and what it means is ``official:KEY``,
    ``row:NUMBER``, or nothing for somebody else.
    """

    meant: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    new: frozenset[tuple[str, str, str]] = frozenset()  # answered to be new ones

    @classmethod
    def of(cls, intake: Intake) -> "Answers":
        meant = _remembered(intake.country_id)
        given = intake.questions.exclude(answer__in=["", Answer.LEAVE])
        for one in given:
            meant[one.kind, one.country_id, one.key] = one.target if one.answer == Answer.MEANS else ""
        new = {(one.kind, one.country_id, one.key) for one in given if one.answer == Answer.NEW}
        return cls(meant, frozenset(new))

    def person(self, place: str) -> str:
        """Who is meant by the row that stands there."""
        return self.meant.get((Kind.PERSON, "", letters(place)), "")

    def rows(self) -> list[int]:
        """The numbers of rows that are meant by others."""
        targets = [target for (kind, _, _), target in self.meant.items() if kind == Kind.PERSON]
        return [int(target.removeprefix("row:")) for target in targets if target.startswith("row:")]

    @property
    def left_out(self) -> frozenset[tuple[str, str]]:
        """Kind and letters of the values that are passed over."""
        return frozenset((kind, key) for (kind, _, key), target in self.meant.items() if not target)

    def enrich(self, vocabulary: Vocabulary) -> Vocabulary:
        """The vocabulary with what was answered."""
        return replace(
            vocabulary,
            competencies=self._added(Kind.COMPETENCY, vocabulary.competencies),
            languages=self._added(Kind.LANGUAGE, vocabulary.languages),
            tiers=self._added(Kind.TIER, vocabulary.tiers),
        )

    def _added(self, kind: Kind, known: dict[str, T]) -> dict[str, T]:
        answers = {key: known.get(letters(target)) for (one, _, key), target in self.meant.items() if one == kind}
        return known | {key: target for key, target in answers.items() if target is not None}


def _remembered(country: str | None) -> dict[tuple[str, str, str], str]:
    """What a country means by a word goes before what everybody means."""
    known = KnownAs.objects.exclude(kind=KnownAs.Kind.COLUMN).order_by(F("country").asc(nulls_first=True))
    meant = {}
    for kind, of, key, target in known.values_list("kind", "country", "key", "target"):
        if kind == Kind.AGENCY:
            meant[kind, of or "", key] = target
        elif of in (None, country):
            meant[kind, "", key] = target
    return meant


def remember(questions: Iterable[IntakeQuestion], *, country: str | None = None) -> None:
    """Keep what was answered for the files to come: of this country only, where whoever answered speaks for it.

    A new agency needs none of it: it has the name that was asked.
    """
    for one in questions:
        if one.kind in REMEMBERED and one.answer in (Answer.MEANS, Answer.SKIP):
            KnownAs.objects.update_or_create(
                kind=one.kind,
                country_id=one.country_id or country,
                key=one.key,
                defaults={"value": one.value, "target": one.target},
            )
