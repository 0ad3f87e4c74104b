"""The administrators' front page: every number is the number of rows of the list that it leads to."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from experts import tasks
from experts.figures import health
from experts.models import Agency, Membership, Official, OutgoingMail
from tests.admin.rows import warm_up
from tests.factories import (
    make_agency,
    make_competency,
    make_contact,
    make_correction,
    make_intake,
    make_missed_term,
    make_nomination,
    make_official,
    make_proposed_word,
    make_request,
    make_user,
)

pytestmark = pytest.mark.django_db

LINK = re.compile(r'href="(/admin/experts/\w+/\?[^"]+)">\s*(?:<strong>)?([\d,]+)(?:</strong>)?')
LONG_AGO = timezone.now() - timedelta(days=800)


def numbers(page: str) -> dict[str, int]:
    """By the address that each leads to."""
    return {unescape(there): int(number.replace(",", "")) for there, number in LINK.findall(page)}


def waits() -> None:
    """One row at least for each line, of Indonesia and Viet Nam, and neighbours that no line may count."""
    focal = make_user(Membership.Role.FOCAL_POINT, country="ID")
    for days in [0, 2, 4, 9, 30]:
        make_nomination(state="endorsed", by=focal, endorsed_by=focal, endorsed_at=_ago(days))
    viet = make_official("Nguyen Van An", country="VN")
    make_nomination(viet, state="endorsed", by=focal, endorsed_at=_ago(1))
    make_nomination(make_official("Tran Thi Ba", country="VN"), by=focal)
    make_nomination(by=focal)  # Indonesia has a focal point, who sees to it
    make_official("Left", status="hidden", status_reason="objected")
    make_official("Retired", status="hidden", status_reason="retired")
    asked = make_official("Asked", published=False)
    make_nomination(asked, "new", "approved", by=focal, proposed={"basis": {"kind": "mail"}})
    make_correction(viet)
    make_correction(viet, state="unverified")
    make_correction(viet, from_official=True)
    make_official("Old", published_at=LONG_AGO)
    make_official("Old but confirmed", published_at=LONG_AGO, confirmed_on=timezone.localdate())
    make_official("Old and confirmed long ago", published_at=LONG_AGO, confirmed_on=LONG_AGO.date())
    Agency.objects.filter(pk=make_agency("Unknown").pk).update(is_confirmed=False)
    for state in ["asking", "mapping", "ready", "failed", "done"]:
        make_intake(state)
    make_intake("asking", nominates=True, country_id="VN")  # a country sees to it
    make_missed_term("rice storage")
    make_proposed_word("Rice storage", by=focal)
    make_proposed_word("Tax", by=focal, state="declined", answer="It has one.", decided_at=timezone.now())
    for number, tries in enumerate([0, 3]):
        OutgoingMail.objects.create(recipient="a@example.org", subject="A", message_id=str(number), tries=tries)
    ask(viet)


def ask(viet: Official) -> None:
    """A need, one that nobody answered in time, and others; only Indonesia has a focal point."""
    make_request(state="unverified")
    need, closed = make_request(), make_request(state="ended")
    for request in (need, closed):
        request.competencies.add(make_competency("taxation"))
    long_ago = make_request(make_official("Dewi"), verified_at=LONG_AGO)
    long_ago.competencies.add(make_competency("taxation"))
    both = make_request(make_official("Rudi", competencies=["taxation"]), viet)
    both.engagements.update(state="forwarded", forwarded_at=_ago(20), reminded=2)
    both.engagements.filter(country="VN").update(reminded=0)
    make_request(make_official("Rina")).engagements.update(
        state="accepted", expert_answer="agency", reminded=2, forwarded_at=_ago(4), answered_at=_ago(1)
    )


def _ago(days: int) -> Any:
    return timezone.now() - timedelta(days=days, hours=1)


def needs(found: dict[str, int]) -> dict[str, int]:
    """Those of all states together, by what the list is asked for."""
    return {there.partition("needs=")[2]: number for there, number in found.items() if "needs=" in there}


def test_every_number_is_that_of_its_list(desk: Client) -> None:
    waits()
    found = numbers(desk.get("/admin/").text)
    behind = {there: desk.get(there).context["cl"].result_count for there in found}
    assert found == behind
    assert needs(found) == needs(found) | {
        "under-3-days": 3,
        "under-3-days&country__code__exact=VN": 1,
        "3-to-10-days": 2,
        "over-10-days": 1,
        "over-10-days&country__code__exact=VN": 0,
        "no-focal-point": 1,
        "without-experts": 1,
        "late": 1,
        "unspoken-for": 1,
        "own-wish": 1,
        "consent": 1,
        "readers": 1,
        "officials": 1,
        "renewal": 2,
        "agencies": 1,
        "missed": 1,
        "words": 1,
        "spreadsheets": 3,
        "failed": 1,
        "mails": 1,
    }


def test_demand_stands_beside_supply_and_how_states_answer(desk: Client) -> None:
    waits()
    page = desk.get("/admin/").context
    (taxation,) = page["demand"]
    assert (taxation.label, [number.value for number in taxation.numbers]) == ("Taxation", [2, 2, 1])
    told = [(row.label, *row.facts, *(number.value for number in row.numbers)) for row in page["answers"]]
    assert told == [("Indonesia", "100 %", "3.0", 2), ("Viet Nam", "–", "–", 1)]
    assert page["answers_of_all"].numbers[0].value == 3


def test_the_reviewer_is_told_of_nothing_that_is_not_theirs(reviewer: Client) -> None:
    waits()
    found = needs(numbers(reviewer.get("/admin/").text))
    assert "over-10-days" in found
    assert "mails" not in found  # accounts and mails are the administrators'


def test_it_asks_as_often_for_many_as_for_one(desk: Client) -> None:
    waits()
    warm_up()
    health.count()
    for_one = _queries(desk)
    for number in range(8):
        official = make_official(f"One more {number}", country="TH", published_at=LONG_AGO)
        make_correction(official)
        make_nomination(official, state="endorsed", by=make_user(email=f"{number}@example.org"))
    health.count()
    assert _queries(desk) == for_one <= 30


def _queries(desk: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert desk.get("/admin/").status_code == 200
    return len(queries)


@pytest.fixture
def pool(db: None) -> None:
    """Three experts of Indonesia, of whom one has everything, and one of Viet Nam; and some who are not public."""
    today = timezone.localdate()
    everything = {
        "photo": "photos/a.webp",
        "summary": "Trains.",
        "modes": ["online"],
        "competencies": ["taxation"],
        "languages": ["en"],
    }
    full = make_official("Sri Wahyuni", confirmed_on=today, published_at=LONG_AGO, **everything)
    make_contact(full)
    make_official("Budi", confirmed_on=today - timedelta(days=100), published_at=LONG_AGO, summary_local="Melatih.")
    make_official("Budi", published_at=LONG_AGO)
    make_official("Budi", country="VN", notice_weeks=2)
    make_official("Draft", published=False)
    make_official("Budi", status="withdrawn", status_reason="retired", country="VN")


def test_the_health_of_a_state_is_told_and_leads_to_what_is_to_be_mended(desk: Client, pool: None) -> None:
    page = desk.get("/admin/")
    (indonesia, viet_nam), everybody = page.context["health"], page.context["health_of_all"]
    assert (indonesia.label, indonesia.facts) == ("Indonesia", ["38 %", "3 months"])  # seven of eighteen
    assert [number.value for number in indonesia.numbers] == [3, 2, 1, 2, 2, 2, 2, 1, 2]
    assert (viet_nam.label, viet_nam.facts) == ("Viet Nam", ["16 %", "under a month"])
    assert [number.value for number in viet_nam.numbers] == [1, 1, 1, 1, 1, 1, 0, 0, 0]
    assert [number.value for number in everybody.numbers] == [4, 3, 2, 3, 3, 3, 2, 1, 2]
    for number in [*indonesia.numbers, *everybody.numbers]:
        assert desk.get(number.address).context["cl"].result_count == number.value, number.address


def test_the_health_is_counted_now_and_then_and_says_when(desk: Client, pool: None) -> None:
    assert "Counted 0" in unescape(desk.get("/admin/").text).replace("\xa0", " ")
    at, found = health.health()
    Official.objects.filter(name="Sri Wahyuni").update(photo="")
    assert desk.get("/admin/").context["health_at"] == at
    cache.set(health.KEY, (at - timedelta(minutes=29), found))
    assert "Counted 29 minutes ago" in desk.get("/admin/").text.replace("\xa0", " ")
    cache.set(health.KEY, (at - timedelta(minutes=31), found))
    assert desk.get("/admin/").context["health_of_all"].numbers[1].value == 4
    Official.objects.update(photo="photos/a.webp")
    tasks.count_health(0)
    assert desk.get("/admin/").context["health_of_all"].numbers[1].value == 0


def test_an_empty_pool_has_a_front_page(desk: Client) -> None:
    page = desk.get("/admin/")
    assert page.context["health_of_all"].facts == ["–", "–"]
    assert page.status_code == 200
