"""The rows of a preview, as the page shows them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from experts.models import Intake, IntakeRow

Kind = IntakeRow.Kind
TALLIES = [
    ("rows", "", _("Rows")),
    ("new", Kind.NEW, _("New")),
    ("changed", Kind.CHANGED, _("Changed")),
    ("unchanged", Kind.UNCHANGED, _("Unchanged")),
    ("merged", Kind.MERGED, _("Joined to another row")),
    ("wrong", Kind.WRONG, _("Wrong")),
    ("remarks", "remarks", _("With remarks")),
]


@dataclass(frozen=True)
class Tally:
    """How many rows there are of a kind; leads to them."""

    label: Any
    number: int
    kind: str
    is_chosen: bool


@dataclass(frozen=True)
class Told:
    row: IntakeRow
    into: IntakeRow | None  # the row to which it is joined
    problems: list[dict[str, Any]]
    remarks: list[dict[str, Any]]


def tallies(intake: Intake, chosen: str) -> Iterator[Tally]:
    for name, kind, label in TALLIES:
        yield Tally(label, intake.counts.get(name, 0), kind, kind == chosen)


def told(intake: Intake, rows: Iterable[IntakeRow]) -> list[Told]:
    rows = list(rows)
    joined = intake.rows.filter(number__in={row.into for row in rows if row.into is not None})
    by_number = {row.number: row for row in joined.only("intake", "number", "sheet", "line")}
    return [
        Told(
            row,
            by_number.get(row.into) if row.into is not None else None,
            [finding for finding in row.findings if finding["problem"]],
            [finding for finding in row.findings if not finding["problem"]],
        )
        for row in rows
    ]
