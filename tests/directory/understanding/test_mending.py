"""Words with a typing error."""

import pytest

from experts.directory.understanding import Correction, Names, make_lexicon, understand
from tests.directory.understanding.shipped import shipped_lexicon, understood


@pytest.mark.parametrize(
    ("text", "meaning", "corrections"),
    [
        ("manajemn talenta", "talent-management", [("manajemn", "manajemen")]),
        ("manajemn talnta", "talent-management", [("manajemn", "manajemen"), ("talnta", "talenta")]),
        ("procurment", "public-procurement", [("procurment", "procurement")]),
        ("prcuremnt", "public-procurement", [("prcuremnt", "procurement")]),
        ("Filipna", "PH", [("Filipna", "Filipina")]),
        ("berbahasa Ingris", "en", [("Ingris", "Inggris")]),
        ("human resorce management", "human-resource-management", [("resorce", "resource")]),
    ],
)
def test_a_typing_error_is_mended(text: str, meaning: str, corrections: list[tuple[str, str]]) -> None:
    found = understood(text)
    assert [one.values for one in found.meanings] == [(meaning,)]
    assert found.corrections == tuple(Correction(*pair) for pair in corrections)
    assert found.rest == ""


@pytest.mark.parametrize("text", ['"procurment"', "-procurment", "xyzzyq", "prcmt", "Flpina", "tax1"])
def test_what_is_quoted_excluded_or_too_far_off_is_not_mended(text: str) -> None:
    assert (understood(text).rest, understood(text).corrections) == (text, ())


def test_an_inflected_word_is_no_error() -> None:
    assert understood("meningkatkan kinerja").corrections == ()


def test_a_word_that_somebody_has_in_their_profile_is_no_error() -> None:
    assert understood("Filipna", "filipna").rest == "Filipna"


def test_only_words_that_look_like_an_error_are_asked_about() -> None:
    asked: list[str] = []

    def occurs(word: str) -> bool:
        asked.append(word)
        return True

    understand("trainer procurment merumuskan Wijayakusumaningrat PSD", shipped_lexicon(), occurs)
    assert asked == ["procurment"]


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("bold", "bolt"),  # rather than gold, which begins with another letter
        ("bold nut", "bond"),  # for more of the text has a meaning then
    ],
)
def test_the_likeliest_word_that_has_a_meaning_is_used(text: str, used: str) -> None:
    lexicon = make_lexicon(Names(tuple((label, label) for label in ["gold", "bolt", "bond nut"]), (), (), (), (), ()))
    (correction,) = understand(text, lexicon, lambda word: False).corrections
    assert correction == Correction("bold", used)
