from dataclasses import replace

import pytest

from tests.relevance.judging import InPost, Named, Need, Nobody
from tests.relevance.records import Office, Record, Skill, Topic

TALENT = Topic("talent-management", "human-resource-management")
MERIT = Topic("merit-system", "human-resource-management")
PEOPLE = Topic("human-resource-management", "human-resource-management")
TAXATION = Topic("taxation", "public-finance")

ANONG = Record(
    slug="anong",
    country="TH",
    tier="executive",
    title="Dr.",
    name="Anông Wattana",
    name_local="อนงค์ วัฒนา",
    other_names=("Nong Wattana",),
    skills=(Skill(TALENT, frozenset({"trainer"})), Skill(TAXATION, frozenset({"speaker"}))),
    speaks=frozenset({"th", "en"}),
    teaches_in=frozenset({"th"}),
    offices=(Office("Director", "Open Data", ("Ministry of Trade", "กระทรวง"), "MOT"),),
)


def wanted(*competencies: Topic, **others: str) -> Need:
    return Need(competencies, **{name: frozenset({value}) for name, value in others.items()})


@pytest.mark.parametrize(
    ("need", "gain"),
    [
        (wanted(TALENT), 3),
        (wanted(PEOPLE), 3),  # the area of what is held
        (wanted(TALENT, TAXATION), 3),
        (wanted(TALENT, MERIT), 2),
        (wanted(MERIT), 1),  # another of the area
        (wanted(Topic("tourism", "economy-and-trade")), 0),
        (wanted(TALENT, countries="TH", roles="trainer", languages="th", tiers="executive"), 3),
        (wanted(TALENT, roles="speaker"), 2),  # for something else only
        (wanted(TALENT, tiers="top-executive"), 2),
        (wanted(TALENT, languages="en"), 2),  # speaks it but does not teach in it
        (wanted(TALENT, languages="vi"), 1),
        (wanted(TALENT, languages="vi", roles="adviser", tiers="top-executive"), 1),
        (wanted(TALENT, countries="VN"), 0),
        (wanted(MERIT, countries="VN"), 0),
    ],
)
def test_the_country_is_strict_and_what_else_is_missing_costs(need: Need, gain: int) -> None:
    assert need.gain(ANONG) == gain


@pytest.mark.parametrize(
    ("judge", "gain"),
    [
        (Named("wattana anông"), 3),
        (Named("anong"), 3),
        (Named("Nong"), 3),
        (Named("Ànong"), 2),  # other accents than the name has
        (Named("watt anong"), 1),  # the beginning of a word
        (Named("อนงค์วัฒนา"), 3),
        (Named("วัฒน"), 3),
        (Named("วิชัย"), 0),
        (Named("Somchai"), 0),
        (Named("anong", agency="MOT"), 3),
        (Named("anong", agency="MOF"), 0),
        (Named("anong", country="TH"), 3),
        (Named("anong", country="VN"), 0),
    ],
)
def test_a_name_is_judged_by_its_words(judge: Named, gain: int) -> None:
    assert judge.gain(ANONG) == gain


@pytest.mark.parametrize(
    ("judge", "gain"),
    [
        (InPost("Director Open Data", "Ministry of Trade"), 3),
        (InPost("open data", "mot"), 3),
        (InPost("Director", "Ministry of Finance"), 0),
        (InPost("Clerk", "MOT"), 0),
    ],
)
def test_post_and_agency_must_belong_together(judge: InPost, gain: int) -> None:
    assert judge.gain(ANONG) == gain


def test_where_nobody_was_to_be_found_compatriots_may_be_shown() -> None:
    assert Nobody("TH").gain(ANONG) == 0
    assert Nobody("TH").tolerates(ANONG)
    assert not Nobody("TH").tolerates(replace(ANONG, country="VN"))
    assert not Nobody().tolerates(ANONG)
