"""What rows of a file mean for the database, before anything is written."""

from dataclasses import dataclass, field

from experts.intake.dossiers import Dossier, Draft
from experts.intake.outcome import Finding
from experts.intake.people import Known
from experts.intake.rows import Row
from experts.intake.table import RawRow
from experts.models import IntakeRow

Kind = IntakeRow.Kind


@dataclass(slots=True)
class Checked:
    """A row of the file, and what the check made of it; ``row`` is missing when no answer could mend it."""

    number: int
    sheet: str
    raw: RawRow
    row: Row | None
    problems: list[Finding]
    remarks: list[Finding]


@dataclass(slots=True)
class Person:
    """Somebody of whom rows of this batch speak."""

    known: Known
    dossier: Dossier
    rows: list[Checked]

    def kind_of(self, draft: Draft) -> Kind:
        if self.known.official_id is None:
            return Kind.NEW
        return Kind.CHANGED if draft else Kind.UNCHANGED


@dataclass(slots=True)
class Plan:
    people: list[Person] = field(default_factory=list)
    wrong: list[Checked] = field(default_factory=list)
    alike: list[tuple[Checked, list[Known]]] = field(default_factory=list)  # somebody new, and who it may be
