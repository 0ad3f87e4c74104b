"""The public fields of all results, to take along: temporary files, at their start, written with flat memory.

They are gone when closed.
"""

import csv
import io
import tempfile
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

# Spreadsheets take a text that starts with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_file(rows: Iterator[list[str]]) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    text = io.TextIOWrapper(file, "utf-8-sig", newline="")  # unmarked, Excel reads it in an encoding of its own choice
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in rows)
    text.detach()
    file.seek(0)
    return file


def xlsx_file(rows: Iterator[list[str]], title: str = "") -> IO[bytes]:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title or _("Experts"))
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


def as_it_was(text: str) -> str:
    """The text that was made harmless."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA_STARTS) else text
