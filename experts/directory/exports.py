"""The public fields of all results, to take along: CSV as a stream, XLSX through a file, both with flat memory."""

import csv
import tempfile
from collections.abc import Iterator
from typing import IO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

# Spreadsheets take a text that starts with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Echo:
    """What ``csv`` writes to, when what it writes is to be passed on at once."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterator[list[str]]) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield "\ufeff"  # Without it, Excel reads the file in an encoding of its own choice.
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


def xlsx_file(rows: Iterator[list[str]], title: str) -> IO[bytes]:
    """A temporary file, at its start; it is gone when closed."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title)
    sheet.freeze_panes = "B2"
    for row in rows:
        sheet.append([harmless(ILLEGAL_CHARACTERS_RE.sub("", cell)) for cell in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    workbook.save(file)
    file.seek(0)
    return file


def harmless(text: str) -> str:
    """The text so that no spreadsheet runs it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
