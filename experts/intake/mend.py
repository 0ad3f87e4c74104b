"""The wrong rows of a spreadsheet, to mend and upload again: each bad cell is marked and says what is wrong.

A row of a further sheet of a template finds its person by a number: so the people of such rows come along, with no
more than the names by which they are known. Not with the key of their record: it would say that the cells which are
empty here are to be emptied.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from experts.intake.columns import FIELDS
from experts.intake.headings import NUMBER, PEOPLE
from experts.intake.sheets import IDENTITY, KINDS
from experts.models import Intake, IntakeRow
from experts.text import letters

BAD = PatternFill("solid", fgColor="FFFFE699")
BOLD = Font(bold=True)
AUTHOR = "ASEAN Expert Pool"
RECORD = "record"

Table = dict[str, Any]  # as ``Intake.tables`` has it


@dataclass(frozen=True, slots=True)
class Marked:
    text: str
    reason: str = ""


Line = list[Marked]


def wrong_rows_file(intake: Intake) -> IO[bytes]:
    """A temporary file at its start; it is gone when closed."""
    book = Workbook(write_only=True)
    people = next((table for table in intake.tables if KINDS.get(table["sheet"]) == PEOPLE), None)
    if people:
        _write_template(book, intake, people)
    else:
        for table in intake.tables:
            _write(book, table["sheet"] or _("Wrong rows"), table["header"], map(_line, _wrong(intake, table)))
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return file


def _write_template(book: Workbook, intake: Intake, people: Table) -> None:
    places = [place for place, name in enumerate(people["header"]) if FIELDS.get(letters(name)) in IDENTITY]
    number_heading = NUMBER["en"]  # as good as any other
    numbers = count(1)
    lines: dict[int, Line] = {}  # of people, by number
    known: dict[tuple[str, ...], int] = {}  # the number, by the names that rows of further sheets repeat
    for row in _wrong(intake, people):
        number = next(numbers)
        lines[number] = _line(row)
        known.setdefault(tuple(row.cells[place] for place in places), number)
    others: dict[str, list[Line]] = {}
    for table in (table for table in intake.tables if table is not people):
        others[table["sheet"]] = theirs = []
        for row in _wrong(intake, table):
            names = tuple(row.cells[: len(places)])
            if names not in known:
                known[names] = next(numbers)
                lines[known[names]] = _named(names, places, people["header"])
            theirs.append([Marked(str(known[names])), *_line(row)[len(places) :]])
    numbered = ([Marked(str(number)), *line] for number, line in lines.items())
    _write(book, people["sheet"], [number_heading, *people["header"]], numbered)
    for table in (table for table in intake.tables if table is not people):
        _write(book, table["sheet"], [number_heading, *table["header"][len(places) :]], others[table["sheet"]])


def _named(names: Iterable[str], places: Iterable[int], header: Sequence[str]) -> Line:
    line = [Marked("")] * len(header)
    for place, name in zip(places, names, strict=False):
        if FIELDS[letters(header[place])] != RECORD:
            line[place] = Marked(name)
    return line


def _wrong(intake: Intake, table: Table) -> Iterator[IntakeRow]:
    return intake.rows.filter(kind=IntakeRow.Kind.WRONG, sheet=table["sheet"]).iterator(chunk_size=1000)


def _line(row: IntakeRow) -> Line:
    """What is said of the row as a whole is said at its first cell."""
    reasons: dict[int, list[str]] = {}
    for finding in row.findings:
        if finding["problem"]:
            reasons.setdefault(max(0, finding["place"]), []).append(finding["reason"])
    return [Marked(text, "\n".join(reasons.get(place, []))) for place, text in enumerate(row.cells)]


def _write(book: Workbook, title: str, header: Iterable[str], lines: Iterable[Line]) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    names = [_cell(sheet, Marked(name)) for name in header]
    for name in names:
        name.font = BOLD
    sheet.append(names)
    for line in lines:
        sheet.append([_cell(sheet, marked) for marked in line])


def _cell(sheet: Any, marked: Marked) -> WriteOnlyCell:
    """Always a text: what stands in it must come back as it was, and no spreadsheet may run it."""
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", marked.text))
    cell.data_type = "s"
    cell.quotePrefix = True
    if marked.reason:
        cell.fill = BAD
        cell.comment = Comment(marked.reason, AUTHOR, height=120, width=280)
    return cell
