"""The feed of new experts, read as a feed reader does."""

from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import pytest
from django.test import Client

from experts import stewardship
from experts.models import Official
from tests.directory.everything import make_full_official
from tests.directory.pages import read
from tests.factories import make_agency, make_official

pytestmark = pytest.mark.django_db

DAY = datetime(2026, 3, 3, 4, 5, 6, tzinfo=UTC)


def feed_of(client: Client, path: str = "/experts.atom") -> Any:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def names(feed: Any) -> list[str]:
    return [entry.title for entry in feed.entries]


def listed_on_days_apart(*people: str) -> None:
    for number, name in enumerate(people):
        make_official(name, published_at=DAY + timedelta(days=number))


def test_whoever_was_listed_last_comes_first(public: Client) -> None:
    listed_on_days_apart("Zaw Min", "Anong Wattana", "Budi Hartono")
    make_official("Draft", published=False)
    assert names(feed_of(public)) == ["Budi Hartono", "Anong Wattana", "Zaw Min"]


def test_fifty_are_told(public: Client) -> None:
    listed_on_days_apart(*(f"Name {number:02}" for number in range(52)))
    assert names(feed_of(public)) == [f"Name {number:02}" for number in range(51, 1, -1)]


def test_who_was_hidden_for_a_while_is_not_new(public: Client) -> None:
    listed_on_days_apart("Anong Wattana", "Budi Hartono")
    anong = Official.objects.filter(name="Anong Wattana")
    stewardship.hide(anong, reason=Official.Reason.STALE, by=None)
    assert names(feed_of(public)) == ["Budi Hartono"]
    stewardship.publish(anong, by=None)
    assert names(feed_of(public)) == ["Budi Hartono", "Anong Wattana"]


def test_an_entry_tells_what_the_profile_tells(public: Client) -> None:
    make_full_official(published_at=DAY)
    (entry,) = feed_of(public).entries
    assert entry.link == "http://testserver/experts/sri-wahyuni/"
    assert (entry.title, entry.published) == ("Dr. Sri Wahyuni, M.Si.", "2026-03-03T04:05:06+00:00")
    assert [tag.term for tag in entry.tags] == ["Talent management", "Taxation"]
    profile = public.get("/experts/sri-wahyuni/").text
    for text in [
        "Director",
        "Agency of Records (AOR)",
        "Indonesia",
        "Talent management",
        "Trainer",
        "Trains assessors.",
    ]:
        assert text in entry.summary
        assert text in profile
    assert "Invented for demonstration" in entry.summary


def test_the_identifier_of_an_entry_outlives_every_change(public: Client) -> None:
    official = make_official("Sri Wahyuni", published_at=DAY)
    (before,) = feed_of(public).entries
    official.name, official.title_before = "Sri Wahyuni Putri", "Dr."
    official.save()
    (after,) = feed_of(public).entries
    assert after.id == before.id == "tag:testserver,2026-03-03:/experts/sri-wahyuni//"
    assert after.updated > before.updated
    assert after.title == "Dr. Sri Wahyuni Putri"


def test_a_search_can_be_followed(public: Client) -> None:
    make_official("Anong Wattana", country="TH", competencies=["taxation"])
    make_official("Budi Hartono", country="ID", competencies=["taxation"])
    make_official("Chai Prasert", country="TH")
    feed = feed_of(public, "/experts.atom?q=trainer on taxation&country=TH&sort=updated&page=9")
    assert names(feed) == ["Anong Wattana"]
    assert feed.feed.title == "New experts: Taxation, Trainer, Thailand · ASEAN Expert Pool"
    (link,) = read(public.get("/experts/?country=TH")).all("link", type="application/atom+xml")
    assert link["href"] == "/experts.atom?country=TH"
    assert names(feed_of(public, link["href"])) == ["Chai Prasert", "Anong Wattana"]


def test_the_feed_speaks_the_language_of_its_address(public: Client) -> None:
    make_official(competencies=["taxation"])
    feed = feed_of(public, "/id/experts.atom")
    assert feed.feed.language == "id"
    assert feed.entries[0].link == "http://testserver/id/experts/sri-wahyuni/"
    assert "Perpajakan" in feed.entries[0].summary


@pytest.mark.parametrize("path", ["/", "/id/", "/experts/", "/id/experts/"])
def test_browsers_and_readers_find_the_feed(public: Client, path: str) -> None:
    (link,) = read(public.get(path)).all("link", type="application/atom+xml")
    assert feed_of(public, link["href"]).feed.language == ("id" if path.startswith("/id/") else "en")


@pytest.mark.parametrize("query", ["country=XX", "q=%00", f"page={'9' * 5000}", "competency=%00"])
def test_what_makes_no_sense_is_refused(public: Client, query: str) -> None:
    response = public.get(f"/experts.atom?{query}")
    assert response.status_code == 400
    assert "ETag" not in response


def test_no_text_breaks_the_feed(public: Client) -> None:
    agency = make_agency("R&D <b>Agency</b>")
    make_official("Bell\x07 <script>alert(1)</script> & ]]>", agency=agency, summary="\x01\x0b\ufffe<br>")
    (entry,) = feed_of(public, "/experts.atom?q=bell\x07").entries
    assert entry.title_detail.value == "Bell <script>alert(1)</script> & ]]>"
    assert "<b>" not in public.get("/experts.atom").text


def test_an_empty_pool_has_a_feed(public: Client) -> None:
    assert feed_of(public).entries == []
