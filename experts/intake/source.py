"""A file as tables of rows, whatever kind of file it is."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from experts.intake import workbook
from experts.intake.outcome import Finding
from experts.intake.read import read_csv
from experts.intake.sheets import tables
from experts.intake.table import RawRow


@dataclass(frozen=True)
class Part:
    """A table of the file; of a spreadsheet, one of its sheets. The remarks are complete when all rows were read."""

    sheet: str
    header: list[str]
    rows: Iterable[RawRow]
    remarks: list[Finding]


@dataclass(frozen=True)
class Source:
    parts: list[Part]
    encoding: str = ""
    delimiter: str = ""


@contextmanager
def opened(file: BinaryIO) -> Iterator[Source]:
    """The rows are read when they are asked for, part after part. Raises UnreadableError, also while they are read."""
    file.seek(0)
    if workbook.is_workbook(file):
        with workbook.opened(file) as sheets:
            yield Source([Part(one.title, one.header, one.rows, one.remarks) for one in tables(sheets)])
    else:
        with read_csv(file) as table:
            yield Source([Part("", table.header, table.rows, table.remarks)], table.encoding, table.delimiter)
