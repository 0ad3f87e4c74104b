"""The rows of a file as the intake reads them, before it understands any of them."""

from collections.abc import Iterator
from pathlib import Path

from experts.intake.read import read_csv
from experts.intake.sheets import tables
from experts.intake.table import RawRow
from experts.intake.workbook import is_workbook, opened


def read(path: Path) -> Iterator[RawRow]:
    with path.open("rb") as file:
        if is_workbook(file):
            with opened(file) as sheets:
                yield from next(tables(sheets)).rows
        else:
            with read_csv(file) as table:
                yield from table.rows
