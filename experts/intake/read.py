"""Read a CSV file row by row: whatever its delimiter and encoding, and however broken, in bounded memory."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO

from django.utils.translation import gettext as _

from experts.intake.columns import recognise
from experts.intake.encodings import encoding_of
from experts.intake.outcome import UnreadableError
from experts.text import clean

MAX_COLUMNS = 200
MAX_CELL = 2_000_000  # a quote that is never closed swallows the rest of the file: it ends here
MAX_LINE = 4_000_000
BLOCK = 65_536
HINT = "sep="  # with which Excel tells the delimiter, on a line of its own
DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class RawRow:
    line: int
    cells: list[str]
    number: str = ""  # of the person in a workbook with several sheets, whose rows it joins


@dataclass(frozen=True)
class Table:
    header: list[str]
    rows: Iterator[RawRow]
    encoding: str


@contextmanager
def read_csv(file: BinaryIO) -> Iterator[Table]:
    """The table in the file, which must be seekable. Its rows are read when they are asked for."""
    encoding = encoding_of(file)
    file.seek(0)
    text = TextIOWrapper(file, encoding=encoding, newline="")
    try:
        yield _table(text, encoding)
    finally:
        text.detach()  # else it would close the caller's file


def _table(text: TextIOWrapper, encoding: str) -> Table:
    sample = text.read(BLOCK)
    text.seek(0)
    rows = _rows(text, _delimiter(sample))
    header = next(rows, None)
    if header and header.cells[0].startswith(HINT):
        header = next(rows, None)
    if header is None:
        raise UnreadableError(_("The file is empty."))
    if len(header.cells) > MAX_COLUMNS:
        raise UnreadableError(
            _("The file has %(count)d columns; no more than %(limit)d are read.")
            % {"count": len(header.cells), "limit": MAX_COLUMNS}
        )
    return Table(header.cells, rows, encoding)


def _delimiter(sample: str) -> str:
    """The delimiter under which most columns are recognised, or else the one that makes most columns."""
    first_line = next((line for line in sample.splitlines() if line.strip() and not line.startswith(HINT)), "")

    def worth(delimiter: str) -> tuple[int, int]:
        header = next(csv.reader([first_line], delimiter=delimiter), [])
        try:
            return len(recognise(header).places), len(header)
        except UnreadableError:
            return 2, len(header)  # two columns were recognised, though they mean the same

    return max(DELIMITERS, key=worth)


def _rows(text: TextIOWrapper, delimiter: str) -> Iterator[RawRow]:
    """Each row that holds anything, with the line on which it begins."""
    csv.field_size_limit(MAX_CELL)  # the module's own limit is too small to tell which cell is too long
    reader = csv.reader(_lines(text), delimiter=delimiter)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            raise UnreadableError(
                _("Line %d: a cell does not end. Is a quotation mark opened and not closed?") % line
            ) from None
        if cells is None:
            return
        if any(map(clean, cells)):
            yield RawRow(line, cells)
        line = reader.line_num + 1


def _lines(text: TextIOWrapper) -> Iterator[str]:
    number = 0
    while piece := text.readline(MAX_LINE):
        number += 1
        if len(piece) == MAX_LINE:
            raise UnreadableError(_("Line %d is too long for a table.") % number)
        yield piece
