from datetime import date
from urllib.parse import urlencode

import pytest
from django.test import Client

from experts.models import Post
from tests.directory.pages import read
from tests.factories import make_agency, make_competency, make_official

pytestmark = pytest.mark.django_db


def found(client: Client, query: str) -> list[str]:
    return read(client.get(f"/experts/?{query}")).officials


@pytest.mark.parametrize(
    "words",
    [
        "vuong dinh hue",
        "Vương Đình Huệ",
        "HUE vuong",
        "zmo",  # an other name
        "王庭",
        "records",  # the agency
        "arsip",  # its own name
        "AOR",  # its acronym
        "head archives",  # title and unit of a current post
        "hue records archives",  # each word elsewhere
        "talent",  # a competency
        "manajemen talenta",  # in another language
        "nine-box",  # an alternative label that nobody reviewed
        "human resource",  # the area
    ],
)
def test_every_word_is_looked_for_in_names_posts_agencies_and_competencies(public: Client, words: str) -> None:
    agency = make_agency("Agency of Records", "VN", name_local="Kantor Arsip", acronym="AOR")
    nine_box = make_competency("talent-management")
    nine_box.labels.create(language_id="en", text="nine-box grid", is_reviewed=False)
    make_official(
        "Vương Đình Huệ",
        country="VN",
        name_local="王庭惠",
        other_names=["Zmora"],
        agency=agency,
        post="Head",
        unit="Archives",
        competencies=[nine_box],
    )
    make_official("Somebody Else", country="TH", post="Clerk")
    assert found(public, f"q={words}") == ["vuong-dinh-hue"]


@pytest.mark.parametrize("words", ["harbour", "50%", "talentless", '"dinh vuong"', "hue -vuong"])
def test_a_word_that_is_nowhere_finds_nobody(public: Client, words: str) -> None:
    official = make_official("Vuong Dinh Hue", competencies=["talent-management"])
    Post.objects.create(official=official, title="Master of the Harbour", until=date(2020, 1, 1))
    assert found(public, urlencode({"q": words})) == []


def test_names_come_before_competencies_and_those_before_posts(public: Client) -> None:
    make_official("Ana", post="Head of Taxation")
    make_official("Budi", competencies=["taxation"])
    make_official("Taxation Cahyo")
    assert found(public, "q=taxation&words=only") == ["taxation-cahyo", "budi", "ana"]
    assert found(public, "q=taxation&words=only&sort=name") == ["ana", "budi", "taxation-cahyo"]


def test_without_words_the_order_is_that_of_names(public: Client) -> None:
    for name in ["Zul", "Ái", "Budi"]:
        make_official(name)
    assert found(public, "") == found(public, "sort=relevance") == ["ai", "budi", "zul"]


def test_lately_confirmed_first_and_never_confirmed_last(public: Client) -> None:
    make_official("Ana")
    make_official("Budi", confirmed_on=date(2026, 1, 1))
    make_official("Cahyo", confirmed_on=date(2026, 2, 1))
    assert found(public, "sort=updated") == ["cahyo", "budi", "ana"]


def test_pages_follow_one_another_and_miss_nobody(public: Client) -> None:
    for number in range(45):
        make_official(f"Name {number:02}")
    pages = [found(public, f"page={number}") for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert len({slug for page in pages for slug in page}) == 45
    assert found(public, "page=99999999999") == pages[2]


def test_a_page_too_far_is_told(public: Client) -> None:
    make_official()
    assert "There is no page 7; this is the last one." in public.get("/experts/?page=7").content.decode()


def test_links_to_other_pages_keep_the_filters(public: Client) -> None:
    for number in range(45):
        make_official(f"Name {number:02}", country="TH")
    page = read(public.get("/experts/?country=TH&page=2"))
    assert [link["href"] for link in page.all("a", rel="prev")] == ["/experts/?country=TH"]
    assert [link["href"] for link in page.all("a", rel="next")] == ["/experts/?country=TH&page=3"]


@pytest.mark.parametrize(
    ("month", "expected"),
    [("2026-12", ["always"]), ("2027-01", ["always", "winter"]), ("2027-03", ["always"])],
)
def test_available_means_on_some_day_of_the_month(public: Client, month: str, expected: list[str]) -> None:
    make_official("Always")
    make_official("Winter", available_from=date(2027, 1, 31), available_until=date(2027, 2, 1))
    assert found(public, f"available={month}") == expected


def test_each_chip_leads_to_the_list_without_it(public: Client) -> None:
    make_official()
    page = read(public.get("/experts/?country=ID&country=TH&available=2027-05&q=sri&page=1"))
    links = {link["href"] for link in page.all("a", rel="nofollow")}
    assert {
        "/experts/?q=sri&country=TH&available=2027-05",
        "/experts/?q=sri&country=ID&available=2027-05",
        "/experts/?q=sri&country=ID&country=TH",
        "/experts/?q=sri",
    } <= links


def test_nothing_found_offers_what_to_leave_out(public: Client) -> None:
    make_official(country="TH")
    response = public.get("/experts/?country=ID&q=nobody")
    assert read(response).total == 0
    assert "Nobody matches all of this" in response.content.decode()
    links = [link["href"] for link in read(response).all("a", rel="nofollow")]
    assert {"/experts/?country=ID", "/experts/?q=nobody"} <= set(links)


def test_the_card_marks_what_was_asked_for(public: Client) -> None:
    make_official(competencies=["taxation", "talent-management"])
    html = public.get("/experts/?competency=human-resource-management").content.decode()
    assert '<li class="tag matched">Talent management</li>' in html
    assert '<li class="tag matched">Taxation</li>' not in html
