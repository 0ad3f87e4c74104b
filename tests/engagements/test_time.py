"""What time brings about: reminders, what lapses, and the end of personal data."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from experts.engagements import reminders, requesting, retention, workflow
from experts.engagements.workflow import Days
from experts.models import Engagement, EngagementStep, Official, OutgoingMail, Request, User
from tests.engagements.conftest import mails_to
from tests.engagements.sending import confirmed, page_token, press
from tests.factories import make_request

pytestmark = pytest.mark.django_db
State = Engagement.State
TODAY = timezone.localdate()


def days(number: int) -> timedelta:
    return timedelta(days=number)


@pytest.fixture
def line(sri: Official, indonesia: User, reviewer: User) -> Engagement:
    request = make_request(sri)
    request.engagements.update(state=State.FORWARDED, forwarded_at=timezone.now())
    return request.engagements.get()


def after(line: Engagement, number: int) -> str:
    """The state once so many days have passed since it was forwarded, and the worker has looked, twice."""
    Engagement.objects.filter(pk=line.pk).update(forwarded_at=timezone.now() - days(number))
    reminders.run()
    reminders.run()
    line.refresh_from_db()
    return line.state


def test_a_focal_point_is_reminded_once_after_seven_days_bkn_told_after_fourteen(line: Engagement) -> None:
    assert after(line, 6) == State.FORWARDED
    assert not OutgoingMail.objects.exists()
    after(line, 7)
    assert len(mails_to("id@focal.example")) == 1
    assert not mails_to("raka@bkn.example")
    after(line, 14)
    assert (len(mails_to("id@focal.example")), len(mails_to("raka@bkn.example"))) == (1, 1)
    assert after(line, 28) == State.LAPSED
    assert len(mails_to("rosa@academy.example")) == 1


def test_a_day_by_which_the_answer_is_needed_drives_the_reminders(line: Engagement) -> None:
    Request.objects.update(answer_by=TODAY + days(4))
    after(line, 2)
    assert not OutgoingMail.objects.exists()
    Request.objects.update(answer_by=TODAY + days(3))
    after(line, 2)
    assert len(mails_to("id@focal.example")) == 1
    Request.objects.update(answer_by=TODAY - days(1))
    after(line, 5)
    assert len(mails_to("raka@bkn.example")) == 1
    Request.objects.update(answer_by=TODAY - days(14))
    assert after(line, 20) == State.LAPSED


def accepted(line: Engagement, by: User, day: date) -> Engagement:
    workflow.accept(line, Days(day), for_the_expert=True, by=by)
    OutgoingMail.objects.all().delete()
    line.refresh_from_db()
    return line


def test_a_requester_who_does_not_agree_is_reminded_and_then_it_lapses(line: Engagement, indonesia: User) -> None:
    accepted(line, indonesia, TODAY + days(200))
    Engagement.objects.update(answered_at=timezone.now() - days(8))
    reminders.run()
    reminders.run()
    assert len(mails_to("rosa@academy.example")) == 1
    Engagement.objects.update(answered_at=timezone.now() - days(30))
    reminders.run()
    line.refresh_from_db()
    assert line.state == State.LAPSED


def test_when_the_days_are_over_both_are_asked_once_whether_it_took_place(line: Engagement, indonesia: User) -> None:
    workflow.confirm(accepted(line, indonesia, TODAY))
    OutgoingMail.objects.all().delete()
    reminders.run()
    assert not OutgoingMail.objects.exists()
    Engagement.objects.update(starts_on=TODAY - days(1))
    reminders.run()
    reminders.run()
    assert sorted(OutgoingMail.objects.values_list("recipient", flat=True)) == [
        "id@focal.example",
        "rosa@academy.example",
    ]


def test_without_an_evaluation_a_request_ends_after_sixty_days(line: Engagement, indonesia: User) -> None:
    workflow.confirm(accepted(line, indonesia, TODAY))
    workflow.deliver(line, by=indonesia)
    Engagement.objects.update(starts_on=TODAY - days(59))
    reminders.run()
    assert Request.objects.get().state == Request.State.OPEN
    Engagement.objects.update(starts_on=TODAY - days(60))
    reminders.run()
    assert Request.objects.get().state == Request.State.ENDED


def test_what_nobody_confirmed_is_erased_after_seven_days(sri: Official) -> None:
    fresh, old = (make_request(sri, state="unverified") for _ in range(2))
    Request.objects.filter(pk=old.pk).update(created_at=timezone.now() - days(8))
    Request.objects.filter(pk=fresh.pk).update(created_at=timezone.now() - days(6))
    requesting.forget_unverified()
    assert list(Request.objects.all()) == [fresh]


def planted(client: Client, line: Engagement, indonesia: User) -> Request:
    request = line.request
    Request.objects.filter(pk=request.pk).update(message="Planted", audience="Planted", place="Planted")
    workflow.decline(line, reason=Engagement.Reason.BUSY, note="Planted", by=indonesia)
    request.messages.create(author="requester", text="Planted")
    return request


def test_two_years_after_the_end_nothing_personal_is_left_but_the_figures(
    client: Client, line: Engagement, indonesia: User
) -> None:
    request = planted(client, line, indonesia)
    request.refresh_from_db()
    Request.objects.update(state="ended", ended_at=timezone.now() - days(729))
    retention.forget_old()
    assert Request.objects.get().requester_email == "rosa@academy.example"
    Request.objects.update(ended_at=timezone.now() - days(731))
    retention.forget_old()
    left = Request.objects.get()
    row = str(Request.objects.values().get()) + str(list(EngagementStep.objects.values()))
    for typed in ["Planted", "Rosa", "rosa@academy.example", "Academy of Public Service"]:
        assert typed not in row
    assert not left.messages.exists()
    assert (left.purpose, left.engagements.get().reason) == ("training", "busy")


def test_a_requester_takes_all_that_is_kept_along_and_has_it_erased(
    client: Client, sri: Official, indonesia: User
) -> None:
    confirmed(client, "sri-wahyuni", message="We train judges.")
    token = page_token()
    kept = json.loads(press(client, "request/data", token).content)
    assert kept["message"] == "We train judges."
    assert kept["experts"][0]["name"] == "Sri Wahyuni"
    assert press(client, "request/erase", token).url == "/engagements/request/erased/"
    assert Request.objects.get().requester_email == ""
    assert client.get("/engagements/request/", {"token": token}).status_code == 404
    assert press(client, "request/data", token).status_code == 404
    assert Engagement.objects.get().state == State.CANCELLED
    assert len(mails_to("id@focal.example")) == 2  # that it was asked, and that it was cancelled
