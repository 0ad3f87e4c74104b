"""Workbooks are read like lists, whatever they are; what can't be read is told in one line."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from experts.intake import workbook
from experts.intake.outcome import Outcome, UnreadableError
from experts.intake.report import problems
from experts.intake.take_in import Options, take_in
from experts.models import Official
from tests.intake.workbooks import archive, cell, from_xml, packed, saved

pytestmark = pytest.mark.django_db
HEADER = ["Nama lengkap", "Negara", "Jabatan", "Mulai", "Tahun masuk"]


def take(content: bytes) -> Outcome:
    return take_in(BytesIO(content), name="list.xlsx", options=Options())


def test_the_first_sheet_that_holds_anything_is_the_list() -> None:
    row = ["Sri Wahyuni", "Indonesia", "Kepala Biro", date(2020, 3, 1), 2001.0]
    outcome = take(packed([], [[], HEADER, row, []], [["something else"]]))
    assert outcome.problems == []
    official = Official.objects.get()
    post = official.posts.get()
    assert (official.name, official.service_since) == ("Sri Wahyuni", 2001)
    assert (post.title, post.since) == ("Kepala Biro", date(2020, 3, 1))


def test_what_is_wrong_is_told_by_the_row_that_excel_shows() -> None:
    outcome = take(packed([[], HEADER, [], ["Sri Wahyuni", "Nowhere", "Kepala Biro"]]))
    (problem,) = problems(outcome)
    assert problem.startswith("line 4, Negara “Nowhere”")
    assert not Official.objects.exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (packed([]), "The workbook is empty"),
        (packed([HEADER])[:2000], "can’t be read"),
        (archive({"text": b"a letter"}), "can’t be read"),
        (b"PK\x03\x04" + bytes(100), "can’t be read"),
        (workbook.OLD_EXCEL + bytes(600), "can’t be read"),
    ],
    ids=["empty", "cut off", "another archive", "nonsense", "an old one that is damaged"],
)
def test_what_can_not_be_read_is_told(content: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        take(content)


def test_what_would_fill_the_memory_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_BYTES", 20_000_000)
    with pytest.raises(UnreadableError, match="holds 30 MB; no more than 20 MB"):
        take(archive({"bomb": bytes(30_000_000)}))


def test_sheets_that_are_not_read_are_told() -> None:
    outcome = take(packed([HEADER, ["Sri Wahyuni", "Indonesia", "Kepala Biro"]], [["more"]], [], [["and more"]]))
    (remark,) = outcome.remarks
    assert (remark.column, remark.value) == ("sheets", "Sheet 1, Sheet 3")


def test_titles_above_the_table_and_its_header_again_are_told() -> None:
    row = ["Sri Wahyuni", "Indonesia", "Kepala Biro"]
    outcome = take(packed([["DAFTAR PEJABAT"], [], HEADER, row, HEADER, ["Budi Raharjo", *row[1:]]]))
    assert outcome.rows == 2
    assert [(remark.line, remark.value[:14]) for remark in outcome.remarks] == [
        (1, "DAFTAR PEJABAT"),
        (5, "Nama lengkap N"),
    ]


def test_ten_thousand_columns_are_too_many() -> None:
    with pytest.raises(UnreadableError, match="10000 columns; no more than 200"):
        take(packed([[f"column {number}" for number in range(10_000)]]))


def test_a_cell_that_is_too_long_is_told() -> None:
    text = cell("A1", "name") + cell("B1", "country") + cell("C1", "summary")
    long = cell("A2", "Sri Wahyuni") + cell("B2", "Indonesia") + cell("C2", "x" * 1_000_000)
    (problem,) = take(from_xml(f"<row r='1'>{text}</row><row r='2'>{long}</row>")).problems
    assert "1000000 characters long" in problem.reason


def test_a_formula_without_a_result_is_told() -> None:
    (problem,) = take(packed([HEADER, ["Sri Wahyuni", "Indonesia", "=A1&B1"]])).problems
    assert (problem.column, problem.value) == ("Jabatan", "=A1&B1")
    assert "formula" in problem.reason


def test_a_header_of_two_rows_is_the_one_that_tells_more() -> None:
    book = Workbook()
    for row in [
        ["Negara", "Nama", "Jabatan"],
        [None, None, "Nama jabatan", "Unit kerja"],
        ["ID", "Sri", "Head", "Law"],
    ]:
        book.active.append(row)
    for cells in ["A1:A2", "B1:B2", "C1:D1"]:
        book.active.merge_cells(cells)
    assert take(saved(book)).problems == []
    post = Official.objects.get().posts.get()
    assert (post.title, post.unit) == ("Head", "Law")
