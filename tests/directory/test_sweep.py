"""What holds for every public page."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.databases import TestDatabase
from tests.directory.everything import FORMS, make_full_official, public_paths
from tests.directory.pages import Page, read

PATHS = public_paths()
DATA = '<script type="application/ld+json">'  # no script: browsers don't run it, and the policy lets it pass


def two_officials() -> None:
    make_full_official()
    make_full_official("Budi Hartono")


@pytest.fixture(scope="module")
def with_data(django_db_setup: TestDatabase, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), django_db_setup.shared(two_officials):
        yield


@pytest.fixture
def client_with_data(with_data: None, public: Client) -> Client:
    return public


def test_no_route_is_left_out() -> None:
    assert not [path for path in PATHS if "<" in path]
    assert len(PATHS) == len(set(PATHS))


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_whole(client_with_data: Client, path: str) -> None:
    response = client_with_data.get(path)
    page = read(response)
    html = response.content.decode()
    assert len(page.all("h1")) == 1
    assert len(page.all("main")) == 1
    assert page.all("html")[0]["lang"] == ("id" if path.startswith("/id/") else "en")
    assert len(page.all("title")) == 1
    translations = [link for link in page.all("link", rel="alternate") if "type" not in link]
    assert {link["hreflang"] for link in translations} in ({"en", "id"}, set())
    check_policy(page, html)
    check_ids(page)
    assert "{{" not in html
    assert "{%" not in html


def check_policy(page: Page, html: str) -> None:
    """Nothing that the content security policy would block, and nothing from elsewhere."""
    for tag, attributes in page.elements:
        assert "style" not in attributes, (tag, attributes)
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
    assert not page.all("style")
    assert not re.search(r"<script(?![^>]*\bsrc=)", html.replace(DATA, ""))
    assert not [link for link in page.all("link", rel="stylesheet") if "//" in link["href"]]


def check_ids(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in page.elements:
        for name in ("aria-labelledby", "for", "form"):
            assert attributes.get(name, ids[0]) in ids, attributes


@pytest.mark.parametrize("path", PATHS)
def test_the_public_gets_no_cookie_and_is_not_told_apart(client_with_data: Client, path: str) -> None:
    response = client_with_data.get(path)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    if path in FORMS:
        assert response["Cache-Control"] == "no-cache, private"
    else:
        assert response["Cache-Control"] == "no-cache"
        assert response["ETag"].startswith('W/"')


@pytest.mark.parametrize("path", PATHS)
def test_filtered_lists_and_forms_are_kept_from_crawlers_and_others_are_not(
    client_with_data: Client, path: str
) -> None:
    page = read(client_with_data.get(path))
    kept_away = any(part in path for part in ["?", "/correct", "/own-record", "/sent/", "/engagements/"])
    assert bool(page.all("meta", name="robots")) is kept_away
    assert bool(page.all("link", rel="canonical")) is not kept_away


@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/id/nowhere", 404), ("/experts/nobody/", 404)])
def test_what_is_not_found_is_told_in_the_same_clothes(public: Client, path: str, status: int) -> None:
    page = read(public.get(path), status=status)
    assert len(page.all("h1")) == 1
    assert page.all("form", id="finder")


def test_robots_are_told_what_to_leave(public: Client) -> None:
    lines = public.get("/robots.txt").content.decode().splitlines()
    assert {"User-agent: *", "Allow: /experts/?page=", "Disallow: /experts/?", "Disallow: /id/experts/?"} <= set(lines)
    assert {"Disallow: /experts.csv", "Disallow: /id/experts.xlsx", "Disallow: /id/experts.atom?"} <= set(lines)
    assert "Sitemap: http://testserver/sitemap.xml" in lines
