"""“Are you listed?”: asked on a page that answers everybody alike, and answered by the worker, in the mailbox."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Func, Value
from django.db.models.functions import Lower
from django.utils import timezone
from procrastinate.contrib.django import app

from experts.guards.limits import mailbox
from experts.mails import RETRY
from experts.models import Contact, ListedQuestion, Official
from experts.ownsay import letters
from experts.ownsay.links import HOLDS_WHEN_SOUGHT, open_links

UNANSWERED = timedelta(days=2)
# As ``mailbox()`` writes it: without what comes after a plus.
MAILBOX = Func(Lower(F("value")), Value(r"\+.*@"), Value("@"), function="regexp_replace")


def ask(email: str, *, language: str) -> None:
    with transaction.atomic():
        question = ListedQuestion.objects.create(email=email, language=language)
        answer.defer(question=question.pk)


@app.task(retry=RETRY)
def answer(question: int) -> None:
    with transaction.atomic():
        found = ListedQuestion.objects.select_for_update().filter(pk=question).first()
        if found is not None:
            _answer(found)
            found.delete()


def forget_old() -> None:
    """What the worker could not answer."""
    ListedQuestion.objects.filter(asked_at__lt=timezone.now() - UNANSWERED).delete()


def _answer(question: ListedQuestion) -> None:
    """To the addresses as they are on record, since not everywhere all spellings end in one mailbox."""
    for address, officials in _on_record(question.email).items():
        letters.ask(open_links(officials, address, holds=HOLDS_WHEN_SOUGHT), address, language=question.language)


def _on_record(email: str) -> dict[str, list[Official]]:
    emails = Contact.objects.filter(kind=Contact.Kind.EMAIL, official__in=Official.objects.listed())
    contacts = emails.annotate(mailbox=MAILBOX).filter(mailbox=mailbox(email)).select_related("official__country")
    found: dict[str, dict[int, Official]] = {}
    for contact in contacts.order_by("official__sort_key", "pk"):
        found.setdefault(contact.value.lower(), {})[contact.official_id] = contact.official
    return {address: list(officials.values()) for address, officials in found.items()}
