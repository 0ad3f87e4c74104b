import contextlib
import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experts.intake.outcome import UnreadableError
from experts.intake.read import MAX_LINE, read_csv
from experts.intake.table import MAX_COLUMNS, RawRow

PLAIN = "country,name,position\nVN,Vương Đình An,Director\nID,Sri Wahyuni,Head\n"
ROWS = [RawRow(2, ["VN", "Vương Đình An", "Director"]), RawRow(3, ["ID", "Sri Wahyuni", "Head"])]


def rows(content: bytes) -> list[RawRow]:
    with read_csv(BytesIO(content)) as table:
        return list(table.rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_same_table_in_any_encoding_and_with_any_delimiter(encoding: str, delimiter: str, ending: str) -> None:
    text = PLAIN.replace(",", delimiter).replace("\n", ending)
    assert rows(text.encode(encoding)) == ROWS


def test_big_endian_utf16_is_known_by_its_mark() -> None:
    assert rows(b"\xfe\xff" + PLAIN.encode("utf-16-be")) == ROWS


def test_windows_1252_is_read_and_told() -> None:
    with read_csv(BytesIO("country,name\nPH,Peña\n".encode("cp1252"))) as table:
        assert table.encoding == "cp1252"
        assert [row.cells for row in table.rows] == [["PH", "Peña"]]


def test_windows_874_is_read_and_told() -> None:
    with read_csv(BytesIO("country,name\nTH,สมชาย ใจดี\n".encode("cp874"))) as table:
        assert table.encoding == "cp874"
        assert [row.cells for row in table.rows] == [["TH", "สมชาย ใจดี"]]


def test_accents_that_touch_do_not_make_a_file_thai() -> None:
    with read_csv(BytesIO("country,name\nTL,Assunção\nPH,Peña\n".encode("cp1252"))) as table:
        assert table.encoding == "cp1252"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_mixture_of_encodings_is_told_with_its_line(mark: bytes) -> None:
    content = mark + PLAIN.encode() + "PH,Peña,Head\n".encode("cp1252") + "MM,ဒေါ်ခင်မာ,Head\n".encode()
    with pytest.raises(UnreadableError, match="Line 4 is not in UTF-8, while other lines are"):
        rows(content)


def test_a_line_that_could_be_utf8_does_not_make_a_mixture() -> None:
    lines = "".join(f"TH,{name},Head\n" for name in ["รก", *["สมชาย ใจดี", "มานี มีนา", "ปิติ พอใจ"] * 5])
    assert rows(b"country,name,position\n" + lines.encode("cp874"))[0].cells == ["TH", "รก", "Head"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zero_bytes(encoding: str) -> None:
    assert rows(PLAIN.encode(encoding)) == ROWS


def test_the_delimiter_is_the_one_that_makes_known_columns() -> None:
    text = "country;name;position, as printed, with, many, commas\nID;Sri;Head, Legal, and so on\n"
    assert [row.cells for row in rows(text.encode())] == [["ID", "Sri", "Head, Legal, and so on"]]


def test_titles_above_the_header_do_not_hide_the_delimiter() -> None:
    text = 'DAFTAR PEJABAT, KEPALA BIRO, DAN LAIN-LAIN\n"TAHUN 2026";;\n;;\nnegara;nama;jabatan\nID;Sri, S.H.;Head\n'
    with read_csv(BytesIO(text.encode())) as table:
        assert (table.delimiter, table.header) == (";", ["negara", "nama", "jabatan"])
        assert list(table.rows) == [RawRow(5, ["ID", "Sri, S.H.", "Head"])]


def test_the_hint_that_excel_writes_is_no_header() -> None:
    assert rows(b"sep=;\n" + PLAIN.replace(",", ";").encode()) == [RawRow(row.line + 1, row.cells) for row in ROWS]


def test_a_row_is_known_by_the_line_on_which_it_begins() -> None:
    content = b'\n\ncountry,name\nID,"Sri\nWahyuni"\n\n , \nID,Budi\n'
    assert [row.line for row in rows(content)] == [4, 8]


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_line() -> None:
    content = b'country,name\nID,Sri\nID,"Budi\n' + b"ID,Somebody else\n" * 150_000
    with pytest.raises(UnreadableError, match="Line 3: a cell does not end"):
        rows(content)


def test_a_line_without_end_is_refused_before_it_fills_the_memory() -> None:
    with pytest.raises(UnreadableError, match="Line 2 is too long"):
        rows(b"country,name\n" + b"x" * (MAX_LINE + 1))


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "The file is empty", id="empty"),
        pytest.param(b"\xef\xbb\xbf\n \n", "The file is empty", id="only-a-mark"),
        pytest.param(png(), "not a text file", id="png"),
        pytest.param(b"%PDF-1.7\n", "This is a PDF", id="pdf"),
        pytest.param(b'\xef\xbb\xbf<?xml version="1.0"?><Workbook>', "This is XML", id="xml"),
        pytest.param(b"\n<HTML><table>", "This is a web page", id="html"),
        pytest.param(b"\xff\xfe" + b"a", "UTF-16, but it is damaged", id="half-a-character"),
        pytest.param(b"country,name\nID,\x81\x8d\n", "not a text file", id="no-known-encoding"),
        pytest.param(b",".join([b"x"] * 10_000) + b"\n", f"10000 columns; no more than {MAX_COLUMNS}", id="columns"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        rows(content)


def test_the_file_stays_the_callers() -> None:
    file = BytesIO(PLAIN.encode())
    with read_csv(file):
        pass
    assert not file.closed


def test_a_stray_nul_does_not_make_a_text_file_binary() -> None:
    content = PLAIN.encode() + b"ID,Bu\0di,Head\n"
    assert rows(content)[-1].cells == ["ID", "Bu\0di", "Head"]


def test_rows_that_say_nothing_are_none_however_many() -> None:
    assert rows(PLAIN.encode() + b",,\n" * 1_000_000) == ROWS


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"country,name\n", b"\xff\xfe", b"c\0o\0u\0n\0", b"TH,\xca\xc1\xaa\n"]),
)
def test_any_bytes_are_read_or_refused_in_words(content: bytes, start: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        rows(start + content)
