"""An expert leaves the pool, or is hidden: what is open about the expert ends, and nobody is told the name any more."""

import pytest
from django.test import Client
from django.utils import timezone

from experts import stewardship
from experts.engagements import leaving, reminders, workflow
from experts.engagements.workflow import Days
from experts.models import Engagement, Official, OwnLink, Request, User
from experts.ownsay import workflow as own_say
from tests.engagements.conftest import SECRET, mails_to
from tests.engagements.sending import confirmed, fill_in, page_token, press, token_to
from tests.factories import make_official

pytestmark = pytest.mark.django_db
State = Engagement.State
REQUESTER = "rosa@academy.example"


def leave(official: Official) -> None:
    link = OwnLink.objects.create(official=official, recipient=SECRET, holds_until=timezone.now())
    own_say.leave(link, language="en")


def agreed(client: Client, by: User, *slugs: str) -> Engagement:
    line = confirmed(client, *slugs, in_turn="yes").engagements.order_by("position")[0]
    workflow.accept(line, Days(timezone.localdate()), for_the_expert=True, by=by)
    workflow.confirm(line)
    return line


def test_who_leaves_by_own_wish_is_asked_no_more_and_named_to_no_requester(
    client: Client, sri: Official, hue: Official, indonesia: User, viet_nam: User
) -> None:
    line = agreed(client, indonesia, "sri-wahyuni", "vuong-dinh-hue")
    before = len(mails_to(SECRET))
    leave(sri)
    assert list(line.request.engagements.values_list("state", "reason")) == [("declined", "gone"), ("forwarded", "")]
    assert "No longer in the pool" in mails_to("id@focal.example")[-1].text
    told = mails_to(REQUESTER)[-1]
    shown = [
        client.get("/engagements/request/", {"token": page_token()}).text,
        press(client, "request/data", page_token()).text,
        client.get(f"/engagements/request/{line.pk}.ics", {"token": page_token()}).text,
        told.subject + told.text + told.html,
    ]
    assert not [text for text in shown if "Wahyuni" in text or "sri-wahyuni" in text]
    assert "METHOD:CANCEL" in shown[2]
    assert "An expert who has left the pool" in shown[0]
    assert "No longer in the pool" in told.text
    assert len(mails_to(SECRET)) == before + 1  # that the record is hidden, and nothing about the request


def test_who_was_hidden_before_the_request_was_confirmed_is_not_asked_for(
    client: Client, sri: Official, hue: Official, indonesia: User, viet_nam: User
) -> None:
    fill_in(client, expert=["sri-wahyuni", "vuong-dinh-hue"], in_turn="yes")
    stewardship.hide(Official.objects.filter(pk=sri.pk), reason=Official.Reason.SUSPENDED, by=indonesia)
    press(client, "confirm", token_to(REQUESTER, "confirm"))
    states = Engagement.objects.order_by("position").values_list("state", "reason")
    assert list(states) == [("declined", "gone"), ("forwarded", "")]
    assert not mails_to("id@focal.example")


def test_the_worker_ends_what_is_open_about_records_that_were_withdrawn_and_only_that(
    client: Client, sri: Official, indonesia: User
) -> None:
    make_official("Budi Santoso")
    request = confirmed(client, "sri-wahyuni", "budi-santoso")
    stewardship.withdraw(Official.objects.filter(pk=sri.pk), reason=Official.Reason.DECEASED, by=indonesia)
    for _ in range(2):
        reminders.run()
    assert list(request.engagements.values_list("state", flat=True)) == ["declined", "forwarded"]
    assert [mail.subject for mail in mails_to(REQUESTER)].count("Declined: An expert who has left the pool") == 1


def test_where_the_one_whose_turn_it_was_is_erased_the_next_is_asked(
    client: Client, sri: Official, hue: Official, indonesia: User, viet_nam: User
) -> None:
    request = confirmed(client, "sri-wahyuni", "vuong-dinh-hue", in_turn="yes")
    sri.delete()
    leaving.run()
    assert list(request.engagements.values_list("official", "state")) == [(hue.pk, "forwarded")]
    assert len(mails_to("vn@focal.example")) == 1
    assert Request.objects.get().is_open
