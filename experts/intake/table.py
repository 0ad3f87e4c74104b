"""A table of a file: the row that names its columns, be it below titles, and the rows under it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from django.utils.translation import gettext as _

from experts.intake.column_meanings import meanings
from experts.intake.outcome import Finding, UnreadableError, shown
from experts.text import clean

MAX_COLUMNS = 200
SEARCHED = 15  # rows, among which the names of the columns are looked for
LONGEST_HEADING, SURE = 80, 0.9


@dataclass(frozen=True, slots=True)
class RawRow:
    line: int
    cells: list[str]
    number: str = ""  # of the person in a workbook with several sheets, whose rows it joins


@dataclass(frozen=True)
class Table:
    """The rows are read when they are asked for; the remarks are complete when all were."""

    header: list[str]
    rows: Iterator[RawRow]
    remarks: list[Finding] = field(default_factory=list)
    encoding: str = ""
    delimiter: str = ""


def find_table(rows: Iterator[RawRow]) -> Table | None:
    """The table that begins among the first rows, none of which may be blank; None when there are none."""
    first = list(islice(rows, SEARCHED))
    if not first:
        return None
    header = best_header([row.cells for row in first])
    titles, names, others = first[:header], first[header].cells, first[header + 1 :]
    named = max(place for place, name in enumerate(names, start=1) if clean(name))
    if named > MAX_COLUMNS:
        raise UnreadableError(
            _("The file has %(count)d columns; no more than %(limit)d are read.")
            % {"count": named, "limit": MAX_COLUMNS}
        )
    remarks = [_remark(row, _("This stands above the names of the columns; it was left out.")) for row in titles]
    return Table(names, _without_repeats(chain(others, rows), names, remarks), remarks)


def best_header(rows: list[list[str]]) -> int:
    """Which of the rows names the columns: the one of which most is recognised, or else the one with most words."""
    return max(range(len(rows)), key=lambda place: (recognised(rows[place]), _words(rows[place]), -place))


def recognised(cells: list[str]) -> int:
    """How many fields the cells name, in whatever language of the region."""
    headings = (cell for cell in cells[:MAX_COLUMNS] if len(cell) <= LONGEST_HEADING)
    return len({field for heading in headings for field, sureness in meanings(heading).items() if sureness >= SURE})


def _words(cells: list[str]) -> int:
    return sum(any(map(str.isalpha, cell)) for cell in cells)


def _without_repeats(rows: Iterable[RawRow], names: list[str], remarks: list[Finding]) -> Iterator[RawRow]:
    """Lists that were put together from several, or are printed page by page, name their columns again."""
    header = _said(names)
    for row in rows:
        if _said(row.cells) == header:
            remarks.append(_remark(row, _("This row names the columns again; it was left out.")))
        else:
            yield row


def _said(cells: list[str]) -> list[str]:
    return [said for cell in cells if (said := cell.strip().casefold())]


def _remark(row: RawRow, reason: str) -> Finding:
    return Finding(row.line, "", shown(" ".join(filter(None, (clean(cell[:80]) for cell in row.cells[:20])))), reason)
