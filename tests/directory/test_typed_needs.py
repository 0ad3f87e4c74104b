"""What the list makes of a typed need: filters, chips, words that are left, and ways out."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client

from tests.directory.pages import Page, read
from tests.factories import add_expertise, make_official

pytestmark = pytest.mark.django_db


def ask(client: Client, q: str, **parameters: str) -> Page:
    return read(client.get("/experts/?" + urlencode({"q": q} | parameters)))


def html(client: Client, q: str, **parameters: str) -> str:
    return str(client.get("/experts/?" + urlencode({"q": q} | parameters)).content.decode())


def ticked(page: Page) -> set[tuple[str, str]]:
    return {(box["name"], box["value"]) for box in page.all("input", type="checkbox") if "checked" in box}


def chip_targets(page: Page) -> list[dict[str, list[str]]]:
    return [parse_qs(urlsplit(link["href"]).query) for link in page.all("a", rel="nofollow") if "href" in link]


@pytest.mark.parametrize(
    ("need", "filters"),
    [
        ("trainer on talent management for senior executives",
         {("competency", "talent-management"), ("role", "trainer"), ("tier", "senior-executive")}),
        ("narasumber manajemen talenta",
         {("competency", "talent-management"), ("role", "trainer"), ("role", "speaker")}),
        ("ahli pengadaan secara elektronik dari Filipina", {("competency", "public-procurement"), ("country", "PH")}),
        ("crisis management Thailand or Singapore",
         {("competency", "disaster-management"), ("country", "TH"), ("country", "SG")}),
        ("mengelola perubahan", {("competency", "change-management")}),
        ("การบริหารการเปลี่ยนแปลง", {("competency", "change-management")}),
        ("taxation, who speaks Bahasa Indonesia", {("competency", "taxation"), ("language", "id")}),
        ("taxation CLMV", {("competency", "taxation"), *(("country", code) for code in ["KH", "LA", "MM", "VN"])}),
    ],
)  # fmt: skip
def test_what_was_understood_is_ticked_among_the_filters(
    public: Client, need: str, filters: set[tuple[str, str]]
) -> None:
    make_official(languages=["id"])
    assert ticked(ask(public, need)) >= filters


def test_a_country_in_the_words_is_strict(public: Client) -> None:
    make_official("Somchai", country="TH", competencies=["taxation"])
    make_official("Budi", country="ID", competencies=["taxation"], post="Director for Thailand")
    assert ask(public, "Thai expert on taxation").officials == ["somchai"]
    assert ask(public, "taxation Japan").officials == []


def test_filler_does_no_harm(public: Client) -> None:
    make_official("Budi", competencies=["taxation"])
    assert ask(public, "I am looking for an expert who can help us with taxation please").officials == ["budi"]


def test_a_chip_turns_what_was_understood_into_parameters(public: Client) -> None:
    make_official(competencies=["taxation"], post="Head of Customs Valuation")
    targets = chip_targets(ask(public, "trainer taxation valuation"))
    assert {"q": ["valuation"], "competency": ["taxation"]} in targets
    assert {"q": ["valuation"], "role": ["trainer"]} in targets


def test_with_the_same_words_the_ticked_filters_count(public: Client) -> None:
    response = public.get("/experts/?q=trainer+taxation+valuation&typed=trainer+taxation+valuation&competency=taxation")
    assert response["Location"] == "/experts/?q=valuation&competency=taxation"


def test_with_other_words_the_old_meanings_go(public: Client) -> None:
    response = public.get("/experts/?q=audit&typed=trainer+taxation&competency=taxation&role=trainer&mode=online")
    assert response["Location"] == "/experts/?q=audit&mode=online"


def test_the_page_tells_the_form_which_words_it_understood(public: Client) -> None:
    assert [box["value"] for box in ask(public, "trainer taxation").all("input", name="typed")] == ["trainer taxation"]
    assert not ask(public, "nothing-known").all("input", name="typed")


def test_search_the_words_instead(public: Client) -> None:
    make_official("Budi", competencies=["taxation"])
    make_official("Taxation Cahyo")
    page = ask(public, "taxation")
    assert page.officials == ["budi"]
    assert {"q": ["taxation"], "words": ["only"]} in chip_targets(page)
    assert ask(public, "taxation", words="only").officials == ["taxation-cahyo", "budi"]


def test_all_words_of_a_name_are_a_name(public: Client) -> None:
    make_official("Nguyen Thai Son", country="VN")
    make_official("Somchai Son", country="TH")
    assert ask(public, "Thai Son").officials == ["nguyen-thai-son"]


def test_plain_words_count_where_the_meaning_finds_nobody(public: Client) -> None:
    make_official("Budi", post="Editor of the Taxation Bulletin")
    assert ask(public, "taxation bulletin").officials == ["budi"]


@pytest.mark.parametrize(
    ("typed", "wrong", "right"),
    [("manajemn talenta", "manajemn", "manajemen"), ("talnt management", "talnt", "talent")],
)
def test_a_typing_error_in_a_competency_is_mended_and_told(public: Client, typed: str, wrong: str, right: str) -> None:
    make_official("Budi", competencies=["talent-management"])
    assert ask(public, typed).officials == ["budi"]
    assert f"“{wrong}” was taken for “{right}”" in html(public, typed)
    assert {"q": [typed], "words": ["only"]} in chip_targets(ask(public, typed))


def test_more_of_what_was_asked_for_comes_first(public: Client) -> None:
    for name, competencies, roles in [
        ("Ana", ["taxation"], ["trainer"]),
        ("Budi", ["taxation", "audit-and-internal-control"], ["adviser"]),
        ("Cahyo", ["taxation"], ["adviser"]),
        ("Dewi", ["taxation", "audit-and-internal-control"], ["trainer"]),
    ]:
        make_official(name, competencies=competencies, roles=roles)
    cahyo = make_official("Eka", competencies=[])
    add_expertise(cahyo, "taxation", roles=["trainer"], level=3)
    assert ask(public, "taxation or audit trainer").officials == ["dewi", "eka", "ana"]
    assert ask(public, "", competency="taxation").officials[0] == "eka"


def test_nobody_found_tells_what_leaving_out_gives(public: Client) -> None:
    make_official("Budi", competencies=["taxation"])
    make_official("Somchai", country="TH", competencies=["audit-and-internal-control"])
    page = html(public, "taxation Thailand")
    assert "without Competency Taxation</a>: 1" in " ".join(page.split())
    assert "without Country Thailand</a>: 1" in " ".join(page.split())


def test_nobody_found_offers_near_competencies_that_somebody_has(public: Client) -> None:
    make_official("Budi", competencies=["budgeting"])
    page = ask(public, "taxation")
    assert page.total == 0
    assert {"competency": ["budgeting"]} in chip_targets(page)
