"""What htmx gets of the list: all that changes, and nothing else."""

import re

import pytest
from django.test import Client

from tests.directory.everything import EXAMPLES, make_full_official
from tests.directory.pages import Page, read
from tests.directory.test_queries import queries
from tests.factories import make_official

HTMX = {"hx-request": "true"}
PATHS = [*EXAMPLES["officials"], "/id/experts/?country=ID&sort=updated&all=agency", "/experts/?q=sri+trainer&page=2"]


@pytest.fixture
def reader(public: Client) -> Client:
    make_full_official()
    for number in range(24):
        make_official(f"Budi {number:02}", languages=["en"])
    return public


def carried(page: Page) -> list[dict[str, str]]:
    """The fields of the search form outside of it, ticked or not."""
    return page.all("input", form="finder")


def links(page: Page) -> list[str]:
    """Those that lead to other lists."""
    return [link["href"] for link in page.all("a", rel="nofollow") + page.all("a", rel="next")]


@pytest.mark.parametrize("path", PATHS)
def test_a_fragment_has_all_that_the_page_has(reader: Client, path: str) -> None:
    page, fragment = read(reader.get(path)), read(reader.get(path, headers=HTMX))
    for part in (lambda p: p.officials, lambda p: p.total, lambda p: p.counts, lambda p: p.title, carried):
        assert part(fragment) == part(page)
    assert sorted(links(fragment)) == sorted(links(page))


@pytest.mark.parametrize("path", PATHS)
def test_a_fragment_is_no_page(reader: Client, path: str) -> None:
    fragment = read(reader.get(path, headers=HTMX))
    assert not [tag for tag, _ in fragment.elements if tag in {"html", "body", "h1", "header", "script", "link"}]
    ids = [attributes["id"] for _, attributes in fragment.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_every_part_of_a_fragment_has_its_place_in_the_page(reader: Client) -> None:
    page, fragment = read(reader.get("/experts/")), read(reader.get("/experts/", headers=HTMX))
    places = [attributes["data-hx-swap-oob"] for _, attributes in fragment.elements if "data-hx-swap-oob" in attributes]
    assert len(places) == 6
    for place in places:
        kind, name = re.fullmatch(r"innerHTML:([#.])([a-z-]+)", place).groups()  # type: ignore[union-attr]
        attribute = "id" if kind == "#" else "class"
        assert [tag for tag, attributes in page.elements if attributes.get(attribute) == name], place


def test_the_number_is_told(reader: Client) -> None:
    told = r'#told">\s*25 experts\s*</div>'
    assert re.search(told, reader.get("/experts/", headers=HTMX).text)
    assert re.search(r'#told">\s*25 experts\s*· Page 2\s*</div>', reader.get("/experts/?page=2", headers=HTMX).text)


def test_that_people_are_invented_is_told_when_they_come(reader: Client) -> None:
    assert "invented" in reader.get("/experts/?q=sri", headers=HTMX).text
    assert "are invented" not in reader.get("/experts/?q=budi", headers=HTMX).text


def test_the_title_names_what_was_asked_for(reader: Client) -> None:
    assert read(reader.get("/experts/")).title == "Find experts · ASEAN Expert Pool"
    page = read(reader.get("/experts/?q=budi&country=ID&page=2"))
    assert page.title == "“budi” · Indonesia · Page 2 · Find experts · ASEAN Expert Pool"


@pytest.mark.django_db(transaction=True)
def test_a_browser_never_takes_one_for_the_other() -> None:
    make_full_official()
    reader = Client()
    page = reader.get("/experts/")
    fragment = reader.get("/experts/", headers=HTMX)
    assert all("HX-Request" in response["Vary"].split(", ") for response in [page, fragment])
    assert page["ETag"] != fragment["ETag"]
    assert reader.get("/experts/", headers=HTMX | {"if-none-match": page["ETag"]}).status_code == 200
    assert reader.get("/experts/", headers=HTMX | {"if-none-match": fragment["ETag"]}).status_code == 304
    assert reader.get("/experts/").content == page.content
    assert reader.get("/experts/", headers=HTMX).content == fragment.content


@pytest.mark.django_db(transaction=True)
def test_a_fragment_costs_no_more_queries_than_the_page() -> None:
    make_full_official()
    client = Client(headers=HTMX)
    assert len(queries(client, "/experts/?country=ID")) == 3
    for number in range(29):
        make_official(f"Name {number:02}")
    assert len(queries(client, "/experts/?country=ID")) == 3


def test_what_is_ticked_after_typing_leads_to_the_filters_as_on_the_page(reader: Client) -> None:
    path = "/experts/?q=trainer+Indonesia&typed=trainer+Indonesia&country=ID&country=TH&role=trainer"
    assert reader.get(path, headers=HTMX)["Location"] == "/experts/?country=ID&country=TH&role=trainer"
