"""The requests at the desk: who sees and does what, the whole cast, at every address."""

from itertools import product
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from django.utils import timezone

from experts.models import Engagement, Evaluation, Official, Request, RequestMessage, User
from tests.engagements.conftest import mails_to
from tests.factories import make_official, make_request, make_user
from tests.nominations.conftest import CAST, sign_in

pytestmark = pytest.mark.django_db
State = Engagement.State
GIVEN: dict[str, Any] = {
    "text": "Hello",
    "experts": "/experts/sri-wahyuni/",
    "countries": ["VN"],
    "answer": "Nobody.",
    "reason": "busy",
    "note": "Sorry.",
    "starts_on": "2027-03-01",
    "for_the_expert": "on",
}
# In the order of the cast. The answer is a status, or the name of the page that one is sent to.
TABLE: dict[str, list[int | str]] = {
    "GET desk_requests": ["account_login", 403, 403, 200, 200, 200, 200],
    "GET desk_request": ["account_login", 403, 403, 200, 404, 200, 200],
    "POST desk_write": ["account_login", 403, 403, "desk_request", 404, "desk_request", "desk_request"],
    "GET desk_propose": ["account_login", 403, 403, 200, 404, 200, 200],
    "POST desk_propose": ["account_login", 403, 403, 200, 404, 200, 200],  # the expert is part of it already
    "GET desk_pass_on": ["account_login", 403, 403, 403, 403, 200, 200],
    "POST desk_pass_on": ["account_login", 403, 403, 403, 403, "desk_request", "desk_request"],
    "GET desk_close": ["account_login", 403, 403, 403, 403, 200, 200],
    "POST desk_close": ["account_login", 403, 403, 403, 403, 200, 200],  # something is at work
    "GET desk_act accept": ["account_login", 403, 403, 200, 404, 403, 403],
    "POST desk_act accept": ["account_login", 403, 403, "desk_request", 404, 403, 403],
    "POST desk_act decline": ["account_login", 403, 403, "desk_request", 404, 403, 403],
    "POST desk_act vouch": [
        "account_login",
        403,
        403,
        "desk_request",
        404,
        "desk_request",
        "desk_request",
    ],  # too early
    "POST desk_act nonsense": ["account_login", 403, 403, 404, 404, 404, 404],
    "GET desk_letter": ["account_login", 403, 403, 404, 404, 404, 404],  # none was sent
    "GET desk_letter_page 1": ["account_login", 403, 403, 404, 404, 404, 404],
    "GET desk_calendar": ["account_login", 403, 403, 404, 404, 404, 404],  # nothing is agreed yet
    "POST desk_ask_expert": ["account_login", 403, 403, "desk_request", 404, 403, 403],
}


@pytest.fixture
def line(sri: Official) -> Engagement:
    request = make_request(sri)
    request.engagements.update(state=State.FORWARDED, forwarded_at=timezone.now())
    return request.engagements.get()


@pytest.mark.parametrize("row", TABLE)
def test_everybody_gets_what_is_theirs(line: Engagement, row: str) -> None:
    everybody = {who: sign_in(make()) for who, make in CAST.items()}
    for who, answer in zip(everybody, TABLE[row], strict=True):
        with transaction.atomic():
            assert (who, answer_to(everybody[who], line, row)) == (who, answer)
            expect_deed(line, row, answer)
            transaction.set_rollback(True)


def answer_to(browser: Client, line: Engagement, row: str) -> int | str:
    method, name, *action = row.split()
    key = line.pk if name in ("desk_act", "desk_ask_expert", "desk_calendar") else line.request_id
    there = reverse(f"engagements:{name}", args=[] if name == "desk_requests" else [key, *action])
    return told(browser.post(there, GIVEN) if method == "POST" else browser.get(there))


def expect_deed(line: Engagement, row: str, answer: int | str) -> None:
    method, name, *action = row.split()
    is_done = method == "POST" and answer == "desk_request"
    state = Engagement.objects.values_list("state", flat=True).get(pk=line.pk)
    assert (state != State.FORWARDED) is (is_done and action in (["accept"], ["decline"]))
    assert RequestMessage.objects.exists() is (is_done and name == "desk_write")


def told(response: HttpResponse) -> int | str:
    if response.status_code != 302:
        return response.status_code
    return str(resolve(response["Location"].partition("?")[0]).url_name)


def test_what_waits_is_listed_the_longest_first(indonesia: User, viet_nam: User, reviewer: User, sri: Official) -> None:
    first, second, need = make_request(sri), make_request(sri), make_request()
    for request in (second, first):
        request.engagements.update(state=State.FORWARDED, forwarded_at=timezone.now())
    assert order(indonesia) == [first.pk, second.pk]
    assert order(viet_nam) == []
    assert order(reviewer) == [need.pk]


def order(user: User) -> list[int]:
    listed = sign_in(user).get("/desk/requests/").context["page"].object_list
    return [request.pk for request in listed]


def test_a_focal_point_sees_its_own_experts_and_messages_of_a_request(
    indonesia: User, viet_nam: User, sri: Official, hue: Official
) -> None:
    request = make_request(sri, hue)
    request.engagements.update(state=State.FORWARDED, forwarded_at=timezone.now())
    RequestMessage.objects.create(request=request, author="requester", country_id="VN", text="Only for Hanoi")
    page = sign_in(indonesia).get(f"/desk/requests/{request.pk}/").text
    assert "Sri Wahyuni" in page
    assert hue.name not in page
    assert "Only for Hanoi" not in page
    assert "Only for Hanoi" in sign_in(viet_nam).get(f"/desk/requests/{request.pk}/").text


def test_a_refusal_needs_its_reason(indonesia: User, line: Engagement) -> None:
    there = f"/desk/engagements/{line.pk}/decline/"
    assert "Choose the reason" in sign_in(indonesia).post(there, {"reason": ""}).text
    sign_in(indonesia).post(there, {"reason": "terms", "note": "No fee."})
    assert "Travel or fee is not covered" in mails_to("rosa@academy.example")[-1].text


@pytest.mark.parametrize("typed", ["nobody", "sri-wahyuni\nnobody", "\0", "https://elsewhere.example/?experts="])
def test_who_is_no_expert_of_the_pool_can_t_be_proposed(reviewer: User, sri: Official, typed: str) -> None:
    request = make_request()
    answer = sign_in(reviewer).post(f"/desk/requests/{request.pk}/propose/", {"experts": typed})
    assert answer.status_code == 200
    assert not request.engagements.exists()


def test_experts_are_proposed_by_the_addresses_of_their_profiles_or_of_a_shortlist(
    reviewer: User, sri: Official, hue: Official
) -> None:
    request = make_request()
    typed = "http://testserver/experts/sri-wahyuni/\nhttp://testserver/shortlist/?experts=vuong-dinh-hue,sri-wahyuni"
    sign_in(reviewer).post(f"/desk/requests/{request.pk}/propose/", {"experts": typed})
    assert {each.official for each in request.engagements.all()} == {sri, hue}


def test_a_list_and_a_page_ask_as_often_for_many_as_for_one(indonesia: User, line: Engagement) -> None:
    """Of administrators too, who stand in wherever there is no focal point."""
    paths = ("/desk/requests/", f"/desk/requests/{line.request_id}/")
    for browser, there in product([sign_in(indonesia), sign_in(make_user())], paths):
        with CaptureQueriesContext(connection) as one:
            assert browser.get(there).status_code == 200
        for number in range(8):
            official = make_official(f"Expert {number} of {there}")
            fields = {"official": official, "country_id": "ID", "state": "forwarded", "forwarded_at": timezone.now()}
            Engagement.objects.create(request=line.request, position=number, **fields)
            Engagement.objects.create(request=make_request(), **fields)
        with CaptureQueriesContext(connection) as many:
            browser.get(there)
        assert len(many) == len(one) <= 30


def test_nobody_reads_what_its_sender_has_not_confirmed(reviewer: User, sri: Official) -> None:
    request = make_request(sri, state=Request.State.UNVERIFIED)
    assert sign_in(reviewer).get(f"/desk/requests/{request.pk}/").status_code == 404


def test_the_evaluation_is_read_at_the_desk_of_its_country_and_nowhere_public(
    client: Client, indonesia: User, line: Engagement
) -> None:
    Engagement.objects.update(state=State.EVALUATED, expert_answer="agency", starts_on="2026-03-01")
    Evaluation.objects.create(
        engagement=line, knowledge=2, teaching=3, preparation=4, usefulness=1, comment="Read from the slides."
    )
    page = sign_in(indonesia).get(f"/desk/requests/{line.request_id}/").text
    assert "Read from the slides." in page
    assert "2 of 5" in page
    assert "slides" not in client.get("/experts/sri-wahyuni/").text
