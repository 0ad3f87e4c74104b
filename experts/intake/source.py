"""A file as tables of rows, whatever kind of file it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from experts.intake.read import RawRow, read_csv
from experts.intake.sheets import tables
from experts.intake.workbook import is_workbook, read_sheets


@dataclass(frozen=True)
class Part:
    """A table of the file; of a spreadsheet, one of its sheets."""

    sheet: str
    header: list[str]
    rows: Iterator[RawRow]


@dataclass(frozen=True)
class Source:
    parts: list[Part]
    encoding: str = ""


@contextmanager
def opened(file: BinaryIO) -> Iterator[Source]:
    """The rows are read when they are asked for, part after part. Raises UnreadableError, also while they are read."""
    file.seek(0)
    if is_workbook(file):
        yield Source([Part(table.title, table.header, iter(table.rows)) for table in tables(read_sheets(file))])
    else:
        with read_csv(file) as table:
            yield Source([Part("", table.header, table.rows)], table.encoding)
