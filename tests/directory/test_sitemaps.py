"""The maps of the site, read as a crawler does."""

import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import URLPattern

from experts.directory.sitemaps import PAGES, SITEMAPS, InEveryLanguage
from experts.directory.urls import urlpatterns
from experts.models import Agency, Official
from tests.directory.pages import read
from tests.factories import make_agency, make_official

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
NAMES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "html": "http://www.w3.org/1999/xhtml"}


def tree(client: Client, path: str) -> ElementTree.Element:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own


def found(element: ElementTree.Element, path: str) -> list[str]:
    return [each.text or "" for each in element.findall(path, NAMES)]


def addresses(client: Client, path: str) -> list[str]:
    return [address.removeprefix(HOST) for address in found(tree(client, path), "map:url/map:loc")]


def maps(client: Client) -> list[str]:
    return [address.removeprefix(HOST) for address in found(tree(client, "/sitemap.xml"), "map:sitemap/map:loc")]


def test_every_address_is_a_page_that_crawlers_may_keep(public: Client) -> None:
    make_official("Sri Wahyuni", agency=make_agency("Agency of Records"), competencies=["taxation"])
    Agency.objects.exclude(slug="id-agency-of-records").update(is_confirmed=False)  # hundreds more are no other kind
    listed = [address for path in maps(public) for address in addresses(public, path)]
    assert len(listed) == len(set(listed))
    assert {"/", "/id/", "/experts/sri-wahyuni/", "/id/countries/TH/", "/agencies/id-agency-of-records/"} <= set(listed)
    assert "/id/competencies/taxation/" in listed
    for address in listed[::13]:
        page = read(public.get(address))
        assert [link["href"] for link in page.all("link", rel="canonical")] == [HOST + address]


def test_every_public_page_without_a_parameter_is_listed() -> None:
    routes = [route for route in urlpatterns if isinstance(route, URLPattern) and "<" not in str(route.pattern)]
    pages = {route.name for route in routes if not re.search(r"\.\w+$", str(route.pattern))}
    assert set(PAGES) == pages - {"suggest", "shortlist"}  # which differ by reader


def test_only_who_is_published_is_listed_and_since_when_unchanged(public: Client) -> None:
    day = datetime(2026, 3, 3, tzinfo=UTC)
    make_official("Anong Wattana")
    make_official("Unseen", published=False)
    Official.objects.filter(name="Anong Wattana").update(updated_at=day)
    urls = tree(public, "/sitemap-experts.xml")
    assert found(urls, "map:url/map:loc") == [f"{HOST}/experts/anong-wattana/", f"{HOST}/id/experts/anong-wattana/"]
    assert set(found(urls, "map:url/map:lastmod")) == {"2026-03-03"}
    (entry, *_others) = found(tree(public, "/sitemap.xml"), "map:sitemap[map:lastmod]/map:lastmod")
    assert entry.startswith("2026-03-03")


def test_each_address_names_its_translations(public: Client) -> None:
    make_official("Anong Wattana")
    for url in tree(public, "/sitemap-experts.xml").findall("map:url", NAMES):
        links = {link.get("hreflang"): link.get("href") for link in url.findall("html:link", NAMES)}
        assert links == {
            "en": f"{HOST}/experts/anong-wattana/",
            "id": f"{HOST}/id/experts/anong-wattana/",
        }


def test_many_officials_are_divided_among_maps(public: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(InEveryLanguage, "limit", 4)
    for number in range(5):
        make_official(f"Name {number}")
    of_experts = [path for path in maps(public) if "experts" in path]
    assert of_experts == ["/sitemap-experts.xml", "/sitemap-experts.xml?p=2", "/sitemap-experts.xml?p=3"]
    listed = [addresses(public, path) for path in of_experts]
    assert [len(each) for each in listed] == [4, 4, 2]
    assert listed[0][::2] == ["/experts/name-0/", "/experts/name-1/"]
    assert listed[2] == ["/experts/name-4/", "/id/experts/name-4/"]


def test_no_map_is_larger_than_crawlers_take() -> None:
    assert InEveryLanguage.limit <= 10_000
    assert InEveryLanguage.limit % 2 == 0  # or else an official's translations would lie in two maps


@pytest.mark.parametrize("path", ["/sitemap.xml", *(f"/sitemap-{section}.xml" for section in SITEMAPS)])
def test_an_empty_pool_has_maps_without_cookies(public: Client, path: str) -> None:
    assert tree(public, path).tag.endswith(("urlset", "sitemapindex"))
    response = public.get(path)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize(
    "path",
    [
        "/sitemap-nothing.xml",
        "/sitemap-experts.xml?p=2",
        "/sitemap-experts.xml?p=%00",
        f"/sitemap-experts.xml?p={'9' * 5000}",
        "/sitemap-experts.xml?p=-1",
    ],
)
def test_what_is_not_there_is_told(public: Client, path: str) -> None:
    assert public.get(path).status_code == 404


def test_only_plain_pages_of_the_list_are_for_crawlers(public: Client) -> None:
    for number in range(25):
        make_official(f"Name {number:02}")
    for path in ["/experts/", "/experts/?page=2", "/id/experts/?page=2"]:
        page = read(public.get(path))
        assert [link["href"] for link in page.all("link", rel="canonical")] == [HOST + path]
        assert not page.all("meta", name="robots")
    page = read(public.get("/experts/?country=ID"))
    assert page.all("meta", name="robots", content="noindex, nofollow")
