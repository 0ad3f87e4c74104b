"""Files to take in, made from rows or from text, and what the database remembers of it."""

import csv
from collections.abc import Iterable
from io import BytesIO, StringIO
from typing import Any

import pghistory.models

from experts.intake.cells import Cells
from experts.intake.check import check
from experts.intake.columns import recognise, require
from experts.intake.outcome import Finding, Outcome
from experts.intake.rows import Row
from experts.intake.sheets import tables
from experts.intake.table import RawRow
from experts.intake.take_in import Options, take_in
from experts.intake.vocabulary import Vocabulary
from experts.intake.workbook import opened

PERSON = {"country": "ID", "name": "Sri Wahyuni", "position": "Director"}


def person(name: str = "Sri Wahyuni", **cells: str) -> dict[str, str]:
    return PERSON | {"name": name} | cells


def as_csv(*rows: dict[str, str]) -> str:
    """The rows under the columns of all of them."""
    text = StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(column for row in rows for column in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def take(*rows: dict[str, str], **options: Any) -> Outcome:
    return take_text(as_csv(*rows), **options)


def take_text(text: str | bytes, **options: Any) -> Outcome:
    content = text.encode() if isinstance(text, str) else text
    return take_in(BytesIO(content), name="people.csv", options=Options(**options))


def checked(workbook: bytes) -> list[Row]:
    """The rows of all sheets, in which nothing may be wrong."""
    vocabulary = Vocabulary.load()
    rows = []
    with opened(BytesIO(workbook)) as sheets:
        for table in tables(sheets):
            columns = recognise(table.header)
            require(columns)
            assert columns.ignored == []
            for raw in table.rows:
                cells = Cells(raw, columns)
                row = check(cells, vocabulary)
                assert row is not None, cells.problems
                assert cells.remarks == []
                rows.append(row)
    return rows


def row(without: Iterable[str] = (), **cells: str) -> Row:
    """The person’s row with these cells, in which nothing may be wrong."""
    checked, problems = _row(without, cells)
    assert checked is not None, problems
    assert not problems
    return checked


def wrong(without: Iterable[str] = (), **cells: str) -> list[tuple[str, str, str]]:
    """Column, value and reason of everything that is wrong with the person’s row with these cells."""
    _checked, problems = _row(without, cells)
    assert problems
    return [(problem.column, problem.value, problem.reason) for problem in problems]


def _row(without: Iterable[str], more: dict[str, str]) -> tuple[Row | None, list[Finding]]:
    every = {field: text for field, text in (PERSON | more).items() if field not in without}
    cells = Cells(RawRow(2, list(every.values())), recognise(list(every)))
    return check(cells, Vocabulary.load()), cells.problems


def told(outcome: Outcome) -> list[tuple[int, str, str]]:
    """Line, column and value of every problem."""
    return [(problem.line, problem.column, problem.value) for problem in outcome.problems]


def events() -> int:
    """How many rows the history has."""
    return pghistory.models.Events.objects.count() + pghistory.models.Context.objects.count()
