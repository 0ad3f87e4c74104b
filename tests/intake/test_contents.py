import pytest

from experts.intake.contents import is_agency, is_year, may_be_a_name
from experts.models.fields import this_year


@pytest.mark.parametrize(
    "text",
    [
        "Ministry of Wonders",
        "Land Management Bureau",
        "สำนักงานความฝัน",
        "財務省",
        "인사혁신처",
        "Ủy ban Mơ Ước",
        "Cục Thuế",
    ],
)
def test_the_names_of_agencies_are_known_by_how_they_begin_or_end(text: str) -> None:
    assert is_agency(text)


@pytest.mark.parametrize("text", ["", "Bo", "Agency", "Director of a Bureau in Town", "服部", "กมล ใจดี", "Sri Wahyuni"])
def test_other_texts_are_no_names_of_agencies(text: str) -> None:
    assert not is_agency(text)


def test_years_are_of_a_life_in_service() -> None:
    assert [is_year(text) for text in ("1960", " 1999 ", str(this_year()))] == [True] * 3
    assert [is_year(text) for text in ("1959", str(this_year() + 1), "99", "2001-01", "x")] == [False] * 5


def test_a_name_has_neither_numbers_nor_marks_nor_many_words() -> None:
    assert may_be_a_name("Dr. Sri Wahyuni, M.Si.")
    for text in ("IV/c", "a@b.c", "12 Jalan Raya", "Al", "One; Two", "a b c d e f g h i"):
        assert not may_be_a_name(text), text
