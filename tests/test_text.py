import pytest

from experts.text import clean, fold, letters, sort_key, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Vương Đình Huệ", "vuong dinh hue"),
        ("SHŪSUKE Watanabe", "shusuke watanabe"),
        ("ＫＡＴＯ　Ken", "kato ken"),  # full-width letters and space
        ("Аung Sаn", "aung san"),  # Cyrillic А and а
        ("Οkta", "okta"),  # Greek Ο
        ("Dato’ Sri", "dato' sri"),
        ("Su\u200bparno", "suparno"),  # a zero-width space
        ("อนงค์ วัฒนา", "อนงค์ วัฒนา"),
        ("အောင်ဆန်း", "အောင်ဆန်း"),
        ("신동우", "신동우"),
    ],
)
def test_fold_makes_two_spellings_equal_and_leaves_vowel_signs_alone(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_clean_removes_nul_and_zero_width_characters_and_single_spaces_remain() -> None:
    assert clean("  Sri\0 \u200b Wahyuni\n") == "Sri Wahyuni"


def test_words_leave_punctuation_out() -> None:
    assert words("Dr. Đình-Huệ, S.H. (BKN)") == ["dr", "dinh", "hue", "s", "h", "bkn"]


def test_letters_compare_titles_whatever_their_dots() -> None:
    assert letters("M. Si.") == letters("MSi") == "msi"


def test_sort_key_puts_accented_letters_beside_their_plain_ones() -> None:
    names = ["Zul", "Ái", "Bo", "Ai", "đinh", "Dinh", "Eko"]
    assert sorted(names, key=sort_key) == [
        "Ai",
        "Ái",
        "Bo",
        "Dinh",
        "đinh",
        "Eko",
        "Zul",
    ]
