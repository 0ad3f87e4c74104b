import pytest

from experts.documents.naming import title_from


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Surat rekomendasi.pdf", "Surat rekomendasi"),
        ("../../x.pdf", "x"),
        (r"C:\Users\Sri\x.pdf", "x"),
        ("a\0b\x1b.pdf", "ab"),
        ("letter\u202efdp.exe", "letterfdp"),
        ("จดหมาย.pdf", "จดหมาย"),
        ("x" * 300 + ".pdf", "x" * 200),
        ("", ""),
        ("\ud800a.pdf", "a"),
    ],
)
def test_a_title_is_what_one_sees_of_the_files_name(name: str, title: str) -> None:
    assert title_from(name) == title
