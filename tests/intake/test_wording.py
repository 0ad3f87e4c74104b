import pytest

from experts.intake.telling import TellingWords
from experts.intake.wording import is_short_for, tokens, wordings


def test_a_text_is_taken_whole_without_its_brackets_and_in_parts() -> None:
    assert wordings("Tax Office (MOF) - Kantor / Pajak") == [
        "Tax Office (MOF) - Kantor / Pajak",
        "Tax Office - Kantor / Pajak",
        "MOF",
        "Tax Office (MOF)",
        "Kantor",
        "Pajak",
    ]
    assert wordings("…") == []


def test_little_words_are_left_out_and_short_forms_spelt_out() -> None:
    assert tokens("The Dept. of SDM & Trade") == ["department", "sumber", "daya", "manusia", "trade"]
    assert tokens("the") == ["the"]


def test_a_script_without_spaces_is_read_in_twos() -> None:
    assert tokens("국세청 X") == ["국세", "세청", "x"]
    assert tokens("法") == ["法"]


@pytest.mark.parametrize(
    ("short", "text"),
    [
        ("dti", "department of trade and industry"),
        ("mofa", "ministry of foreign affairs"),
        ("bappenas", "badan perencanaan pembangunan nasional"),
        ("kemenkeu", "kementerian keuangan"),
    ],
)
def test_a_short_form_is_made_of_how_words_begin(short: str, text: str) -> None:
    assert is_short_for(short, text.split())


@pytest.mark.parametrize(("short", "text"), [("dt", "department of trade and industry"), ("mot", "ministry of health")])
def test_what_leaves_a_word_out_or_says_another_is_no_short_form(short: str, text: str) -> None:
    assert not is_short_for(short, text.split())


def test_a_word_that_many_have_tells_less_and_one_that_nobody_has_tells_most() -> None:
    telling = TellingWords([{"ministry", f"number{number}"} for number in range(100)])
    assert telling.weight("ministry") < telling.weight("number7") == telling.weight("unheard")
    assert (telling.tells("ministry"), telling.tells("number7")) == (False, True)


def test_a_mistyped_word_means_those_a_slip_away_and_a_long_one_two() -> None:
    telling = TellingWords([{"trade"}, {"industry"}, {"administration"}])
    assert list(telling.meanings("trde")) == ["trade"]
    assert telling.meanings("trdd") == {}
    assert list(telling.meanings("admnistrasion")) == ["administration"]
    assert list(telling.meanings("admin")) == ["administration"]
    assert telling.meanings("trd") == {}
    assert telling.meanings("trade") == {"trade": 1.0}
