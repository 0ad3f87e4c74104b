"""Where the table begins in a file that people made to be printed."""

from collections.abc import Iterator

import pytest

from experts.intake.outcome import UnreadableError
from experts.intake.table import MAX_COLUMNS, SEARCHED, RawRow, Table, find_table

HEADER = ["No", "Nama", "Jabatan", "Negara"]
SRI = ["1", "Sri Wahyuni", "Kepala Biro", "Indonesia"]
BUDI = ["2", "Budi Raharjo", "Kepala Bidang", "Indonesia"]


def table(*rows: list[str]) -> Table:
    found = find_table(RawRow(line, cells) for line, cells in enumerate(rows, start=1))
    assert found
    return found


def told(table: Table) -> list[tuple[int, str]]:
    return [(remark.line, remark.value) for remark in table.remarks]


def test_titles_above_the_header_are_left_out_and_told() -> None:
    found = table(["DAFTAR PEJABAT", "", ""], ["TAHUN 2026"], HEADER, SRI, BUDI)
    assert found.header == HEADER
    assert [(row.line, row.cells) for row in found.rows] == [(4, SRI), (5, BUDI)]
    assert told(found) == [(1, "DAFTAR PEJABAT"), (2, "TAHUN 2026")]


def test_a_title_that_is_a_columns_name_is_not_the_header() -> None:
    assert table(["Jabatan", "", ""], HEADER, SRI).header == HEADER


@pytest.mark.parametrize(
    ("title", "header", "person"),
    [
        ("รายชื่อผู้บริหาร", ["", "ชื่อ-สกุล", "ตำแหน่ง", ""], ["๑", "สมชาย ใจดี", "ผู้อำนวยการ", "กรมตัวอย่าง"]),
        ("Danh sách cán bộ", ["", "Họ và tên", "Chức vụ", ""], ["1", "Vương Đình Ấn", "Vụ trưởng", "Bộ Ví dụ"]),
        ("名单", ["", "姓名", "职务", "单位"], ["甲", "李例", "司长", "例部"]),
    ],
)
def test_the_header_is_known_in_the_languages_of_the_region(title: str, header: list[str], person: list[str]) -> None:
    assert table([title], header, person, person).header == header


def test_without_a_known_name_the_header_is_the_row_with_most_words() -> None:
    header = ["Sobrenome", "Cargo", "2026"]
    assert table(["Lista"], header, ["Sri", "Diretor", "1"]).header == header


def test_the_header_is_looked_for_in_the_first_rows_only() -> None:
    titles = [["Title"]] * (SEARCHED - 1)
    assert table(*titles, HEADER, SRI).header == HEADER
    assert table(*titles, ["Title"], HEADER, SRI).header == ["Title"]


def test_the_header_again_is_left_out_and_told() -> None:
    found = table(HEADER, SRI, [" no ", "NAMA", "Jabatan", "Negara", ""], BUDI)
    assert [row.cells for row in found.rows] == [SRI, BUDI]
    assert told(found) == [(3, "no NAMA Jabatan Negara")]


def test_a_column_without_a_name_is_not_counted() -> None:
    wide = [""] * 1000
    assert list(table(HEADER + wide, SRI).rows)
    with pytest.raises(UnreadableError, match=f"{MAX_COLUMNS + 1} columns"):
        table(["name", *wide[: MAX_COLUMNS - 1], "country"], SRI)


def test_rows_are_read_when_they_are_asked_for() -> None:
    def rows() -> Iterator[RawRow]:
        yield RawRow(1, HEADER)
        yield from (RawRow(line, SRI) for line in range(2, SEARCHED + 1))
        raise AssertionError("It was read in advance.")

    found = find_table(rows())
    assert found
    assert next(found.rows).cells == SRI


def test_no_rows_are_no_table() -> None:
    assert find_table(iter([])) is None
