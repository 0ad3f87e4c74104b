import re
from datetime import date

import pytest
from django.test import Client

from experts.directory.overview import make_tiles
from experts.models import Country
from tests.directory.pages import read
from tests.factories import make_country, make_official

pytestmark = pytest.mark.django_db


def figures(html: str) -> dict[str, str]:
    return dict(re.findall(r'<div class="figure">\s*<dt>(.*?)</dt>\s*<dd>\s*(.*?)\s*</dd>', html))


@pytest.mark.parametrize(
    ("accepts", "leads_to"),
    [("id", "/id/"), ("id-ID,en;q=0.5", "/id/"), ("en", None), ("th,en;q=0.5", None), ("th", None), ("", None)],
)
def test_the_first_visit_follows_the_browsers_language(public: Client, accepts: str, leads_to: str | None) -> None:
    response = public.get("/", headers={"accept-language": accepts})
    assert response.get("Location") == leads_to
    assert response.status_code == (302 if leads_to else 200)
    assert "Accept-Language" in response["Vary"]


def test_only_the_bare_front_page_follows_it(public: Client) -> None:
    for path in ["/experts/", "/countries/ID/"]:
        assert public.get(path, headers={"accept-language": "id"}).status_code == 200
    assert public.get("/id/", headers={"accept-language": "en"}).status_code == 200


@pytest.mark.parametrize(
    ("on", "leads_to"),
    [
        ("/experts/?country=ID&page=2", "/id/experts/?country=ID&page=2"),
        ("/id/experts/?q=sri%20w", "/experts/?q=sri%20w"),
        ("/", "/id/"),
        ("/id/", "/"),
    ],
)
def test_the_switch_keeps_the_page_and_its_filters(public: Client, on: str, leads_to: str) -> None:
    page = read(public.get(on))
    (language,) = page.all("button", name="language")
    (following,) = page.all("input", name="next")
    (form,) = page.all("form", method="post")
    response = public.post(form["action"], {"language": language["value"], "next": following["value"]})
    assert (response.status_code, response["Location"]) == (302, leads_to)


def test_the_switch_leads_to_no_other_site(public: Client) -> None:
    response = public.post("/i18n/setlang/", {"language": "id", "next": "https://example.org/"})
    assert response["Location"] == "/id/"


def test_an_explicit_choice_wins_from_then_on(public: Client) -> None:
    public.post("/i18n/setlang/", {"language": "en", "next": "/id/"})
    assert public.get("/", headers={"accept-language": "id"}).status_code == 200
    public.post("/i18n/setlang/", {"language": "id", "next": "/"})
    assert public.get("/", headers={"accept-language": "en"})["Location"] == "/id/"


def test_the_figures_and_the_tiles(public: Client) -> None:
    for country in ["ID", "ID", "TH", "JP"]:
        make_official(country=country, competencies=["taxation"])
    assert figures(public.get("/").content.decode()) == {
        "experts in 11 member states": "3",
        "experts in the Plus Three": "1",
        "can be asked as trainers": "4",
        "competencies covered": "1",
    }
    tiles = [
        attributes["class"]
        for tag, attributes in read(public.get("/")).elements
        if "tile " in attributes.get("class", "")
    ]
    assert len(tiles) == 11
    assert "tile shade-5 column-3 row-4" in tiles  # Indonesia, with the most


def test_a_state_that_the_map_does_not_know_is_still_on_it() -> None:
    (tile,) = make_tiles([make_country("XA")], {"XA": 3})
    assert (tile.column, tile.row, tile.shade) == (None, None, 5)


def test_an_empty_pool_has_a_front_page(public: Client) -> None:
    assert set(figures(public.get("/").content.decode()).values()) == {"0"}


def test_the_last_confirmed_come_first_and_nobody_unconfirmed(public: Client) -> None:
    for day in [1, 9, 5]:
        make_official(f"Name {day}", confirmed_on=date(2026, 3, day))
    make_official("Unconfirmed")
    page = public.get("/").content.decode()
    shown = re.findall(r"Name \d|Unconfirmed", page[page.index("Lately confirmed") :])
    assert shown == ["Name 9", "Name 5", "Name 1"]


def test_without_confirmations_nothing_is_said_of_them(public: Client) -> None:
    make_official()
    assert "Lately confirmed" not in public.get("/").content.decode()


def test_shades_and_shares_grow_with_the_numbers() -> None:
    countries = list(Country.objects.filter(code__in=["ID", "TH", "VN"]).order_by("code"))
    assert [(tile.shade, tile.share) for tile in make_tiles(countries, {"ID": 99, "TH": 1})] == [
        (5, 99),
        (1, 1),
        (0, 0),
    ]
