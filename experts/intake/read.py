"""Read a CSV file row by row: whatever its delimiter and encoding, and however broken, in bounded memory."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import TextIOWrapper
from itertools import islice
from typing import BinaryIO

from django.utils.translation import gettext as _

from experts.intake.encodings import BLOCK, encoding_of
from experts.intake.outcome import UnreadableError
from experts.intake.table import SEARCHED, RawRow, Table, best_header, find_table, recognised
from experts.text import clean

MAX_CELL = 2_000_000  # a quote that is never closed swallows the rest of the file: it ends here
MAX_LINE = 4_000_000
HINT = "sep="  # with which Excel tells the delimiter, on a line of its own
DELIMITERS = ",;\t|"


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
    delimiter = _delimiter(sample)
    table = find_table(_without_hint(_rows(text, delimiter)))
    if table is None:
        raise UnreadableError(_("The file is empty."))
    return replace(table, encoding=encoding, delimiter=delimiter)


def _delimiter(sample: str) -> str:
    """The delimiter under which most columns are recognised, or else the one that makes most columns."""
    lines = [line for line in sample.splitlines() if line.strip() and not line.startswith(HINT)][:SEARCHED]

    def worth(delimiter: str) -> tuple[int, int]:
        rows = list(_sampled(lines, delimiter))
        header = rows[best_header(rows)] if rows else []
        return recognised(header), len(header)

    return max(DELIMITERS, key=worth)


def _sampled(lines: list[str], delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        yield from reader
    except csv.Error:
        return  # which is told, with its line, when the rows are read


def _without_hint(rows: Iterator[RawRow]) -> Iterator[RawRow]:
    first = list(islice(rows, 1))
    yield from (row for row in first if not row.cells[0].startswith(HINT))
    yield from rows


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
