"""What is in the cells of a workbook, and that no workbook can make the process that reads it grow or end."""

import contextlib
from datetime import date, datetime, time
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from experts.intake.outcome import UnreadableError
from experts.intake.workbook import ARCHIVE, OLD_EXCEL, opened
from tests.intake.workbooks import archive, cell, from_xml, packed, saved

NAMES = ["country", "name", "position"]


def sheets(content: bytes) -> dict[str, list[list[str]]]:
    with opened(BytesIO(content)) as found:
        return {title: list(rows) for title, rows in found.items()}


def only_sheet(content: bytes) -> list[list[str]]:
    (rows,) = sheets(content).values()
    return rows


def merged(rows: list[list[object]], *ranges: str) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for one in ranges:
        book.active.merge_cells(one)
    return saved(book)


def test_cells_are_texts_as_a_list_would_have_them() -> None:
    row = [2020.0, 2.5, True, date(2020, 3, 1), datetime(2020, 3, 1, 8, 30), time(8, 30), "Sri"]
    assert only_sheet(packed([row])) == [["2020", "2.5", "True", "2020-03-01", "2020-03-01", "08:30:00", "Sri"]]


def test_a_table_may_begin_anywhere_in_its_sheet() -> None:
    content = from_xml(f"<row r='3'>{cell('B3', 'name')}</row><row r='5'>{cell('C5', 'Sri')}</row>")
    assert only_sheet(content) == [[], [], ["", "name", ""], [], ["", "", "Sri"]]


def test_two_sheets_can_be_read_side_by_side() -> None:
    with opened(BytesIO(packed([["a"], ["b"]], [["c"], ["d"]]))) as found:
        assert list(zip(*found.values(), strict=True)) == [(["a"], ["c"]), (["b"], ["d"])]


def test_a_hidden_sheet_is_not_the_first() -> None:
    book = Workbook()
    book.active.append(["old"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Now").append(["new"])
    assert list(sheets(saved(book))) == ["Now", "Sheet"]


def test_a_cell_merged_downwards_is_said_of_each_row() -> None:
    rows = [NAMES, ["ID", "Sri", "Head"], [None, "Budi", "Clerk"], [None, "Ani", "Clerk"], [None, "Joko", "Clerk"]]
    assert [row[0] for row in only_sheet(merged(rows, "A2:A4"))] == ["country", "ID", "ID", "ID", ""]


def test_a_cell_merged_sideways_is_said_once() -> None:
    assert only_sheet(merged([["List of officials", None, None], NAMES], "A1:C1"))[0] == ["List of officials", "", ""]


def test_the_result_of_a_formula_is_what_its_cell_says() -> None:
    content = from_xml('<row r="1"><c r="A1" t="str"><f>B9</f><v>Sri</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>')
    assert only_sheet(content) == [["Sri", "2"]]


def test_a_formula_without_a_result_is_kept_for_what_it_is() -> None:
    rows = [NAMES, ["ID", "=A9&B9", "Head"], ["=A9"]]
    assert only_sheet(packed(rows)) == [NAMES, ["ID", "=A9&B9", "Head"], ["=A9"]]


def test_a_formula_that_failed_has_no_result() -> None:
    errors = '<c r="B1" t="e"><f>A1/0</f><v>#DIV/0!</v></c><c r="C1" t="e"><f>X(1)</f><v>#N/A</v></c>'
    assert only_sheet(from_xml(f'<row r="1">{cell("A1", "Sri")}{errors}</row>')) == [["Sri", "=A1/0", ""]]


def test_a_formula_whose_result_is_an_empty_text_is_empty() -> None:
    content = from_xml(f'<row r="1">{cell("A1", "Sri")}<c r="B1" t="str"><f>IF(A9="","",A9)</f><v></v></c></row>')
    assert only_sheet(content) == [["Sri", ""]]


def test_macros_and_links_to_other_files_do_nothing() -> None:
    more = {"xl/vbaProject.bin": "Sub Auto_Open()", "xl/externalLinks/externalLink1.xml": "<externalLink/>"}
    linked = '<row r="1"><c r="A1" t="str"><f>[1]Other!A1</f><v>Sri</v></c></row>'
    assert only_sheet(from_xml(linked, **more)) == [["Sri"]]


@pytest.mark.parametrize(
    ("place", "row"), [("XFD1048576", 1_048_576), ("ZZZZ4000000000", 4_000_000_000)], ids=["the last one", "none"]
)
def test_a_cell_far_away_takes_no_memory_and_ends_no_process(place: str, row: int) -> None:
    with pytest.raises(UnreadableError, match="too much memory"):
        sheets(from_xml(f"<row r='1'>{cell('A1', 'x')}</row><row r='{row}'>{cell(place, 'y')}</row>"))


def test_cells_that_ods_repeats_without_end_take_no_memory() -> None:
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ["office", "table", "text", "manifest"]
    )
    repeated = (
        '<table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": f"<manifest:manifest{names}/>",
        "content.xml": f"<office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="One">{repeated}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>",
    }
    with pytest.raises(UnreadableError):
        sheets(archive(parts))


def test_a_million_rows_that_are_only_formatted_are_nothing() -> None:
    formatted = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(2, 1_000_001))
    assert only_sheet(from_xml(f"<row r='1'>{cell('A1', 'name')}</row>{formatted}")) == [["name"]]


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    content = from_xml("<row/>" * 200_000)
    size = content.index(b"xl/worksheets/sheet1.xml") - 8
    true = content[size : size + 4]
    with pytest.raises(UnreadableError, match="can’t be read|damaged"):
        sheets(content.replace(true, (5000).to_bytes(4, "little")))


WHOLE = packed([NAMES, ["ID", "Sri", "=A1"]])


@settings(max_examples=40, deadline=None)  # each starts a process
@given(
    st.binary(max_size=400).map(OLD_EXCEL.__add__)
    | st.binary(max_size=400).map(ARCHIVE.__add__)
    | st.tuples(st.integers(0, len(WHOLE)), st.binary(max_size=8)).map(lambda at: WHOLE[: at[0]] + at[1])
    | st.tuples(st.integers(0, len(WHOLE)), st.binary(min_size=1, max_size=8)).map(
        lambda at: WHOLE[: at[0]] + at[1] + WHOLE[at[0] + len(at[1]) :]
    )
)
def test_any_bytes_are_read_or_refused_in_words(content: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        sheets(content)
