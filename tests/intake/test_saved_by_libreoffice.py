"""One list, saved by another program in the formats it knows, is one list."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.core.files import File
from openpyxl import load_workbook

from experts.intake import workflow
from experts.intake.take_in import Options, take_in
from experts.models import Official
from tests.intake.conftest import work
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


@pytest.mark.django_db
def test_whatever_its_format_a_list_would_do_the_same(own_folders: Path) -> None:
    def found(name: str) -> tuple[str, str]:
        path = FOLDER / name
        with path.open("rb") as file:
            intake = workflow.start(File(file), name=name, sender=None, language="en", country=None)
        work(intake)
        intake.refresh_from_db()
        if intake.state == "mapping":
            workflow.map_columns(intake, intake.tables, country=intake.country)
            work(intake)
        return intake.state, intake.digest

    names = ["messy.csv", "messy.xlsx", "messy.ods", "messy.xls", "utf16_tab.csv", "utf8_semicolon.csv"]
    (state, digest), *others = map(found, names)
    assert (state, set(others)) == ("asking", {(state, digest)})


def test_a_thai_list_is_the_same_in_windows_874() -> None:
    _header, *rows = source("thai.csv")
    assert saved("thai_windows874.csv") == rows


@pytest.mark.django_db
def test_a_filled_in_template_is_understood_and_still_helps_to_fill_it_in() -> None:
    path = FOLDER / "filled_template.xlsx"
    with path.open("rb") as file:
        assert take_in(file, name=path.name, options=Options()).problems == []
    told = Official.objects.values_list("name", "posts__title", "posts__since", "posts__until").order_by("name")
    assert list(told) == [
        ("Budi Contoh", "Direktur", date(2019, 1, 1), date(2024, 5, 31)),
        ("Sri Contoh", "Kepala Biro", date(2020, 3, 1), None),
    ]
    rules = [rule.type for page in load_workbook(path) for rule in page.data_validations.dataValidation]
    assert sorted(set(rules)) == ["custom", "list"]
