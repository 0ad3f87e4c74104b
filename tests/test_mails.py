"""Mail goes out once what caused it is committed, with the real worker."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends import locmem
from django.db import transaction
from django.utils import timezone
from pytest_django import Settings

from experts import mails
from experts.models import OutgoingMail
from tests.factories import make_official
from tests.worker import job_arguments, let_retries_come, work

pytestmark = pytest.mark.django_db(transaction=True)


class Broken(locmem.EmailBackend):
    def send_messages(self, messages: Any) -> int:
        raise OSError("550 no such mailbox: reader@example.org")


def send(name: str = "Sri Wahyuni", language: str = "en") -> OutgoingMail:
    official = make_official(name)
    context = {"official": official, "link": "https://pool.example.org/link"}
    return mails.send("correction_to_confirm", "reader@example.org", context, language)


def test_a_mail_goes_out_as_text_and_as_html_and_says_that_it_is_automatic() -> None:
    kept = send("Sri <b>&'")
    assert mail.outbox == []
    work()
    (message,) = mail.outbox
    assert message.to == ["reader@example.org"]
    assert message.subject == "Confirm your suggestion about Sri <b>&'"
    assert "Sri <b>&'" in message.body
    assert "Sri &lt;b&gt;&amp;&#x27;" in message.alternatives[0].content
    assert message.extra_headers == {"Message-ID": kept.message_id, "Auto-Submitted": "auto-generated"}
    kept.refresh_from_db()
    assert (kept.tries, kept.error) == (1, "")
    assert kept.sent_at is not None


def test_what_is_rolled_back_sends_nothing() -> None:
    with transaction.atomic():
        send()
        transaction.set_rollback(True)
    work()
    assert (mail.outbox, OutgoingMail.objects.count()) == ([], 0)


def test_jobs_hold_no_personal_data() -> None:
    kept = send()
    assert job_arguments() == [f'{{"mail": {kept.pk}}}']


def test_a_mail_that_fails_is_tried_again_under_the_same_id(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    kept = send()
    settings.EMAIL_BACKEND = "tests.test_mails.Broken"
    with caplog.at_level(logging.INFO, logger="procrastinate"):
        work()
    kept.refresh_from_db()
    assert (kept.tries, kept.sent_at) == (1, None)
    assert kept.error == "OSError: 550 no such mailbox: reader@example.org"
    assert "NotSent: OSError" in caplog.text
    assert "reader@" not in caplog.text  # what exactly failed is for the desk, not for the logs

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    work()
    assert mail.outbox == []  # not at once
    let_retries_come()
    work()
    assert [message.extra_headers["Message-ID"] for message in mail.outbox] == [kept.message_id]
    kept.refresh_from_db()
    assert (kept.tries, kept.error) == (2, "")


def test_after_eight_tries_a_mail_is_given_up_and_seen_at_the_desk(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "tests.test_mails.Broken"
    kept = send()
    for _ in range(10):
        work()
        let_retries_come()
    kept.refresh_from_db()
    assert (kept.tries, kept.sent_at) == (8, None)


def test_a_mail_that_went_does_not_go_again() -> None:
    kept = send()
    work()
    mails.deliver(kept.pk)
    mails.deliver(kept.pk + 1)
    assert len(mail.outbox) == 1


def test_no_name_can_add_a_header() -> None:
    send("Sri\r\nBcc: victim@example.org")
    work()
    (message,) = mail.outbox
    assert message.subject == "Confirm your suggestion about Sri Bcc: victim@example.org"
    assert message.recipients() == ["reader@example.org"]


def test_mails_are_kept_for_a_while_only() -> None:
    now = timezone.now()
    rows = {
        "sent": (now - timedelta(days=31), now - timedelta(days=31)),
        "just sent": (now - timedelta(days=31), now - timedelta(days=29)),
        "failed": (now - timedelta(days=91), None),
        "still tried": (now - timedelta(days=31), None),
    }
    for subject, (created_at, sent_at) in rows.items():
        row = OutgoingMail.objects.create(recipient="a@example.org", subject=subject, message_id=subject)
        OutgoingMail.objects.filter(pk=row.pk).update(created_at=created_at, sent_at=sent_at)
    mails.forget_old()
    assert set(OutgoingMail.objects.values_list("subject", flat=True)) == {"just sent", "still tried"}
