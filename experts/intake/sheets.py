"""The sheets of a filled-in template as the tables that the check takes: each row of a sheet becomes one row.

A row of a further sheet says by the number in its first column whose it is. It is taken in with that number and the
name of that person, as the rows of a list with a row for each post are; so whatever is wrong is told by its own sheet,
row and column.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from django.utils.translation import gettext as _

from experts.intake.columns import FIELDS
from experts.intake.headings import NUMBER, PEOPLE, TITLES
from experts.intake.outcome import Finding, UnreadableError, shown
from experts.intake.table import RawRow, find_table
from experts.intake.template_examples import EXAMPLE
from experts.text import clean, letters

KINDS = {title: kind for kind, titles in TITLES.items() for title in titles.values()}
NUMBERS = {letters(name) for name in NUMBER.values()}
IDENTITY = ("country", "name", "name_local", "external_id", "identity_number", "record")
EXAMPLES = set(EXAMPLE.values())  # in the place of the number: a row that only shows how

Sheets = Mapping[str, Iterable[list[str]]]


@dataclass(frozen=True, slots=True)
class SheetTable:
    title: str
    header: list[str]
    rows: Iterable[RawRow]
    remarks: list[Finding] = field(default_factory=list)


def tables(sheets: Sheets) -> Iterator[SheetTable]:
    """Of a template, a table for each sheet that is ours, people first; of another workbook, its first sheet."""
    if any(_is_of_people(title, rows) for title, rows in sheets.items()):
        yield from _of_template(sheets)
    else:
        yield _first(sheets)


def _is_of_people(title: str, rows: Iterable[list[str]]) -> bool:
    """By its first column too: lists of other people’s making may have a sheet of this name."""
    return KINDS.get(title) == PEOPLE and letters(next(chain.from_iterable(rows), "")) in NUMBERS


def _first(sheets: Sheets) -> SheetTable:
    """As it would be in CSV."""
    rows = next(iter(sheets.values()), [])
    numbered = (RawRow(line, cells) for line, cells in enumerate(rows, start=1))
    table = find_table(row for row in numbered if any(map(clean, row.cells)))
    if table is None:
        raise UnreadableError(_("The workbook is empty."))
    if others := list(sheets)[1:]:
        reason = _("Only the first sheet that holds anything is read, so these were not.")
        table.remarks.append(Finding(1, _("sheets"), shown(", ".join(others)), reason))
    return SheetTable("", table.header, table.rows, table.remarks)


def _of_template(sheets: Sheets) -> Iterator[SheetTable]:
    ours = {KINDS[title]: _table(title, rows) for title, rows in sheets.items() if title in KINDS and rows}
    people = ours.pop(PEOPLE)
    identity = _identities(people)
    numbered = [RawRow(row.line, row.cells[1:], clean(row.cells[0])) for row in people.rows]
    yield SheetTable(people.title, people.header[1:], numbered)
    for table in ours.values():
        yield _with_names(table, people, identity)


def _table(title: str, rows: Iterable[list[str]]) -> SheetTable:
    header, *others = rows
    missing = [""] * len(header)
    numbered = (RawRow(line, cells + missing[len(cells) :]) for line, cells in enumerate(others, start=2))
    return SheetTable(title, header, [row for row in numbered if _says_something(row.cells, header)])


def _says_something(cells: list[str], header: list[str]) -> bool:
    """The template gives each row its number and country already."""
    if not cells or letters(cells[0]) in EXAMPLES:
        return False
    given = {0, *(place for place, name in enumerate(header) if FIELDS.get(letters(name)) == "country")}
    return any(clean(cell) for place, cell in enumerate(cells) if place not in given)


def _identities(people: SheetTable) -> dict[str, list[str]]:
    places = _identity_places(people)
    found: dict[str, list[str]] = {}
    for row in people.rows:
        number = clean(row.cells[0])
        if number in found:
            raise UnreadableError(
                _("Sheet “%(sheet)s”, row %(row)d: the number %(number)s is another row’s already.")
                % {"sheet": people.title, "row": row.line, "number": number}
            )
        if number:
            found[number] = [row.cells[place] for place in places]
    return found


def _identity_places(people: SheetTable) -> list[int]:
    return [place for place, name in enumerate(people.header) if FIELDS.get(letters(name)) in IDENTITY]


def _with_names(table: SheetTable, people: SheetTable, identity: dict[str, list[str]]) -> SheetTable:
    """A name that its own row repeats only helps whoever fills it in; the number counts."""
    of_the_person = {0, *_identity_places(table)}
    own = [place for place in range(len(table.header)) if place not in of_the_person]
    header = [people.header[place] for place in _identity_places(people)] + [table.header[place] for place in own]
    rows = []
    for row in table.rows:
        number = clean(row.cells[0])
        if number not in identity:
            raise UnreadableError(
                _("Sheet “%(sheet)s”, row %(row)d: no person has the number “%(number)s”.")
                % {"sheet": table.title, "row": row.line, "number": number[:40]}
            )
        more = row.cells[len(table.header) :]
        rows.append(RawRow(row.line, [*identity[number], *(row.cells[place] for place in own), *more], number))
    return SheetTable(table.title, header, rows)
