"""Who is kept, in what, and what is seen of them."""

import csv
import io
import time

import pytest
from django.core import signing
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from pytest_django import Settings

from experts import stewardship
from experts.directory.shortlist.keeping import MOST, SECONDS
from experts.models import Official, OfficialSlug
from tests.directory.everything import make_full_official
from tests.directory.pages import read
from tests.directory.test_exports import content, csv_rows
from tests.factories import add_expertise, make_competency, make_official

pytestmark = pytest.mark.django_db

PATH = "/shortlist/"
HERE = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}


def change(client: Client, path: str = PATH, *, headers: dict[str, str] | None = None, **act: str) -> HttpResponse:
    return client.post(path, act, headers=HERE | (headers or {}))


def people(client: Client, path: str = PATH) -> list[str]:
    """The slugs of those whose names stand above the columns."""
    html = client.get(path).content.decode()
    heads = [part.partition("</thead>")[0] for part in html.split("<thead>")[1:]]
    links = [link for head in heads for link in read(HttpResponse(head)).all("a")]
    return [link["href"].strip("/").rpartition("/")[2] for link in links]


@pytest.fixture
def both(public: Client) -> Client:
    """Somebody who keeps Sri, then Anong."""
    make_official("Sri Wahyuni", competencies=["talent-management"])
    make_official("Anong Wattana", country="TH", competencies=["talent-management", "taxation"])
    for slug in ["sri-wahyuni", "anong-wattana"]:
        change(public, add=slug)
    return public


# --- What is kept ---


def test_who_is_added_stands_last_and_once(both: Client) -> None:
    change(both, add="sri-wahyuni")
    assert people(both) == ["sri-wahyuni", "anong-wattana"]


def test_who_is_removed_is_gone(both: Client) -> None:
    change(both, remove="sri-wahyuni")
    assert people(both) == ["anong-wattana"]


@pytest.mark.parametrize("acts", [[{"clear": "all"}], [{"remove": "sri-wahyuni"}, {"remove": "anong-wattana"}]])
def test_an_empty_shortlist_leaves_no_cookie(both: Client, acts: list[dict[str, str]]) -> None:
    for act in acts:
        response = change(both, **act)
    assert response.cookies["shortlist"]["max-age"] == 0
    assert people(both) == []


def test_a_list_that_was_shared_can_replace_ones_own(both: Client) -> None:
    make_official("Budi Hartono")
    change(both, replace="budi-hartono,anong-wattana")
    assert people(both) == ["budi-hartono", "anong-wattana"]


def test_the_twenty_first_is_refused_and_told_why(public: Client) -> None:
    for number in range(MOST + 1):
        make_official(f"Name {number:02}")
        response = change(public, add=f"name-{number:02}")
    assert response.status_code == 409
    assert "room for 20 experts, and yours is full" in response.content.decode()
    assert not response.cookies
    assert people(public) == [f"name-{number:02}" for number in range(MOST)]


@pytest.mark.parametrize("slug", ["nobody", "", "no slug", "\0", "a" * 5000, "unseen", "spent"])
def test_nobody_is_added_who_is_not_public(both: Client, slug: str) -> None:
    make_official("Unseen", published=False)
    OfficialSlug.objects.create(slug="spent", official=None)
    response = change(both, add=slug)
    assert response.status_code == 409
    assert "not, or no longer, in the pool" in response.content.decode()
    assert people(both) == ["sri-wahyuni", "anong-wattana"]


def test_an_old_slug_means_the_same_person(both: Client) -> None:
    OfficialSlug.objects.create(slug="sri-w", official=Official.objects.get(slug="sri-wahyuni"))
    change(both, add="sri-w")
    assert people(both) == ["sri-wahyuni", "anong-wattana"]
    assert people(both, f"{PATH}?experts=sri-w,sri-wahyuni") == ["sri-wahyuni"]


def test_what_is_no_act_is_not_understood(both: Client) -> None:
    assert change(both).status_code == 400
    assert change(both, steal="sri-wahyuni").status_code == 400


def test_whoever_is_hidden_drops_out_and_the_page_says_so(both: Client) -> None:
    stewardship.hide(Official.objects.filter(slug="sri-wahyuni"), reason=Official.Reason.OTHER, by=None)
    for path in [PATH, f"{PATH}?experts=sri-wahyuni,anong-wattana"]:
        html = both.get(path).content.decode()
        assert "1 expert of this list is not, or no longer, in the pool" in html
        assert "Sri Wahyuni" not in html
    make_official("Budi Hartono")
    change(both, add="budi-hartono")
    assert "no longer" not in both.get(PATH).content.decode()


# --- In what ---


def test_the_cookie_is_for_the_server_alone(both: Client) -> None:
    cookie = change(both, add="sri-wahyuni").cookies["shortlist"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert cookie["max-age"] == SECONDS
    assert cookie.value.split(":")[0] == "sri-wahyuni.anong-wattana"


def test_twenty_of_the_longest_slugs_fit(public: Client) -> None:
    slugs = [f"{number:02}-{'a' * 77}-xyzzy" for number in range(MOST)]
    for slug in slugs:
        make_official(f"Name {slug[:2]}", slug=slug)
    response = change(public, replace=",".join(slugs))
    assert len(response.cookies["shortlist"].OutputString()) < 4096
    assert people(public) == slugs


def test_the_cookie_travels_encrypted_where_the_session_does(both: Client, settings: Settings) -> None:
    assert not change(both, add="sri-wahyuni").cookies["shortlist"]["secure"]
    settings.SESSION_COOKIE_SECURE = True
    assert change(both, add="sri-wahyuni").cookies["shortlist"]["secure"]


@pytest.mark.parametrize(
    "value",
    [
        "sri-wahyuni",
        "sri-wahyuni.anong-wattana:1tIVHm:c2lnbmF0dXJl",
        signing.get_cookie_signer(salt="another").sign("sri-wahyuni"),
        "x" * 10_000,
        "%00",
        "é:1:1",
    ],
    ids=["unsigned", "forged", "of-another-cookie", "long", "nul", "letters"],
)
def test_a_cookie_that_is_not_ours_is_an_empty_shortlist(public: Client, value: str) -> None:
    make_official("Sri Wahyuni")
    public.cookies["shortlist"] = value
    assert people(public) == []
    change(public, add="sri-wahyuni")
    assert people(public) == ["sri-wahyuni"]


def test_an_old_cookie_is_an_empty_shortlist(both: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    later = time.time() + SECONDS + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert people(both) == []


@pytest.mark.parametrize("path", [PATH, f"{PATH}?experts=sri-wahyuni", "/experts/", "/experts/sri-wahyuni/"])
def test_reading_sets_no_cookie_and_is_private_to_whoever_keeps_somebody(both: Client, path: str) -> None:
    response = both.get(path)
    assert not response.cookies
    assert response["Cache-Control"] == "private, no-cache"
    assert "Cookie" in response["Vary"]


# --- From where ---


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_changes_nothing(both: Client, headers: dict[str, str]) -> None:
    response = both.post(PATH, {"clear": "all"}, headers=headers)
    assert response.status_code == 403
    assert not response.cookies
    assert people(both) == ["sri-wahyuni", "anong-wattana"]


def test_no_token_is_asked_for() -> None:
    make_official("Sri Wahyuni")
    client = Client(enforce_csrf_checks=True)
    assert change(client, add="sri-wahyuni").status_code == 302
    assert set(client.cookies) == {"shortlist"}


# --- Where the reader goes from there ---


@pytest.mark.parametrize(
    ("page", "leads_to"),
    [
        ("/experts/?country=TH", "/experts/?country=TH#keep-sri-wahyuni"),
        ("/id/experts/", "/id/experts/#keep-sri-wahyuni"),
        ("https://elsewhere.example/", "/shortlist/#keep-sri-wahyuni"),
        ("//elsewhere.example/", "/shortlist/#keep-sri-wahyuni"),
        ("javascript:alert(1)", "/shortlist/#keep-sri-wahyuni"),
        ("/experts/?q=" + "a" * 5000, "/shortlist/#keep-sri-wahyuni"),
        ("/a\r\nSet-Cookie: a=b", "/a%0D%0ASet-Cookie:%20a=b#keep-sri-wahyuni"),
        ("", "/shortlist/#keep-sri-wahyuni"),
    ],
)
def test_back_to_the_page_if_it_is_one_of_ours(both: Client, page: str, leads_to: str) -> None:
    response = change(both, add="sri-wahyuni", next=page)
    assert (response.status_code, response["Location"]) == (302, leads_to)


def test_htmx_gets_the_new_button_the_number_and_something_to_read_out(both: Client) -> None:
    response = change(both, remove="sri-wahyuni", headers={"hx-request": "true"})
    page = read(response)
    assert not page.all("html")
    assert page.all("button", name="add", value="sri-wahyuni", id="keep-sri-wahyuni-button")
    assert {part["data-hx-swap-oob"] for part in page.all("div") if "data-hx-swap-oob" in part} == {
        "innerHTML:#shortlist-link",
        "innerHTML:#shortlist-said",
    }
    html = response.content.decode()
    assert "(1)" in html
    assert "Sri Wahyuni is off your shortlist now." in html


def test_htmx_is_told_what_is_refused(both: Client) -> None:
    response = change(both, add="nobody", headers={"hx-request": "true"})
    assert read(response).all("p", **{"class": "notice"})
    assert response.content.decode().count("not, or no longer, in the pool") == 2


# --- On other pages ---


@pytest.mark.parametrize("path", ["/experts/", "/experts/sri-wahyuni/"])
def test_the_button_says_what_it_does_and_to_whom(both: Client, path: str) -> None:
    change(both, remove="anong-wattana")
    assert read(both.get(path)).all("button", name="remove", value="sri-wahyuni", form="shortlist")
    assert read(Client().get(path)).all("button", name="add", value="sri-wahyuni", form="shortlist")
    assert '<span class="visually-hidden"> Sri Wahyuni</span>' in both.get(path).content.decode()


def test_the_header_leads_there_only_when_there_is_somebody(both: Client) -> None:
    assert read(both.get("/")).all("a", href="/shortlist/")
    assert read(both.get("/id/")).all("a", href="/id/shortlist/")
    assert not read(Client().get("/")).all("a", href="/shortlist/")


def test_somebody_not_public_can_not_be_kept(administrator: Client) -> None:
    make_official("Unseen", published=False)
    assert not read(administrator.get("/experts/unseen/")).all("button", name="add")


# --- Side by side ---


def test_a_column_for_each_and_what_several_have_is_marked(both: Client) -> None:
    html = both.get(PATH).content.decode()
    assert html.count("<mark>Talent management</mark>") == html.count("2 have it") == 2
    assert "<mark>Taxation</mark>" not in html
    assert len(read(both.get(PATH)).all("th", scope="col")) == 2


def test_two_that_were_merged_count_once_at_the_higher_level(public: Client) -> None:
    official = make_official("Sri Wahyuni", competencies=[])
    heir = make_competency("heraldry")
    add_expertise(official, heir, level=1)
    add_expertise(official, make_competency("blazonry", merged_into=heir), level=3)
    html = public.get(f"{PATH}?experts=sri-wahyuni").content.decode()
    assert html.count("Heraldry") == html.count("Leading") == 1
    assert "Working knowledge" not in html


@pytest.mark.parametrize(("number", "tables"), [(1, [1]), (5, [5]), (6, [3, 3]), (20, [5, 5, 5, 5])])
def test_many_are_shown_in_tables_of_a_few(public: Client, number: int, tables: list[int]) -> None:
    for each in range(number):
        make_official(f"Name {each:02}")
    slugs = ",".join(f"name-{each:02}" for each in range(number))
    html = public.get(f"{PATH}?experts={slugs}").content.decode()
    assert [part.count('scope="col"') for part in html.split("<table")[1:]] == tables


def test_a_shared_list_leaves_ones_own_alone(both: Client) -> None:
    make_official("Budi Hartono")
    path = f"{PATH}?experts=budi-hartono,sri-wahyuni"
    assert people(both, path) == ["budi-hartono", "sri-wahyuni"]
    page = read(both.get(path))
    assert page.all("button", name="replace", value="budi-hartono,sri-wahyuni")
    assert page.all("meta", name="robots", content="noindex, nofollow")
    assert "replaces the 2 experts" in both.get(path).content.decode()
    assert people(both) == ["sri-wahyuni", "anong-wattana"]


def test_the_link_to_share_shows_the_same_to_others(both: Client) -> None:
    (field,) = read(both.get("/id/shortlist/")).all("input", id="share-link")
    assert field["value"] == "http://testserver/id/shortlist/?experts=sri-wahyuni,anong-wattana"
    assert people(Client(), field["value"]) == ["sri-wahyuni", "anong-wattana"]


@pytest.mark.parametrize("experts", ["", ",,,", "\0", "nobody", "a b", "'; --", "á,é", "x," * 5000, "9" * 5000])
def test_a_link_that_names_nobody_says_so(public: Client, experts: str) -> None:
    response = public.get(PATH, {"experts": experts})
    assert len(read(response).all("h1")) == 1
    assert "This link names nobody" in response.content.decode()


def test_a_link_that_names_too_many_shows_the_first(public: Client) -> None:
    slugs = [f"name-{number:02}" for number in range(MOST + 5)]
    for slug in slugs:
        make_official(slug, slug=slug)
    path = f"{PATH}?experts={','.join(slugs)}"
    assert people(public, path) == slugs[:MOST]
    assert "these are the first" in public.get(path).content.decode()


def test_robots_leave_what_is_shared(public: Client) -> None:
    lines = public.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /shortlist/?", "Disallow: /id/shortlist/?", "Disallow: /shortlist.csv"} <= set(lines)


@pytest.mark.django_db(transaction=True)  # what is not committed is read into the index again each time
def test_twenty_cost_as_many_queries_as_one(client: Client) -> None:
    for number in range(MOST):
        make_full_official(f"Name {number:02}")

    def queries(number: int) -> int:
        change(client, replace=",".join(f"name-{each:02}" for each in range(number)))
        client.get(PATH)  # the index learns what changed
        with CaptureQueriesContext(connection) as captured:
            assert len(people(client)) == number
        return len(captured)

    assert queries(1) == queries(MOST) == len(["BEGIN", "index", "slugs", "levels", "cards", "COMMIT"])


# --- To take along ---


@pytest.mark.parametrize("path", [PATH, f"{PATH}?experts=anong-wattana,sri-wahyuni"])
def test_the_files_have_the_same_people_in_the_same_order(both: Client, path: str) -> None:
    hrefs = [link["href"] for link in read(both.get(path)).all("a") if "download" in link]
    xlsx, csv_ = (next(href for href in hrefs if kind in href) for kind in ("xlsx", "csv"))
    rows = csv_rows(Client(), csv_)
    assert [row["Address of the profile"].strip("/").rpartition("/")[2] for row in rows] == people(both, path)
    assert list(rows[0]) == list(csv_rows(both, "/experts.csv")[0])
    sheet = load_workbook(io.BytesIO(content(both.get(xlsx)))).active
    assert [cell.value for cell in sheet["A"]][1:] == [row["Name"] for row in rows]


def test_no_cell_is_a_formula(public: Client) -> None:
    make_official("Sri Wahyuni", rank_title="=1+1")
    text = content(public.get("/id/shortlist.csv?experts=sri-wahyuni")).decode("utf-8-sig")
    assert "'=1+1" in next(csv.reader(io.StringIO(text.splitlines()[1])))


@pytest.mark.parametrize("query", ["", "?experts=", "?experts=nobody", "?experts=%00", "?experts=unseen"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_there_is_no_file_of_nobody(public: Client, kind: str, query: str) -> None:
    make_official("Unseen", published=False)
    assert public.get(f"/shortlist.{kind}{query}").status_code == 404
