"""Outgoing mail: written and kept in the transaction that causes it, sent by the worker once that is committed.

Mail can promise no more than *at least once*: a mail that went may be sent again if the worker dies just then. All
tries carry the same Message-ID, by which mailboxes tell that they have it already.
"""

from datetime import timedelta
from email.utils import make_msgid
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from experts.models import Contact, Official, OutgoingMail

KEPT_WHEN_SENT = timedelta(days=30)
KEPT_WHEN_FAILED = timedelta(days=90)
# After 5, 25, 125 … seconds; the last of eight tries comes a good day after the first.
RETRY = RetryStrategy(max_attempts=7, exponential_wait=5)


class NotSent(Exception):  # noqa: N818  it is tried again
    """Says what kind of thing failed. What exactly is kept with the mail, since logs hold no addresses."""


def send(template: str, to: str, context: dict[str, Any], language: str) -> OutgoingMail:
    """Send the mail of the templates ``emails/<template>/`` when the present transaction is committed."""
    with override(language):
        subject, text, html = (
            render_to_string(f"emails/{template}/{part}", {**context, "site": settings.SITE_URL})
            for part in ("subject.txt", "body.txt", "body.html")
        )
    mail = OutgoingMail.objects.create(
        recipient=to,
        subject=" ".join(subject.split()),  # one line, whatever is in the names
        text=text.strip() + "\n",
        html=html.strip(),
        message_id=make_msgid(domain=urlsplit(settings.SITE_URL).hostname),
    )
    deliver.defer(mail=mail.pk)
    return mail


def addresses_of(official: Official) -> list[str]:
    """The e-mail addresses on record, each once."""
    found = official.contacts.filter(kind=Contact.Kind.EMAIL).values_list("value", flat=True)
    return list({address.lower(): address for address in found}.values())


def language_of(official: Official) -> str:
    """That of the official’s country, where the pages speak it."""
    return known_language(official.country.own_language_id)


def known_language(code: str | None) -> str:
    """This one if the pages speak it."""
    return code if code and code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


@app.task(retry=RETRY)
def deliver(mail: int) -> None:
    waiting = OutgoingMail.objects.filter(pk=mail, sent_at=None)
    found = waiting.first()
    if found is None:
        return
    try:
        _message(found).send()
    except Exception as error:
        waiting.update(tries=F("tries") + 1, error=f"{type(error).__name__}: {error}"[:300])
        raise NotSent(type(error).__name__) from None
    waiting.update(tries=F("tries") + 1, error="", sent_at=timezone.now())


def forget_old() -> None:
    now = timezone.now()
    went, waits = Q(sent_at__lt=now - KEPT_WHEN_SENT), Q(sent_at=None, created_at__lt=now - KEPT_WHEN_FAILED)
    OutgoingMail.objects.filter(went | waits).delete()


def _message(mail: OutgoingMail) -> EmailMultiAlternatives:
    # The second header keeps answering machines silent.
    headers = {"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"}
    message = EmailMultiAlternatives(mail.subject, mail.text, to=[mail.recipient], headers=headers)
    message.attach_alternative(mail.html, "text/html")
    return message
