"""What pages say to machines agrees with what they say to people."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from tests.directory.everything import make_full_official
from tests.directory.pages import read
from tests.factories import make_agency, make_official

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def data(client: Client, path: str, kind: str) -> list[Any]:
    response = client.get(path)
    assert response.status_code == 200
    blocks = [json.loads(text) for text in BLOCK.findall(response.text)]
    assert {block["@context"] for block in blocks} <= {"https://schema.org"}
    return [block for block in blocks if block["@type"] == kind]


def test_a_profile_tells_of_its_person(public: Client) -> None:
    official = make_full_official()
    (person,) = data(public, "/experts/sri-wahyuni/", "Person")
    address = "http://testserver/experts/sri-wahyuni/"
    agency = "http://testserver/agencies/id-agency-of-records/"
    assert person == {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": address,
        "url": address,
        "name": official.full_name,
        "alternateName": "ᮞᮢᮤ",
        "honorificPrefix": "Dr.",
        "honorificSuffix": "M.Si.",
        "description": "Trains assessors.",
        "disambiguatingDescription": "Invented for demonstration",
        "jobTitle": ["Director"],
        "worksFor": [{"@type": "GovernmentOrganization", "name": "Agency of Records (AOR)", "url": agency}],
        "workLocation": {"@type": "Country", "name": "Indonesia", "identifier": "ID"},
        "knowsAbout": ["Talent management", "Taxation"],
        "knowsLanguage": ["en", "id"],
    }
    profile = public.get("/experts/sri-wahyuni/").text
    assert all(text in profile for text in [person["name"], person["description"], *person["knowsAbout"]])


def test_a_sparse_record_tells_only_what_it_has(public: Client) -> None:
    make_official("Suharto")
    (person,) = data(public, "/experts/suharto/", "Person")
    assert set(person) == {"@context", "@type", "@id", "url", "name", "jobTitle", "workLocation"}


@pytest.mark.parametrize(
    "path",
    [
        "/experts/",
        "/experts/?page=2",
        "/id/experts/?country=ID",
        "/competencies/taxation/",
        "/countries/ID/",
        "/agencies/id-agency-of-records/",
    ],
)
def test_the_list_of_people_is_that_of_the_cards(public: Client, path: str) -> None:
    agency = make_agency("Agency of Records")
    for number in range(25):
        make_official(f"Name {number:02}", agency=agency, competencies=["taxation"])
    (listed,) = data(public, path, "ItemList")
    elements = listed["itemListElement"]
    assert [element["position"] for element in elements] == list(range(1, len(elements) + 1))
    prefix = "http://testserver/id" if path.startswith("/id/") else "http://testserver"
    shown = read(public.get(path)).officials
    assert [element["url"] for element in elements] == [f"{prefix}/experts/{slug}/" for slug in shown]
    assert len(shown) in {5, 6, 20}


def test_an_empty_list_says_nothing(public: Client) -> None:
    assert data(public, "/experts/", "ItemList") == []


def test_the_breadcrumb_is_that_of_the_page(public: Client) -> None:
    make_official("Sri Wahyuni")
    (crumbs,) = data(public, "/experts/sri-wahyuni/", "BreadcrumbList")
    assert [(step["position"], step["name"], step["item"]) for step in crumbs["itemListElement"]] == [
        (1, "Find experts", "http://testserver/experts/"),
        (2, "Indonesia", "http://testserver/countries/ID/"),
        (3, "Sri Wahyuni", "http://testserver/experts/sri-wahyuni/"),
    ]
    (short,) = data(public, "/id/countries/ID/", "BreadcrumbList")
    assert [step["name"] for step in short["itemListElement"]] == ["Negara anggota", "Indonesia"]


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_the_front_page_tells_how_to_search(public: Client, prefix: str) -> None:
    (site,) = data(public, f"{prefix}/", "WebSite")
    assert site["inLanguage"] == (prefix.strip("/") or "en")
    template = site["potentialAction"]["target"]["urlTemplate"]
    assert template == f"http://testserver{prefix}/experts/?q={{words}}"
    make_official("Sri Wahyuni")
    assert read(public.get(template.replace("{words}", "wahyuni"))).total == 1


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "&quot;&", "Bell\x07\u2028\\"])
def test_no_text_breaks_out(public: Client, text: str) -> None:
    name = f"Name {text}"
    official = make_official(name, slug="name", agency=make_agency(f"Agency {text}", slug="agency"), summary=text)
    for path in ["/experts/name/", "/experts/", "/agencies/agency/"]:
        html = public.get(path).text
        assert "alert(1)</script>" not in html
        assert len(read(public.get(path)).all("script", type="application/ld+json")) == len(BLOCK.findall(html))
    (person,) = data(public, "/experts/name/", "Person")
    assert (person["name"], person["description"]) == (official.full_name, text)
    assert person["worksFor"][0]["name"] == f"Agency {text}"
