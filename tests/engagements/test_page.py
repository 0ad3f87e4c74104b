"""The requester's page: a long link, no account. Opening it never acts; its buttons do."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from experts.engagements import workflow
from experts.engagements.workflow import Days
from experts.models import Engagement, Evaluation, Official, Request, User
from tests.directory.pages import read
from tests.engagements.conftest import SECRET, all_text, mails_to
from tests.engagements.sending import confirmed, page_token, press
from tests.factories import make_official

pytestmark = pytest.mark.django_db
PAGE = "/engagements/request/"
State = Engagement.State


@pytest.fixture
def line(client: Client, sri: Official, indonesia: User) -> Engagement:
    """An expert who was asked for and whose focal point knows it."""
    return confirmed(client, "sri-wahyuni").engagements.get()


def act(client: Client, line: Engagement, action: str, **given: Any) -> Any:
    return press(client, f"request/{line.pk}/{action}", page_token(), **given)


def state(line: Engagement) -> str:
    line.refresh_from_db()
    return line.state


def test_opening_the_page_shows_the_states_and_does_nothing(client: Client, line: Engagement) -> None:
    response = client.get(PAGE, {"token": page_token()})
    assert read(response).all("h1")
    assert "Waits for the focal point" in response.text
    assert response["Referrer-Policy"] == "strict-origin"
    assert "no-store" in response["Cache-Control"]
    assert state(line) == State.FORWARDED
    assert not response.cookies


def test_the_contacts_appear_on_the_page_when_the_focal_point_has_accepted(
    client: Client, line: Engagement, indonesia: User, soon: date
) -> None:
    assert SECRET not in client.get(PAGE, {"token": page_token()}).text
    workflow.accept(line, Days(soon), for_the_expert=True, by=indonesia)
    assert SECRET in client.get(PAGE, {"token": page_token()}).text
    assert SECRET not in all_text()


def test_agreed_delivered_and_evaluated_by_its_buttons(client: Client, line: Engagement, indonesia: User) -> None:
    workflow.accept(line, Days(timezone.localdate()), for_the_expert=True, by=indonesia)
    assert act(client, line, "confirm").status_code == 302
    assert act(client, line, "deliver").status_code == 302
    incomplete = act(client, line, "evaluate", knowledge="5", teaching="9")
    assert "Choose a number from 1 to 5" in incomplete.text
    given = {"knowledge": "5", "teaching": "4", "preparation": "5", "usefulness": "3", "comment": "Clear."}
    assert act(client, line, "evaluate", **given).status_code == 302
    assert state(line) == State.EVALUATED
    assert Evaluation.objects.get().usefulness == 3
    again = act(client, line, "evaluate", **given)
    assert again.status_code == 409
    assert "Somebody was quicker" in again.text


def test_other_days_are_asked_for_and_nonsense_is_told_at_the_field(
    client: Client, line: Engagement, indonesia: User, soon: date
) -> None:
    workflow.accept(line, Days(soon), for_the_expert=True, by=indonesia)
    wrong = act(client, line, "move", starts_on="soon")
    assert "Write the day as in" in wrong.text
    act(client, line, "move", starts_on=f"{soon + timedelta(days=2)}", note="Please")
    assert (state(line), line.starts_on) == (State.FORWARDED, soon + timedelta(days=2))


def test_a_message_reaches_the_focal_point_s_desk_and_its_mail_holds_nothing_of_it(
    client: Client, line: Engagement
) -> None:
    press(client, "request/write", page_token(), text="May we record it?", to="ID")
    assert "May we record it?" not in all_text()
    assert len(mails_to("id@focal.example")) == 2
    assert "May we record it?" in client.get(PAGE, {"token": page_token()}).text
    elsewhere = press(client, "request/write", page_token(), text="Hello", to="VN")
    assert elsewhere.status_code == 200
    assert "Select a valid choice" in elsewhere.text


def test_a_requester_writes_twenty_messages_a_day(client: Client, line: Engagement) -> None:
    token = page_token()
    answers = [press(client, "request/write", token, text=f"{number}").status_code for number in range(21)]
    assert answers == [302] * 20 + [429]


def test_the_request_is_cancelled_as_a_whole(client: Client, line: Engagement) -> None:
    press(client, "request/cancel", page_token(), note="No budget.")
    assert state(line) == State.CANCELLED
    assert "Ended on" in client.get(PAGE, {"token": page_token()}).text
    assert press(client, "request/cancel", page_token()).status_code == 409


def test_ninety_days_after_the_end_the_link_leads_nowhere(client: Client, line: Engagement) -> None:
    token = page_token()
    press(client, "request/cancel", token)
    Request.objects.update(ended_at=timezone.now() - timedelta(days=89))
    assert client.get(PAGE, {"token": token}).status_code == 200
    Request.objects.update(ended_at=timezone.now() - timedelta(days=91))
    assert client.get(PAGE, {"token": token}).status_code == 404


def test_another_request_s_expert_is_out_of_reach(client: Client, line: Engagement, hue: Official) -> None:
    other = confirmed(client, "vuong-dinh-hue").engagements.get()
    assert act(client, line, "cancel").status_code == 404
    assert (state(line), state(other)) == (State.FORWARDED, State.FORWARDED)


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {}])
def test_a_button_on_another_site_does_nothing(client: Client, line: Engagement, headers: dict[str, str]) -> None:
    assert press(client, "request/cancel", page_token(), headers=headers).status_code == 403
    assert state(line) == State.FORWARDED


def test_the_page_asks_the_database_as_often_for_many_experts_as_for_one(client: Client, line: Engagement) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(PAGE, {"token": page_token()}).status_code == 200
        return len(captured)

    for_one = queries()
    for number in range(12):
        official = make_official(f"Expert {number}")
        other = Engagement(request=line.request, official=official, country_id="ID", position=number)
        other.forwarded_at, other.state = timezone.now(), State.FORWARDED
        other.save()
    assert queries() == for_one
