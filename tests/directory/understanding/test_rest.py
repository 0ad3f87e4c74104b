"""What is not understood, and what must not be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experts.directory.understanding import Names, make_lexicon, understand
from experts.text import clean, fold, words
from tests.directory.understanding.shipped import understood


@pytest.mark.parametrize(
    "text",
    [
        "Han Neng Hsiu PSD",
        "Anies Rasyid",
        "management",
        "policy",
        "public",
        "service",
        "id my la",
        "foo or bar",
        "foo atau bar",
        '"change management"',
        "-Malaysia",
        '-"change management"',
        "“Thai food”",
        "Bank Indonesia",
        "Bank of Thailand",
        "PSD",
        "山の下",
    ],
)
def test_words_without_a_meaning_stay_as_they_were_typed(text: str) -> None:
    assert (understood(text).meanings, understood(text).rest) == ((), text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("procurement foo Thailand bar", "foo bar"),
        ('"Thai" procurement -Malaysia', '"Thai" -Malaysia'),
        ("narasumber dari Bank Indonesia tentang manajemen risiko", "Bank Indonesia"),
        ("Ministry of Health, Singapore", "Ministry of Health"),
        ("foo or Thailand", "foo"),
        ("Thailand or foo", "foo"),
        ("Thailand or Singapore", ""),
        ("id and ID", "id"),
        ("EXPERTS IN MY COUNTRY", "MY"),
        ("looking for an expert, please", ""),
        ("!?", ""),
        ("", ""),
    ],
)
def test_the_rest_is_what_remains_to_be_matched(text: str, rest: str) -> None:
    assert understood(text).rest == rest


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("who speaks Bahasa Indonesia", "id"),
        ("Bahasa Indonesia", "id"),
        ("berbahasa Inggris", "en"),
        ("procurement in Thai", "th"),
        ("in Thai, on procurement", "th"),
        ("teaches in English", "en"),
        ("Thai-speaking trainer", "th"),
        ("ภาษาไทย", "th"),
        ("menguasai bahasa Jepang", "ja"),
    ],
)
def test_a_language_is_known_by_what_stands_beside_it(text: str, language: str) -> None:
    assert [meaning.values for meaning in understood(text).meanings if meaning.filter == "language"] == [(language,)]
    assert "country" not in {meaning.filter for meaning in understood(text).meanings}


@pytest.mark.parametrize(
    "text", ["Thai", "legal drafting in Thai agencies", "teaches in Indonesia", "in Vietnamese tax"]
)
def test_without_it_the_state_is_meant(text: str) -> None:
    assert "language" not in {meaning.filter for meaning in understood(text).meanings}
    assert "country" in {meaning.filter for meaning in understood(text).meanings}


def test_one_context_serves_a_list_of_languages() -> None:
    meanings = understood("speaks Thai, English or Lao").meanings
    assert [(meaning.filter, *meaning.values) for meaning in meanings] == [
        ("language", "th"),
        ("language", "en"),
        ("language", "lo"),
    ]


def test_a_label_of_two_competencies_means_both() -> None:
    names = Names(
        (
            ("one", "Rare skill"),
            ("two", "rare skills"),
        ),
        (),
        (),
        (),
        (),
        (),
    )
    (meaning,) = understand("rare skill", make_lexicon(names), lambda word: False).meanings
    assert meaning.values == ("one", "two")


def test_a_label_wins_over_the_agency_of_the_same_name_and_this_over_a_part_of_it() -> None:
    names = Names(
        (
            ("tax", "Tax Office"),
            ("audit", "Audit"),
        ),
        (),
        (),
        (),
        (),
        (),
        (
            ("xa-tax", "tax office"),
            ("xa-ab", "audit board"),
        ),
    )
    found = understand("tax office audit board", make_lexicon(names), lambda word: False)
    assert ([meaning.values for meaning in found.meanings], found.rest) == ([("tax",)], "audit board")


def test_an_exact_label_is_preferred_to_one_in_another_order() -> None:
    names = Names(
        (
            ("one", "audit of tax"),
            ("two", "tax audit"),
        ),
        (),
        (),
        (),
        (),
        (),
    )
    (meaning,) = understand("tax audit", make_lexicon(names), lambda word: False).meanings
    assert meaning.values == ("two",)


def test_one_word_is_an_agency_only_in_capitals() -> None:
    lexicon = make_lexicon(Names((("law", "law drafting"),), (), (), (), (), (), (("xa-law", "law"),)))
    assert understand("drafting of law", lexicon, lambda word: False).rest == ""
    assert understand("drafting of LAW", lexicon, lambda word: False).rest == "drafting LAW"


def test_two_letters_are_a_state_rather_than_an_agency() -> None:
    lexicon = make_lexicon(Names((), (("MY", "Malaysia"),), (), (), (), (), (("xa-my", "MY"),)))
    assert understand("MY", lexicon, lambda word: False).rest == ""


FRAGMENTS = st.sampled_from(
    [
        "procurement",
        "Thai",
        "in",
        "or",
        '"',
        "-",
        ", ",
        "การบริหาร",
        "บริหารการเปลี่ยนแปลง",
        "の",
        "人力",
        "speaks",
        "procurment",
        "S.H.",
        "ำ",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(FRAGMENTS, max_size=8).map(" ".join), st.lists(FRAGMENTS).map("".join)))
def test_any_text_is_understood_and_its_rest_comes_from_it(text: str) -> None:
    found = understood(text)
    assert all(word in fold(clean(text)) for word in words(found.rest))
    assert all(words(meaning.words) and meaning.values for meaning in found.meanings)
    if not found.meanings and not found.corrections:
        assert len(found.rest) <= len(clean(text))


@given(st.lists(st.sampled_from(["procurement", "foo", "Thailand", '"a b"', "-c", "bar"]), max_size=6))
def test_the_rest_is_in_typed_order(parts: list[str]) -> None:
    expected = [part for part in parts if part not in ("procurement", "Thailand")]
    assert understood(" ".join(parts)).rest == " ".join(expected)
