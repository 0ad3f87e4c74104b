"""Two at the same instant, each on a connection of their own: one right state, and one mail about it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from experts.engagements import reminders, requesting, workflow
from experts.engagements.workflow import Days
from experts.models import Engagement, EngagementStep, Official, OutgoingMail, Request, User
from tests.factories import make_official, make_request, make_user
from tests.nominations.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = Days(timezone.localdate())


def people() -> tuple[User, User]:
    one, other = (make_user("focal-point", country="ID", email=f"f{number}@focal.example") for number in range(2))
    return one, other


def forwarded(*officials: Official) -> Engagement:
    request = make_request(*officials)
    request.engagements.update(state="forwarded", forwarded_at=timezone.now())
    return request.engagements.get()


def told() -> list[str]:
    return sorted(OutgoingMail.objects.values_list("recipient", flat=True))


def test_a_link_that_is_clicked_twice_at_once_opens_the_request_once() -> None:
    people()
    request = make_request(make_official(), state="unverified")
    assert at_once(*[lambda: requesting.verify(request)] * 2) == ["done", "done"]
    assert EngagementStep.objects.count() == 1
    assert told() == ["f0@focal.example", "f1@focal.example", "rosa@academy.example"]


def test_of_two_requests_confirmed_at_once_the_sixth_waits() -> None:
    for _ in range(4):
        make_request(requester_email="Rosa+x@academy.example")
    requests = [make_request(state="unverified") for _ in range(2)]
    ends = at_once(*(lambda each=each: requesting.verify(each) for each in requests))
    assert ends == ["TooMany", "done"]
    assert Request.objects.open().count() == 5


def test_of_two_focal_points_who_answer_at_once_one_answers() -> None:
    one, other = people()
    line = forwarded(make_official())
    ends = at_once(
        lambda: workflow.accept(line, TODAY, for_the_expert=True, by=one),
        lambda: workflow.decline(line, reason=Engagement.Reason.BUSY, by=other),
    )
    line.refresh_from_db()
    # who accepts may be overruled a moment later, but only with a note
    assert (ends, line.state) in [
        (["TooLate", "done"], "declined"),
        (["ValidationError", "done"], "accepted"),
    ]
    assert told().count("rosa@academy.example") == 1


def test_a_requester_who_cancels_and_a_focal_point_who_accepts_do_not_cross() -> None:
    one, _other = people()
    line = forwarded(make_official())
    ends = at_once(
        lambda: workflow.accept(line, TODAY, for_the_expert=True, by=one),
        lambda: requesting.cancel_all(line.request),
    )
    line.refresh_from_db()
    assert line.state == "cancelled"
    assert Request.objects.get().state == "ended"
    assert ends in (["TooLate", "done"], ["done", "done"])
    assert told().count("rosa@academy.example") == (ends == ["done", "done"])


def test_two_workers_remind_once_and_let_lapse_once() -> None:
    people()
    for days in (8, 40):
        line = forwarded(make_official(f"Sri {days}"))
        Engagement.objects.filter(pk=line.pk).update(forwarded_at=timezone.now() - timedelta(days=days))
    assert at_once(reminders.run, reminders.run) == ["done", "done"]
    subjects = OutgoingMail.objects.filter(recipient="f0@focal.example").values_list("subject", flat=True)
    assert sorted(subjects) == ["Lapsed: Sri 40", "Still without an answer: Sri 8"]
