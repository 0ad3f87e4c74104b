import csv
import io

import pytest
from django.http import HttpResponseBase
from django.test import Client
from openpyxl import load_workbook

from experts.directory.exports import harmless
from tests.factories import make_agency, make_official

pytestmark = pytest.mark.django_db


def content(response: HttpResponseBase) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def csv_rows(client: Client, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content(client.get(path)).decode("utf-8-sig"))))


def test_the_public_fields_of_a_result(public: Client) -> None:
    make_official(
        "Sri Wahyuni",
        title_before="Dr.",
        agency=make_agency("Agency of Records", acronym="AOR"),
        tier="executive",
        competencies=["taxation", "talent-management"],
        languages=["en", "id"],
        modes=["online"],
        is_demonstration=True,
    )
    (row,) = csv_rows(public, "/experts.csv")
    assert row["Name"] == "Sri Wahyuni"
    assert row["Titles before the name"] == "Dr."
    assert row["Agency"] == "Agency of Records (AOR)"
    assert row["Seniority"] == "Executive"
    assert row["Competencies"] == "Taxation; Talent management"
    assert row["Teaches in"] == "English; Indonesian"
    assert row["How"] == "Online"
    assert row["Willing to travel"] == "no"
    assert row["Invented for demonstration"] == "yes"
    assert row["Address of the profile"] == "http://testserver/experts/sri-wahyuni/"


def test_csv_and_xlsx_hold_the_same_and_all_pages(public: Client) -> None:
    for number in range(25):
        make_official(f"Name {number:02}", country="TH")
    make_official("Elsewhere", country="ID")
    path = "/experts.{}?country=TH&page=2"
    rows = csv_rows(public, path.format("csv"))
    sheet = load_workbook(io.BytesIO(content(public.get(path.format("xlsx"))))).active
    headings, *cells = sheet.iter_rows(values_only=True)
    assert [row["Name"] for row in rows] == [f"Name {number:02}" for number in range(25)]
    assert [dict(zip(headings, ["" if c is None else c for c in line], strict=True)) for line in cells] == rows


def test_exports_are_in_the_language_of_their_address(public: Client) -> None:
    make_official(competencies=["taxation"])
    response = public.get("/id/experts.csv")
    public.get("/experts/")  # the language of another request must not slip into what is still being sent
    (row,) = csv.DictReader(io.StringIO(content(response).decode("utf-8-sig")))
    assert row["Kompetensi"] == "Perpajakan"


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(public: Client, name: str) -> None:
    make_official("Somebody", rank_title=name)
    (row,) = csv_rows(public, "/experts.csv")
    assert row["Local rank title"] == f"'{name}"
    sheet = load_workbook(io.BytesIO(content(public.get("/experts.xlsx")))).active
    assert "f" not in {cell.data_type for line in sheet.iter_rows() for cell in line}


def test_ordinary_text_stays_as_it_is() -> None:
    assert harmless("a=1") == "a=1"
    assert harmless("") == ""


def test_control_characters_do_not_break_the_spreadsheet(public: Client) -> None:
    make_official("Bell\x07 Ringer")
    sheet = load_workbook(io.BytesIO(content(public.get("/experts.xlsx")))).active
    assert sheet["A2"].value == "Bell Ringer"
