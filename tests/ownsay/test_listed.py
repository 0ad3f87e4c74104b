"""“Are you listed?” tells nothing but in the mailbox."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from experts.models import ListedQuestion, Official, OutgoingMail, OwnLink
from experts.ownsay import listed
from tests.factories import make_contact, make_official
from tests.guards.stamps import opened
from tests.ownsay.saying import FROM_HERE, look, mails, tokens_in
from tests.worker import job_arguments, work

pytestmark = pytest.mark.django_db


def ask(email: str, client: Client | None = None, path: str = "/listed/", **given: Any) -> Any:
    headers = given.pop("headers", FROM_HERE)
    data = {"email": email, "website": "", "opened": opened(60), **given}
    return (client or Client()).post(path, data, headers=headers)


def told(done: CaptureQueriesContext) -> list[str]:
    return [query["sql"] for query in done]


def answer_all() -> None:
    for question in ListedQuestion.objects.all():
        listed.answer(question.pk)


def test_everybody_gets_the_same_answer_after_the_same_work(official: Official) -> None:
    answers, queries = [], []
    ask("warm@up.example")
    for number, email in enumerate(["sri@agency.example", "nobody@agency.example"]):
        with CaptureQueriesContext(
            connection,
        ) as done:
            response = ask(email, Client(REMOTE_ADDR=f"203.0.113.{number}"))
        answers.append((response.status_code, response["Location"], response.content))
        queries.append([" ".join(re.findall(r"SELECT|INSERT|UPDATE|experts_\w+|defer", sql)) for sql in told(done)])
    assert answers[0] == answers[1] == (302, "/listed/sent/", b"")
    assert queries[0] == queries[1]
    assert "experts_contact" not in str(queries)
    assert not OutgoingMail.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_worker_mails_a_link_to_who_is_listed_and_nothing_to_others() -> None:
    official = make_official("Sri Wahyuni")
    make_contact(official)
    ask("sri@agency.example", path="/id/listed/")
    ask("nobody@agency.example")
    assert "example" not in "".join(job_arguments())
    work()
    (sent,) = mail.outbox
    assert sent.to == ["sri@agency.example"]
    assert "/id/own-record/" in sent.body
    assert not ListedQuestion.objects.exists()


@pytest.mark.parametrize("typed", ["SRI@Agency.Example", "sri+pool@agency.example"])
def test_all_spellings_of_a_mailbox_are_found_and_the_address_on_record_gets_the_mail(
    official: Official, typed: str
) -> None:
    ask(typed)
    answer_all()
    assert list(mails()) == ["sri@agency.example"]
    (token,) = tokens_in(mails()["sri@agency.example"])
    assert look(token).status_code == 200


def test_a_spelling_on_record_gets_its_own_mail_since_it_may_be_another_mailbox(official: Official) -> None:
    make_contact(make_official("Budi Hartono"), "sri+budi@agency.example")
    ask("sri@agency.example")
    answer_all()
    assert {to: len(tokens_in(found)) for to, found in mails().items()} == {
        "sri@agency.example": 1,
        "sri+budi@agency.example": 1,
    }


def test_several_records_of_one_address_come_in_one_mail(official: Official) -> None:
    for name, status, reason in [
        ("Hidden One", "hidden", "stale"),
        ("Draft One", "draft", ""),
        ("Gone One", "withdrawn", "other"),
    ]:
        other = make_official(name)
        Official.objects.filter(pk=other.pk).update(status=status, status_reason=reason)
        make_contact(other, "Sri@agency.example")
        make_contact(other, "sri@agency.example")  # no address twice in a mail
    make_contact(make_official("By Telephone"), kind="phone")
    ask("sri@agency.example")
    answer_all()
    (sent,) = OutgoingMail.objects.all()
    assert len(tokens_in(sent)) == 2
    assert "Hidden One" in sent.text
    assert all(name not in sent.text for name in ["Draft One", "Gone One", "By Telephone"])
    assert [look(token).status_code for token in tokens_in(sent)] == [200, 200]


def test_such_a_link_holds_seven_days(official: Official) -> None:
    ask("sri@agency.example")
    answer_all()
    left = OwnLink.objects.get().holds_until - timezone.now()
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)
    assert "7 days" in mails()["sri@agency.example"].text


def test_a_robot_gets_the_same_answer_and_nothing_is_kept(official: Official) -> None:
    for trap in [{"website": "x"}, {"opened": opened(1)}, {"opened": ""}]:
        response = ask("sri@agency.example", **trap)
        assert (response.status_code, response["Location"]) == (302, "/listed/sent/")
    assert not ListedQuestion.objects.exists()


@pytest.mark.parametrize("email", ["", "x", "a\0@b.example", f"{'a' * 300}@b.example"])
def test_what_is_no_address_is_told(official: Official, email: str) -> None:
    response = ask(email)
    assert response.status_code == 200
    assert 'role="alert"' in response.text
    assert not ListedQuestion.objects.exists()


def test_a_page_from_elsewhere_can_t_ask(official: Official) -> None:
    assert ask("sri@agency.example", headers={"Origin": "https://elsewhere.example"}).status_code == 403


def test_a_mailbox_is_asked_about_three_times_a_day_whether_it_is_listed_or_not(official: Official) -> None:
    for email in ["sri@agency.example", "nobody@agency.example"]:
        answers = [ask(email, Client(REMOTE_ADDR=f"203.0.113.{number}")).status_code for number in range(4)]
        assert answers == [302, 302, 302, 429]
        assert ask(email.replace("@", "+x@")).status_code == 429


def test_thirty_an_hour_come_from_one_place(db: None) -> None:
    answers = [ask(f"reader{number}@b.example").status_code for number in range(31)]
    assert answers == [302] * 30 + [429]


def test_what_the_worker_could_not_answer_is_forgotten(official: Official) -> None:
    ask("sri@agency.example")
    listed.forget_old()
    assert ListedQuestion.objects.exists()
    ListedQuestion.objects.update(asked_at=timezone.now() - timedelta(days=3))
    listed.forget_old()
    assert not ListedQuestion.objects.exists()
