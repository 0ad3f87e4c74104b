from itertools import product

import pytest

from experts.intake.candidates import Candidate, Candidates, Choice

OTHERS = map("".join, product("abcde", repeat=3))
AGENCIES = {
    "finance": ["Ministry of Finance", "Kementerian Keuangan", "Kemenkeu"],
    "forestry": ["Ministry of Forestry", "Kementerian Kehutanan"],
    "trade": ["Department of Trade and Industry", "XDTI"],
    "taxes": ["Directorate General of Taxes", "Direktorat Jenderal Pajak"],
    "personnel": ["Agency for Personnel", "Badan Urusan Pegawai Negara"],
    "treasury": ["Treasury Department", "กรมธนารักษ์"],
    **{
        f"of {word}": [f"Ministry of {word}", f"Kementerian {word}"]
        for word in map("".join, product("abcde", repeat=3))
    },
}
COMPETENCIES = {
    "talent": ["Talent management", "Manajemen talenta"],
    "change": ["Change management", "Manajemen perubahan"],
    "policy": ["Public policy", "Kebijakan publik"],
    "resources": ["Human resource management", "Manajemen sumber daya manusia"],
}
TIERS = {"top": ["Top executive", "Pimpinan puncak"], "senior": ["Senior executive"], "executive": ["Executive"]}
LANGUAGES = {"en": ["English", "Bahasa Inggris", "en"], "ja": ["Japanese", "日本語"], "my": ["Burmese", "မြန်မာ"]}


def meant(names: dict[str, list[str]], value: str) -> list[object]:
    choices = Candidates(Choice(key, names[0], tuple(names)) for key, names in names.items())
    return [candidate.key for candidate in choices.of(value)]


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("Kementrian Keuangan", "finance"),
        ("Kementerian Keuangan RI", "finance"),
        ("MOF Ministry of Finance", "finance"),
        ("MoF", "finance"),
        ("Finance Ministry", "finance"),
        ("Ministry of Finances", "finance"),
        ("Kementerian Finance", "finance"),
        ("DTI", "trade"),
        ("Dept. of Trade & Industry", "trade"),
        ("Department of Trade", "trade"),
        ("DepTradeIndustry", "trade"),
        ("Direktorat Jendral Pajak (Kementerian Keuangan)", "taxes"),
        ("Ditjen Pajak / Directorate of Taxes", "taxes"),
        ("BUPN", "personnel"),
        ("Baurpegne", "personnel"),
        ("Agencyfor Personel", "personnel"),
        ("กรมธนารักษ", "treasury"),
    ],
)
def test_an_agency_is_recognised_by_its_acronym_by_its_words_and_with_slips(value: str, key: str) -> None:
    assert meant(AGENCIES, value)[0] == key


@pytest.mark.parametrize(
    "value",
    [
        "Ministry of Wonders",
        "Kementerian Keajaiban",
        "Ministry",
        "Kementerian",
        "",
        "…",
        "(",
        "\0",
        "?" * 5000,
        "x/" * 5000,
    ],
)
def test_words_that_many_have_offer_nothing(value: str) -> None:
    assert meant(AGENCIES, value) == []


@pytest.mark.parametrize("value", ["Trade Wonders Office", "Finance of Dreams and Wonders", "Wonders (Dreams)"])
def test_a_little_in_common_is_too_little(value: str) -> None:
    assert meant(AGENCIES, value) == []


@pytest.mark.parametrize("value", ["MOF Ministry of Finance", "Finance Ministry Kemenkeu", "Kementerian Keuangan MoF"])
def test_what_another_name_of_the_agency_explains_is_not_held_against_it(value: str) -> None:
    choices = Candidates([Choice(1, "Ministry of Finance", tuple(AGENCIES["finance"]))])
    assert choices.of(value)[0].score == 100


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("Talent managment", "talent"),
        ("Management of talents", "talent"),
        ("manajemen talent", "talent"),
        ("Kebijakan Publik / Public Policy", "policy"),
        ("change mgmt", "change"),
        ("Manajemen SDM", "resources"),
        ("HR management", "resources"),
    ],
)
def test_a_competency_is_recognised_in_any_order_and_in_two_languages(value: str, key: str) -> None:
    assert meant(COMPETENCIES, value)[0] == key


def test_of_few_choices_the_likeliest_comes_first() -> None:
    assert meant(TIERS, "Top exec")[0] == "top"
    assert meant(TIERS, "Senior Executives")[0] == "senior"
    assert meant(LANGUAGES, "Bhs. Inggris") == ["en"]
    assert meant(LANGUAGES, "Englsh") == ["en"]
    assert meant(LANGUAGES, "日本") == ["ja"]
    assert meant(LANGUAGES, "Klingon") == []


def test_a_candidate_carries_its_label_and_no_more_are_given_than_asked_for() -> None:
    choices = Candidates(Choice(number, f"Office {number}", (f"Office of Dreams {number}",)) for number in range(9))
    found = choices.of("Office of Dreams", limit=3)
    assert [one.key for one in found] == [0, 1, 2]
    assert found[0] == Candidate(0, "Office 0", found[0].score)
    assert 50 <= found[0].score <= 100


def test_without_choices_nothing_is_offered() -> None:
    assert Candidates([]).of("Ministry of Finance") == []
