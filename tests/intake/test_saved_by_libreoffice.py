"""One list, saved by another program in the formats it knows, is one list."""

import csv
from pathlib import Path

import pytest

from tests.intake.reading import read

FOLDER = Path(__file__).parent / "saved_by_libreoffice"
TITLE = ["Daftar pejabat; List of officials, 2026"]


def source(name: str) -> list[list[str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file) if row and row != TITLE]


def saved(name: str) -> list[list[str]]:
    return [row.cells for row in read(FOLDER / name)]


@pytest.mark.parametrize("name", ["messy.xlsx", "messy.ods", "messy.xls", "utf16_tab.csv", "utf8_semicolon.csv"])
def test_a_list_is_the_same_in_every_format(name: str) -> None:
    _header, *rows = source("messy.csv")
    assert saved(name) == rows
    assert len(rows) == 7


def test_a_thai_list_is_the_same_in_windows_874() -> None:
    _header, *rows = source("thai.csv")
    assert saved("thai_windows874.csv") == rows
