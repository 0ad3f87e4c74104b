"""The report as a workbook: a sheet for each table, numbers as numbers."""

import tempfile
from collections.abc import Iterable, Iterator
from typing import IO

from openpyxl import Workbook

from experts.directory.exports import harmless
from experts.figures.report.section import Cell, Section, Table
from experts.text import printable

WIDE, NARROW = 32, 18


def write(sections: Iterable[Section]) -> IO[bytes]:
    """A temporary file, at its start."""
    workbook = Workbook(write_only=True)
    for section in sections:
        for table in section.tables:
            sheet = workbook.create_sheet(str(table.sheet))
            sheet.freeze_panes = "B2"
            sheet.column_dimensions["A"].width = WIDE
            for column in "BCDEFGH":
                sheet.column_dimensions[column].width = NARROW
            for row in _rows(table):
                sheet.append([_cell(cell) for cell in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    workbook.save(file)
    file.seek(0)
    return file


def _rows(table: Table) -> Iterator[list[Cell]]:
    yield [str(name) for name in table.head]
    for row in [*table.rows, *([table.total] if table.total else [])]:
        yield [row.label, *row.cells]


def _cell(value: Cell) -> Cell:
    return harmless(printable(value)) if isinstance(value, str) else value
