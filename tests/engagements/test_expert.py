"""The expert's own answer, before the focal point accepts."""

import pytest
from django.test import Client

from experts.models import Engagement, Official, OutgoingMail, User
from tests.engagements.conftest import SECRET, mails_to
from tests.engagements.sending import confirmed, press, token_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(client: Client, sri: Official, indonesia: User) -> Engagement:
    return confirmed(client, "sri-wahyuni").engagements.get()


@pytest.fixture
def focal_point(indonesia: User) -> Client:
    browser = Client()
    browser.force_login(indonesia)
    return browser


def ask(focal_point: Client, line: Engagement) -> str:
    return str(focal_point.post(f"/desk/engagements/{line.pk}/ask/", follow=True).text)


def test_the_expert_is_asked_at_the_addresses_on_record_and_answers_by_a_button(
    client: Client, focal_point: Client, line: Engagement
) -> None:
    assert "at 1 address on record" in ask(focal_point, line)
    (mail,) = mails_to(SECRET)
    assert "rosa@academy.example" not in mail.text
    token = token_to(SECRET, "answer")
    assert "Academy of Public Service" in client.get("/engagements/answer/", {"token": token}).text
    line.refresh_from_db()
    assert line.expert_answer == ""
    assert press(client, "answer", token, answer="yes").url == "/engagements/answer/thanks/"
    line.refresh_from_db()
    assert line.expert_answer == "agreed"
    assert "has answered" in mails_to("id@focal.example")[-1].text
    assert "Answered already" in press(client, "answer", token, answer="no").text
    line.refresh_from_db()
    assert line.expert_answer == "agreed"


def test_an_expert_is_asked_once_a_day(focal_point: Client, line: Engagement) -> None:
    ask(focal_point, line)
    assert "asked today already" in ask(focal_point, line)
    assert len(mails_to(SECRET)) == 1


def test_without_an_address_on_record_the_focal_point_is_told(focal_point: Client, line: Engagement) -> None:
    line.official.contacts.all().delete()
    before = OutgoingMail.objects.count()
    assert "no e-mail address on record" in ask(focal_point, line)
    assert OutgoingMail.objects.count() == before
