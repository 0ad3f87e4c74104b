"""Unpack a workbook in a process of its own, which may use so much memory and time: ``workbook`` starts it.

What it is given on standard input comes out on standard output in lines of JSON: for each sheet its title, then
its rows that hold anything, each as its number and the texts of its cells.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain, repeat
from typing import BinaryIO

from python_calamine import CalamineError, CalamineSheet, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

from experts import sandbox
from experts.intake.formulas import Formulas, without_result

LOCKED, TOO_LARGE, DAMAGED = 3, 4, 5  # how the process ends, if not well
MOST_MEMORY = 1_200_000_000
MOST_SECONDS = 300
MOST_OUTPUT = 4_000_000_000

Cell = str | int | float | bool | date | time | timedelta


def main() -> int:
    sandbox.limit(memory=MOST_MEMORY, seconds=MOST_SECONDS, output=MOST_OUTPUT)
    file = sys.stdin.buffer
    try:
        for line in _lines(file):
            print(json.dumps(line))
    except PasswordError:
        return LOCKED
    except CalamineError:
        return DAMAGED
    except (MemoryError, OSError):
        return TOO_LARGE
    return 0


def _lines(file: BinaryIO) -> Iterator[str | tuple[int, list[str]]]:
    with load_workbook(file) as workbook:
        formulas = without_result(file)
        sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        # What nobody sees on opening the workbook is not taken for its first sheet.
        for sheet in sorted(sheets, key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible):
            yield sheet.name
            yield from _rows(workbook.get_sheet_by_name(sheet.name), formulas.get(sheet.name, {}))


def _rows(sheet: CalamineSheet, formulas: Formulas) -> Iterator[tuple[int, list[str]]]:
    left = [""] * (sheet.start[1] if sheet.start else 0)
    merged = Merged(sheet.merged_cell_ranges or [])
    below: Iterator[list[Cell]] = repeat([], max(0, max(formulas, default=0) - sheet.total_height - 1))
    for number, row in enumerate(chain(sheet.iter_rows(), below), start=1):
        cells = left + [text(cell) for cell in row]
        for column, formula in formulas.get(number, {}).items():
            cells += [""] * (column + 1 - len(cells))
            cells[column] = formula
        if any(cells):
            merged.fill(number - 1, cells)
            yield number, cells


def text(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


class Merged:
    """Cells that were made one over several rows: what stands in the first of them is said of all of these rows."""

    def __init__(self, ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
        self._beginning: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for (first_row, column), (last_row, _) in ranges:
            if last_row > first_row:
                self._beginning[first_row].append((last_row, column))
        self._open: list[tuple[int, int, str]] = []

    def fill(self, row: int, cells: list[str]) -> None:
        """The rows must come in their order."""
        self._open = [one for one in self._open if one[0] >= row]
        for _, column, value in self._open:
            if column < len(cells) and not cells[column]:
                cells[column] = value
        for last_row, column in self._beginning.pop(row, ()):
            if column < len(cells):
                self._open.append((last_row, column, cells[column]))


if __name__ == "__main__":
    sys.exit(main())
