"""Asking somebody whom BKN has approved for consent: nothing is public before the answer."""

from typing import Any

import pghistory
from django.db import transaction
from django.dispatch import receiver

from experts import mails, stewardship
from experts.models import Official, OwnLink, OwnWord, User
from experts.nominations.signals import consent_needed
from experts.ownsay import letters
from experts.ownsay.links import HOLDS_WHEN_ASKED, lock_official, open_links
from experts.stewardship import LegalBasis

Kind = OwnWord.Kind


@receiver(consent_needed)
def ask_for_consent(sender: Any, *, official: Official, by: User, **kwargs: Any) -> None:
    """One mail to each address on record. Whoever keeps the record can have it sent again."""
    for address in mails.addresses_of(official):
        links = open_links([official], address, holds=HOLDS_WHEN_ASKED, by=by)
        letters.ask_for_consent(links, address, language=mails.language_of(official))


def waits(official: Official) -> bool:
    return Official.objects.waiting_for_consent().filter(pk=official.pk).exists()


def agree(link: OwnLink) -> bool:
    """Publish the record on the word of its official; return whether it still waited."""
    with transaction.atomic(), pghistory.context(action="own-consent"):
        official = lock_official(link)
        if not waits(official):
            return False
        word = OwnWord.objects.create(official=official, kind=Kind.CONSENTED)
        basis = LegalBasis(Official.LegalBasis.CONSENT, f"E-mail, {word.said_at:%Y-%m-%d} ({word.pk})", word.day)
        stewardship.publish(Official.objects.filter(pk=official.pk), by=None, basis=basis)
        letters.tell_answered(official, agreed=True)
    return True


def refuse(link: OwnLink) -> bool:
    """End it before it was public; return whether it still waited."""
    with transaction.atomic(), pghistory.context(action="own-refusal"):
        official = lock_official(link)
        if not waits(official):
            return False
        OwnWord.objects.create(official=official, kind=Kind.REFUSED)
        OwnLink.objects.filter(official=official).delete()
        reason = Official.Reason.CONSENT_WITHDRAWN
        stewardship.withdraw(Official.objects.filter(pk=official.pk), reason=reason, by=None)
        letters.tell_answered(official, agreed=False)
    return True
