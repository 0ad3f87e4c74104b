"""Asking officials to look at their records, and what they then say: one function each."""

from datetime import timedelta

import pghistory
from django.db import transaction
from django.utils import timezone

from experts import mails, stewardship
from experts.corrections import workflow as corrections
from experts.engagements import leaving as leaving_requests
from experts.guards.limits import Limit
from experts.models import Correction, Official, OwnLink, OwnWord, User
from experts.ownsay import consenting, letters
from experts.ownsay.links import HOLDS_WHEN_ASKED, lock_official, open_links

Kind = OwnWord.Kind
ASKED = Limit("own records of an official", 1, timedelta(days=1))
CORRECTED = Limit("corrections through a link", 10, timedelta(days=1))


class NoAddress(Exception):  # noqa: N818  no error of ours
    """There is no e-mail address on record to ask at."""


def ask(official: Official, *, by: User) -> int:
    """Mail a link to each e-mail address on record, and return to how many; raises NoAddress or TooOften."""
    addresses = mails.addresses_of(official)
    if not addresses:
        raise NoAddress
    with transaction.atomic():
        ASKED.use(str(official.pk))
        if consenting.waits(official):
            consenting.ask_for_consent(Official, official=official, by=by)
            return len(addresses)
        for address in addresses:
            links = open_links([official], address, holds=HOLDS_WHEN_ASKED, by=by)
            letters.ask(links, address, language=mails.language_of(official), by=by)
    return len(addresses)


def confirm(link: OwnLink) -> None:
    """Record that the official finds the record correct; told once a day. The keeper's renewal stays its own act."""
    with transaction.atomic(), pghistory.context(action="own-confirm"):
        official = lock_official(link)
        said = official.own_words.filter(kind=Kind.CONFIRMED, said_at__date=timezone.localdate())
        if not said.exists():
            OwnWord.objects.create(official=official, kind=Kind.CONFIRMED)
            letters.tell_confirmed(official)


def correct(link: OwnLink, *, part: Correction.Part, text: str, language: str) -> None:
    """Pass on what the official says is wrong; raises TooOften."""
    with transaction.atomic():
        CORRECTED.use(str(link.pk))
        corrections.suggest_own(link.official, part=part, text=text, email=link.recipient, language=language)


def leave(link: OwnLink, *, language: str) -> None:
    """Take back the consent, or object: the public sees nothing from now on. The second time, nothing happens."""
    with transaction.atomic():
        official = lock_official(link)
        kind, reason = leaving(official)
        OwnLink.objects.filter(official=official, used_up_at=None).update(used_up_at=timezone.now())
        if stewardship.heed(official, reason=reason):
            OwnWord.objects.create(official=official, kind=kind)
            letters.tell_left(official, kind)
            letters.tell_the_official(official, link.recipient, language)
    leaving_requests.end_for(official)  # by itself, since it locks the requests; what it misses, the worker finds


def leaving(official: Official) -> tuple[OwnWord.Kind, Official.Reason]:
    """Who gave a consent takes it back; where a public task is the basis, one objects."""
    if official.legal_basis == Official.LegalBasis.CONSENT:
        return Kind.WITHDREW, Official.Reason.CONSENT_WITHDRAWN
    return Kind.OBJECTED, Official.Reason.OBJECTED


def forget_ended() -> None:
    """Links that no longer hold, with the addresses that they went to."""
    OwnLink.objects.exclude(pk__in=OwnLink.objects.holding()).delete()
