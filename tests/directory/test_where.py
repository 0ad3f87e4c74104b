"""The heat map: its numbers are those of the lists that they lead to, and its gaps are gaps."""

import random
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict
from django.test import Client

from experts.directory.gaps import Group
from experts.directory.heat_map import Cell, make_steps
from experts.directory.index import keeper
from experts.directory.reading import read_criteria
from experts.directory.search import search
from experts.models import Competency, Official
from tests.directory.pages import Page, read
from tests.directory.sql import some, sql_total
from tests.factories import add_expertise, make_competency, make_official

pytestmark = pytest.mark.django_db

MEMBERS = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"]  # in the order of their English names


def populate(chance: random.Random, number: int = 60) -> None:
    """Officials of some states on competencies, on whole areas and on a merged one; some are not published."""
    competencies = list(Competency.objects.in_use())
    old = make_competency("old-name")
    Competency.objects.filter(pk=old.pk).update(merged_into=Competency.objects.get(slug="taxation"))
    for _ in range(number):
        official = make_official(country=chance.choice(["ID", "TH", "LA", "JP"]), published=chance.random() < 0.9)
        for competency in some(chance, [old, *chance.sample(competencies, 6)], at_most=5):
            add_expertise(official, competency, roles=some(chance, ["trainer", "speaker", "adviser"]))


def cells(client: Client, path: str) -> Iterator[Cell]:
    heat_map = client.get(path).context["heat_map"]
    for row in [*heat_map.rows, heat_map.whole]:
        yield from row.cells


def names(groups: list[Group]) -> dict[str, list[str]]:
    return {group.heading.label: [link.label for link in group.links] for group in groups}


def shown(client: Client, path: str) -> dict[str, str]:
    """What the links of the table are called, each with its address."""
    links = read(client.get(path)).all("a", rel="nofollow")
    return {link["aria-label"]: link["href"] for link in links if "aria-label" in link}


@pytest.mark.parametrize("path", ["/where/", "/where/public-finance/", "/where/?role=trainer&role=adviser"])
def test_every_number_is_that_of_its_list(public: Client, path: str) -> None:
    populate(random.Random(3))  # noqa: S311
    found = list(cells(public, path))
    rows = Competency.objects.in_use().filter(parent__slug="public-finance" if "finance" in path else None)
    assert len(found) == (rows.count() + 1) * 15  # eleven member states, the Plus Three, and all of them
    index = keeper.current()
    for cell in found:
        criteria, complaints = read_criteria(QueryDict(urlsplit(cell.url).query), index)
        assert not complaints
        assert cell.number == sql_total(criteria) == search(criteria, index).total, cell
    assert sum(cell.number for cell in found) > 30  # or else nothing was compared


def test_a_number_is_a_link_that_says_what_it_counts_and_nobody_is_none(public: Client) -> None:
    for country in ["TH", "TH", "JP"]:
        make_official(country=country, competencies=["taxation"])
    assert shown(public, "/where/public-finance/") == {
        "Taxation, Thailand: 2 experts": "/experts/?competency=taxation&country=TH",
        "Taxation, Japan: 1 expert": "/experts/?competency=taxation&country=JP",
        "Taxation, All states: 3 experts": "/experts/?competency=taxation",
        "Public finance and procurement, Thailand: 2 experts": "/experts/?competency=public-finance&country=TH",
        "Public finance and procurement, Japan: 1 expert": "/experts/?competency=public-finance&country=JP",
        "Public finance and procurement, All states: 3 experts": "/experts/?competency=public-finance",
    }
    path = shown(public, "/where/public-finance/")["Taxation, Thailand: 2 experts"]
    assert read(public.get(path)).total == 2


def test_the_table_tells_its_rows_columns_and_groups(public: Client) -> None:
    page = read(public.get("/where/"))
    assert [group.get("span") for group in page.all("colgroup")] == [None, "11", "3", None]
    assert [head["colspan"] for head in page.all("th", scope="colgroup")] == ["11", "3"]
    assert len(page.all("th", scope="col")) == 1 + 14 + 1
    assert len(page.all("th", scope="row")) == Competency.objects.areas().count() + 1
    (region,) = page.all("div", role="region")
    assert (region["tabindex"], region["aria-labelledby"]) == ("0", page.all("caption")[0]["id"])


def test_an_area_leads_to_its_competencies_and_these_to_their_pages(public: Client) -> None:
    assert read(public.get("/where/")).all("a", href="/where/public-finance/")
    assert read(public.get("/where/public-finance/")).all("a", href="/competencies/taxation/")


def test_who_is_not_published_is_not_counted(public: Client) -> None:
    make_official(competencies=["taxation"])
    make_official(competencies=["taxation"], published=False)
    Official.objects.filter(pk=make_official(competencies=["taxation"]).pk).update(
        status="hidden", status_reason="stale"
    )
    assert "Taxation, All states: 1 expert" in shown(public, "/where/public-finance/")


def test_with_a_role_only_those_count_and_every_link_keeps_it(public: Client) -> None:
    make_official(competencies=["taxation"], roles=["trainer"])
    make_official(competencies=["taxation"], roles=["speaker"])
    found = shown(public, "/where/public-finance/?role=trainer")
    assert found["Taxation, Indonesia: 1 expert"] == "/experts/?competency=taxation&country=ID&role=trainer"
    assert read(public.get("/where/?role=trainer")).all("a", href="/where/public-finance/?role=trainer")
    html = public.get("/where/?role=trainer&role=speaker").text
    assert "Only experts in this role are counted: Trainer or Speaker." in html


def test_the_role_that_applies_is_marked(public: Client) -> None:
    def marked(page: Page) -> list[str]:
        return [link["href"] for link in page.all("a", **{"aria-current": "true"})]

    assert marked(read(public.get("/where/"))) == ["/where/"]
    path = "/where/public-finance/?role=speaker"
    assert marked(read(public.get(path))) == [path]


@pytest.mark.parametrize("query", ["role=wizard", "role=%00", "q=%00", "page=" + "9" * 400, "role=" + "x" * 5000])
@pytest.mark.parametrize("path", ["/where/", "/id/where/", "/where/public-finance/"])
def test_what_makes_no_sense_is_told_and_the_rest_applies(public: Client, path: str, query: str) -> None:
    make_official(competencies=["taxation"])
    response = public.get(f"{path}?{query}&role=trainer")
    assert response.status_code == 200
    assert response.context["heat_map"].whole.cells[-1].number == 1
    if "page" not in query:
        assert read(response).all("div", **{"class": "notice"})


@pytest.mark.parametrize("path", ["/where/nothing/", "/id/where/nothing/", "/where/nothing/?role=trainer"])
def test_an_unknown_area_is_not_found(public: Client, path: str) -> None:
    read(public.get(path), status=404)


@pytest.mark.parametrize("query", ["", "?role=trainer"])
def test_a_competency_leads_to_its_area(public: Client, query: str) -> None:
    response = public.get(f"/where/taxation/{query}")
    assert (response.status_code, response["Location"]) == (302, f"/where/public-finance/{query}")


def test_a_merged_competency_leads_to_the_area_of_what_it_became(public: Client) -> None:
    old = make_competency("old-name")
    Competency.objects.filter(pk=old.pk).update(merged_into=Competency.objects.get(slug="taxation"))
    assert public.get("/where/old-name/")["Location"] == "/where/public-finance/"


def test_gaps_are_competencies_of_nobody_and_of_one_state(public: Client) -> None:
    for country, slug in [("TH", "juggling"), ("TH", "juggling"), ("ID", "clowning"), ("TH", "clowning")]:
        make_official(country=country, competencies=[make_competency(slug, parent="circus")])
    make_competency("magic", parent="circus")
    make_official(country="JP", competencies=["magic"])  # who is no member state's
    found = public.get("/where/circus/").context["gaps"]
    assert names(found.nobody) == {"Circus": ["Magic"]}
    assert names(found.one_state) == {"Thailand": ["Juggling"]}
    assert found.one_state[0].links[0].url == "/experts/?competency=juggling&country=TH"
    missing = names(found.by_state)
    assert missing["Indonesia"] == ["Juggling", "Magic"]
    assert missing["Thailand"] == ["Magic"]
    assert [group.is_all for group in found.by_state if group.heading.label == "Viet Nam"] == [True]
    whole = public.get("/where/").context["gaps"]
    assert names(whole.nobody)["Circus"] == ["Magic"]
    assert names(whole.one_state) == {"Thailand": ["Juggling"]}
    assert "Circus" not in names(whole.by_state)["Thailand"]
    assert "Circus" in names(whole.by_state)["Viet Nam"]


def test_a_gap_among_trainers_need_not_be_one_among_all(public: Client) -> None:
    make_official(competencies=["taxation"], roles=["speaker"])
    for path, is_gap in [("/where/public-finance/", False), ("/where/public-finance/?role=trainer", True)]:
        nobody = names(public.get(path).context["gaps"].nobody)
        assert ("Taxation" in nobody["Public finance and procurement"]) is is_gap


def test_without_gaps_the_page_says_so(public: Client) -> None:
    make_competency("juggling", parent="circus")
    for country in MEMBERS:
        make_official(country=country, competencies=["juggling"])
    html = public.get("/where/circus/").text
    assert "Every competency has an expert in some member state." in html
    assert "No competency depends on one member state." in html
    assert "Every member state has experts on all of this." in html


def test_an_area_without_competencies_and_an_empty_pool_have_a_page(public: Client) -> None:
    make_competency("circus")
    page = read(public.get("/where/circus/"))
    assert len(page.all("th", scope="row")) == 1
    assert "Nobody in any of them" in re.sub(r"\s+", " ", public.get("/where/").text)


@pytest.mark.parametrize("largest", [1, 2, 3, 7, 40, 999, 123_456])
def test_shades_grow_with_the_numbers_and_leave_none_out(largest: int) -> None:
    steps = make_steps(largest)
    assert (steps[0].least, steps[-1].most) == (1, largest)
    assert [step.most + 1 for step in steps[:-1]] == [step.least for step in steps[1:]]
    shades = [step.shade for step in steps]
    assert shades == sorted(set(shades))
    assert set(shades) <= {1, 2, 3, 4, 5}


def test_a_few_large_numbers_do_not_make_all_others_pale() -> None:
    assert [step.most for step in make_steps(1024)] == [4, 16, 64, 256, 1024]
    assert make_steps(0) == []


@pytest.mark.parametrize("path", ["/", "/experts/", "/competencies/taxation/", "/id/competencies/public-finance/"])
def test_the_way_there_is_on_every_page(public: Client, path: str) -> None:
    links = {link["href"] for link in read(public.get(path)).all("a")}
    prefix = "/id" if path.startswith("/id/") else ""
    assert f"{prefix}/where/" in links
    assert (f"{prefix}/where/public-finance/" in links) is ("competencies" in path)
