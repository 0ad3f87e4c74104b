"""Whatever stands in an address: never an error page, and what was not understood is named."""

import pytest
from django.test import Client

from tests.directory.pages import read
from tests.factories import make_official

SENSELESS = [
    "q=%00",
    "q=%00&country=ID",
    "q=" + "x" * 5000,
    "q=" + "long%20" * 700,
    "q=%FF%FE",
    "q='%20OR%201=1--",
    "page=0",
    "page=abc",
    "page=-1",
    "page=999999999999999999999",
    "page=" + "9" * 4000,
    "country=XX",
    "country=%00",
    "competency=../../etc",
    "competency=%00",
    "agency=%00",
    "region=%00",
    "agency=" + "a" * 5000,
    "sort=password",
    "sort=-password",
    "available=2026-99",
    "available=0000-00",
    "all=password",
    "&".join(["country=XX"] * 300),
    "country[$ne]=ID",
]


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize("query", SENSELESS, ids=lambda query: query[:30])
def test_the_list_answers_and_applies_the_rest(public: Client, prefix: str, query: str) -> None:
    make_official(competencies=["talent-management"])
    page = read(public.get(f"{prefix}/experts/?{query}&role=trainer"))
    assert page.total in (0, 1)
    assert ("role", "trainer") in page.counts


@pytest.mark.parametrize("query", ["country=XX", "sort=password", "competency=../../etc", "q=%00", "available=2026-99"])
def test_exports_refuse_what_they_do_not_understand(public: Client, query: str) -> None:
    for path in ["/experts.csv", "/experts.xlsx", "/id/experts.csv"]:
        response = public.get(f"{path}?{query}")
        assert response.status_code == 400
        assert 'class="notice"' in response.content.decode()


def test_the_message_names_the_value_harmlessly(public: Client) -> None:
    html = public.get("/experts/?country=<script>alert(1)</script>").content.decode()
    assert "Country: “&lt;script&gt;alert(1)&lt;/script&gt;” isn’t known here" in html


@pytest.mark.parametrize(
    "path", ["/experts/", "/experts.csv", "/experts/sri-wahyuni/", "/competencies/", "/where/", "/"]
)
def test_nothing_is_changed_by_reading(public: Client, path: str) -> None:
    assert public.post(path).status_code == 405


@pytest.mark.parametrize(
    "path",
    ["/experts/nobody/", "/experts/nobody/photo/", "/competencies/nothing/", "/countries/XX/", "/agencies/none/"],
)
def test_what_is_not_there_is_not_found(public: Client, path: str) -> None:
    read(public.get(path), status=404)
