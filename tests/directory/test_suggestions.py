"""What is offered while somebody types."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from experts.directory import fresh
from experts.models import Official
from tests.directory.pages import read
from tests.factories import make_agency, make_competency, make_official

SENSELESS = ["", "%00", "%20", "...", "%FF%FE", "x" * 5000, "long%20" * 700, '"', "-", "or", "-sri", "'%20OR%201=1--"]


def offered(client: Client, words: str, prefix: str = "") -> list[str]:
    """Where the suggestions lead, as htmx gets them."""
    response = client.get(f"{prefix}/suggest/?q={words}", headers={"hx-request": "true"})
    return [link["href"] for link in read(response).all("a", role="option")]


@pytest.fixture
def pool(public: Client) -> Client:
    """An official on talent management in Viet Nam's office of records."""
    competency = make_competency("talent-management", en="Talent management", id="Manajemen talenta")
    competency.labels.create(language_id="en", text="nine-box grid")
    competency.labels.create(language_id="en", text="unreviewed wording", is_reviewed=False)
    make_official(
        "Vương Đình Huệ",
        country="VN",
        name_local="王庭惠",
        other_names=["Zmo-Rakova"],
        agency=make_agency("Agency of Records", "VN", name_local="Kantor Arsip", acronym="AOR"),
        post="Head",
        competencies=[competency],
    )
    return public


LEADS_TO = {
    "tale": "/experts/?competency=talent-management",
    "manajemen tal": "/experts/?competency=talent-management",
    "nine-b": "/experts/?competency=talent-management",
    "unrev": "/experts/?competency=talent-management",
    "viet": "/experts/?country=VN",
    "việt n": "/experts/?country=VN",
    "records": "/experts/?agency=vn-agency-of-records",
    "arsip": "/experts/?agency=vn-agency-of-records",
    "aor": "/experts/?agency=vn-agency-of-records",
    "dinh h": "/experts/vuong-dinh-hue/",
    "HUỆ vuo": "/experts/vuong-dinh-hue/",
    "zmo-ra": "/experts/vuong-dinh-hue/",
    "庭惠": "/experts/vuong-dinh-hue/",
}


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_beginnings_of_words_of_any_language_lead_there_in_the_readers(pool: Client, prefix: str) -> None:
    found = {words: offered(pool, words, prefix) for words in LEADS_TO}
    assert found == {words: [f"{prefix}{path}"] for words, path in LEADS_TO.items()}


def test_what_is_not_meant_is_not_offered(pool: Client) -> None:
    for words in ["alent", "talent harbour", "vuong -hue", "head"]:
        assert offered(pool, words) == [], words


@pytest.mark.parametrize(
    ("words", "prefix", "shown", "not_shown"),
    [
        ("nine", "", ["Talent management", "nine-box grid"], []),
        ("talenta", "", ["Talent management", '<span class="own" lang="id">Manajemen talenta</span>'], []),
        ("talenta", "/id", ["Manajemen talenta"], ["Talent management"]),
        ("unrev", "", ["Talent management"], ["unreviewed wording"]),
        ("arsip", "", ["Agency of Records (AOR)", "Kantor Arsip"], []),
        ("aor", "", ["Agency of Records (AOR)"], ["Kantor Arsip"]),
        ("hue", "", ["Vương Đình Huệ", "Head, Agency of Records (AOR)", "Viet Nam", "王庭惠"], []),
    ],
)
def test_another_name_is_shown_when_the_label_does_not_tell(
    pool: Client, words: str, prefix: str, shown: list[str], not_shown: list[str]
) -> None:
    html = pool.get(f"{prefix}/suggest/?q={words}", headers={"hx-request": "true"}).content.decode()
    assert [text for text in shown if text not in html] == []
    assert [text for text in not_shown if text in html] == []


def test_the_label_comes_before_other_names_and_its_beginning_before_its_middle(public: Client) -> None:
    for slug, label, other, experts in [
        ("a", "Zebra planning", "", 1),
        ("b", "Urban zebras", "zebras", 2),
        ("c", "Other", "zebra crossings", 3),
        ("d", "Zebra design", "", 2),
        ("e", "Another", "urban zebra", 4),
    ]:
        competency = make_competency(slug, en=label, also=[("en", other)] if other else [])
        for number in range(experts):
            make_official(f"{slug} {number}", competencies=[competency])
    assert offered(public, "zebra") == [f"/experts/?competency={slug}" for slug in "dab"]


def test_whole_names_come_before_beginnings_and_a_further_letter_leaves_them(public: Client) -> None:
    for name in ["Ana Tanaka", "Boon Tan", "Chua Tan", "Dewi Tanjung", "Eko Tanah"]:
        make_official(name)
    people = [f"/experts/{slug}/" for slug in ["boon-tan", "chua-tan", "ana-tanaka", "dewi-tanjung"]]
    assert offered(public, "tan") == people
    assert offered(public, "tan b") == people
    assert offered(public, "tan bo") == people[:1]


def test_the_experts_of_a_merged_competency_count_where_it_went(public: Client) -> None:
    heir = make_competency("heir", en="Heraldry")
    make_official(competencies=[make_competency("merged", en="Blazonry", merged_into=heir)])
    assert offered(public, "blazon") == offered(public, "herald") == ["/experts/?competency=heir"]


def test_what_nobody_has_is_not_offered(public: Client) -> None:
    make_competency("heraldry")
    make_agency("College of Heraldry")
    assert offered(public, "heraldry") == []
    assert offered(public, "indonesia") == []


@pytest.mark.parametrize("status", ["draft", "hidden", "withdrawn"])
def test_nobody_unseen_is_offered_nor_counted(public: Client, status: str) -> None:
    official = make_official("Unseen Heraldist", competencies=["heraldry"])
    assert len(offered(public, "herald")) == 2
    reason = "" if status == "draft" else "other"
    Official.objects.filter(pk=official.pk).update(status=status, status_reason=reason)
    assert offered(public, "herald") == offered(public, "unseen") == []


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_whatever_is_typed_is_answered(pool: Client, prefix: str) -> None:
    for words in SENSELESS:
        assert offered(pool, words, prefix) == [], words[:12]
        assert len(read(pool.get(f"{prefix}/suggest/?q={words}")).all("h1")) == 1, words[:12]


def test_the_page_is_kept_from_crawlers_and_apart_from_its_fragment(pool: Client) -> None:
    response = pool.get("/suggest/?q=hue")
    page = read(response)
    assert "HX-Request" in response["Vary"]
    assert page.all("meta", name="robots", content="noindex, nofollow")
    assert page.all("a", href="/experts/vuong-dinh-hue/")
    assert not page.all("a", role="option")
    robots = pool.get("/robots.txt").content.decode()
    assert "Disallow: /suggest/\n" in robots
    assert "Disallow: /id/suggest/\n" in robots


@pytest.mark.django_db(transaction=True)  # what is not committed is read into the index again each time
def test_people_cost_one_query_whether_one_or_thirty(client: Client) -> None:
    def queries() -> list[str]:
        offered(client, "sri")  # the index learns what changed
        fresh.shelf.clear()
        with CaptureQueriesContext(connection) as captured:
            assert offered(client, "sri")
        return [query["sql"] for query in captured.captured_queries if "pg_current_snapshot" not in query["sql"]]

    make_official("Sri Wahyuni", competencies=["taxation"])
    of_one = queries()
    for number in range(29):
        make_official(f"Sri {number:02}", competencies=["taxation"])
    of_thirty = queries()
    assert len(of_one) == len(of_thirty) == len(["BEGIN", "people", "COMMIT"]), of_thirty
