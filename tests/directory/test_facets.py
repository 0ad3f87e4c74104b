"""The counts of all facets against plain SQL."""

import random
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from experts.directory.criteria import Criteria
from experts.directory.index import keeper
from experts.directory.options import Facet
from experts.directory.search import search
from experts.models import Agency, Competency, Language, LanguageSkill, Official, Post
from tests.directory.pages import read
from tests.directory.sql import VALUES, is_offered, random_criteria, shown_counts, some, sql_counts, sql_total
from tests.factories import add_expertise, make_agency, make_competency, make_official

pytestmark = pytest.mark.django_db


def populate(chance: random.Random, number: int) -> None:
    """Officials with everything at random: several posts, some past; merged competencies; drafts among them."""
    competencies = list(Competency.objects.filter(slug__startswith="t")) + list(Competency.objects.areas()[:3])
    old = make_competency("old-name")
    Competency.objects.filter(pk=old.pk).update(merged_into=Competency.objects.get(slug="talent-management"))
    agencies = [make_agency(f"Office {n}", chance.choice(["ID", "TH"]), seat=f"ID-{s}") for n, s in enumerate(SEATS)]
    for _ in range(number):
        official = make_official(
            country=chance.choice(["ID", "TH", "JP"]),
            published=chance.random() < 0.9,
            agency=chance.choice([None, *agencies]),
            tier=chance.choice([None, "executive", "top-executive"]),
            modes=some(chance, ["in-person", "online"]),
            categories=some(chance, ["academic", "practitioner"]),
            available_from=chance.choice([None, date(2027, 1, 15), date(2027, 3, 1)]),
            available_until=chance.choice([None, date(2027, 5, 31), date(2028, 1, 1)]),
        )
        for competency in some(chance, [*competencies, old], at_most=4):
            add_expertise(official, competency, roles=some(chance, ["trainer", "speaker", "adviser"]))
        for language in some(chance, ["en", "id", "th"]):
            LanguageSkill.objects.create(official=official, language_id=language, can_teach=chance.random() < 0.7)
        for agency in some(chance, agencies, at_most=2):
            until = chance.choice([None, date(2020, 1, 1), date(2090, 1, 1)])
            Post.objects.create(official=official, agency=agency, title="Adviser", until=until)


SEATS = ["JK", "JB", "BA"]


def test_200_random_combinations_give_the_counts_of_plain_sql() -> None:
    chance = random.Random(11)  # noqa: S311
    populate(chance, number=80)
    vocabulary = keeper.current()
    agencies = list(Agency.objects.filter(name__startswith="Office ").values_list("slug", flat=True))
    found = 0
    for _ in range(200):
        criteria = random_criteria(chance, agencies)
        results = search(criteria, vocabulary)
        assert results.total == sql_total(criteria), criteria
        for facet in results.facets:
            expected = sql_counts(facet.name, criteria)
            if facet.name == "region":
                expected = {code: n for code, n in expected.items() if is_offered(code, criteria)}
            assert shown_counts(facet) == expected, (facet.name, criteria)
        found += results.total
    assert found > 500  # or else the filters were so narrow that nothing was compared


def test_the_page_shows_the_same_counts(public: Client) -> None:
    populate(random.Random(5), number=30)  # noqa: S311
    page = read(public.get("/experts/?country=ID&competency=human-resource-management&role=trainer"))
    criteria = Criteria(country=("ID",), competency=("human-resource-management",), role=("trainer",))
    assert page.total == sql_total(criteria)
    for name in VALUES:
        expected = sql_counts(name, criteria)
        shown = {value: n for (facet, value), n in page.counts.items() if facet == name and n}
        assert shown == {value: n for value, n in expected.items() if name != "region" or is_offered(value, criteria)}


def test_all_of_the_vocabulary_is_is_offered(public: Client) -> None:
    counts = read(public.get("/experts/")).counts
    assert {value for facet, value in counts if facet == "country"} >= {"ID", "TL", "JP"}
    assert {value for facet, value in counts if facet == "role"} == {"trainer", "speaker", "adviser"}
    in_use = Competency.objects.in_use().values_list("slug", flat=True)
    assert {value for facet, value in counts if facet == "competency"} == set(in_use)
    assert not [value for facet, value in counts if facet in ("language", "agency", "region")]


def test_someone_with_two_posts_in_one_agency_counts_once() -> None:
    agency = make_agency("Double Office")
    official = make_official(agency=agency)
    Post.objects.create(official=official, agency=agency, title="Acting head")
    results = search(Criteria(agency=(agency.slug,)), keeper.current())
    assert results.total == 1
    assert shown_counts(results.facets[-1]) == {agency.slug: 1}


def test_only_the_ten_largest_agencies_are_shown_and_a_link_to_all() -> None:
    for number in range(12):
        make_official(agency=make_agency(f"Office {number:02}"))
    chosen = Criteria(agency=("id-office-11",))
    few = search(chosen, keeper.current()).facets[-1]
    assert (len(few.options), few.size) == (11, 12)
    assert few.all_url == "/experts/?agency=id-office-11&all=agency"
    everything = search(replace(chosen, all=("agency",)), keeper.current()).facets[-1]
    assert (len(everything.options), everything.all_url) == (12, "")


def test_agencies_that_are_called_the_same_are_told_apart() -> None:
    for name, country in [("Ministry of Bees", "ID"), ("Ministry of Bees", "TH"), ("Office of Honey", "TH")]:
        make_official(agency=make_agency(name, country))
    labels = {option.label for option in search(Criteria(), keeper.current()).facets[-1].options}
    assert labels == {"Ministry of Bees, Indonesia", "Ministry of Bees, Thailand", "Office of Honey"}


def test_no_member_state_is_folded_away_and_nothing_that_is_chosen() -> None:
    def countries(**chosen: tuple[str, ...]) -> Facet:
        results = search(Criteria(**chosen), keeper.current())
        return next(facet for facet in results.facets if facet.name == "country")

    assert len(countries().shown) == 11
    assert {option.value for option in countries().rest} == {"CN", "JP", "KR"}
    assert not countries(country=("ID",)).is_open
    assert countries(country=("JP",)).is_open


@pytest.mark.parametrize(("number", "shown"), [(8, 8), (10, 10), (11, 8)])
def test_only_what_is_worth_it_is_folded_away(number: int, shown: int) -> None:
    languages = Language.objects.order_by("code")[:number]
    make_official(languages=[language.code for language in languages])
    facet = next(facet for facet in search(Criteria(), keeper.current()).facets if facet.name == "language")
    assert (len(facet.shown), len(facet.rest)) == (shown, number - shown)


def test_hidden_people_are_in_no_count() -> None:
    make_official(competencies=["talent-management"])
    Official.objects.update(status="hidden", status_reason="stale")
    results = search(Criteria(), keeper.current())
    assert results.total == 0
    assert [shown_counts(facet) for facet in results.facets] == [{}] * len(results.facets)
