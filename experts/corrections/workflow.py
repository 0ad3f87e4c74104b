"""The life of a correction: the only functions that change its state.

Nobody reads what was sent before its sender has shown that the e-mail address is theirs.
"""

from dataclasses import dataclass

import pghistory
from django.db import transaction
from django.utils import timezone

from experts.access import keepers_of
from experts.corrections import letters
from experts.guards.links import HOLDS
from experts.models import Correction, Official, User
from experts.models.correction import CorrectionQuerySet

State = Correction.State


@dataclass(frozen=True)
class Suggestion:
    """What the form asks for."""

    part: Correction.Part
    text: str
    grounds: str
    email: str
    name: str


def suggest(official: Official, suggestion: Suggestion, *, language: str) -> Correction:
    """Keep what somebody sent, and ask the address that it gives."""
    with transaction.atomic():
        correction = Correction.objects.create(
            official=official,
            part=suggestion.part,
            text=suggestion.text,
            grounds=suggestion.grounds,
            requester_email=suggestion.email,
            requester_name=suggestion.name,
            language=language,
        )
        letters.ask_the_sender(correction)
    return correction


def suggest_own(official: Official, *, part: Correction.Part, text: str, email: str, language: str) -> Correction:
    """Keep what the official says through a link that was mailed to this address, and tell the keepers."""
    with transaction.atomic(), pghistory.context(action="suggest-own"):
        correction = Correction.objects.create(
            official=official,
            from_official=True,
            part=part,
            text=text,
            requester_email=email,
            language=language,
            state=State.OPEN,
            verified_at=timezone.now(),
        )
        _tell_keepers(correction)
    return correction


def verify(correction: Correction) -> None:
    """Open it and tell those who keep the record; the second time, nothing happens."""
    with transaction.atomic(), pghistory.context(action="verify"):
        waiting = Correction.objects.filter(pk=correction.pk, state=State.UNVERIFIED)
        if waiting.update(state=State.OPEN, verified_at=timezone.now()):
            _tell_keepers(correction)


def finish(corrections: CorrectionQuerySet, *, answer: str, by: User) -> int:
    """The record was corrected; return of how many suggestions."""
    return _decide(corrections, State.DONE, answer, by)


def decline(corrections: CorrectionQuerySet, *, answer: str, by: User) -> int:
    """The record stays as it is, and the answer says why; return how many were declined."""
    return _decide(corrections, State.DECLINED, answer, by)


def forget_unverified() -> None:
    """By then the link in the mail no longer holds."""
    Correction.objects.filter(state=State.UNVERIFIED, created_at__lt=timezone.now() - HOLDS).delete()


def _tell_keepers(correction: Correction) -> None:
    for keeper in keepers_of(correction.official.country_id):
        letters.tell_a_keeper(correction, keeper)


def _decide(corrections: CorrectionQuerySet, state: Correction.State, answer: str, by: User) -> int:
    with transaction.atomic(), pghistory.context(action=state.value, by=by.pk):
        open_ones = list(corrections.open().order_by("pk").select_for_update(of=("self",)))
        for correction in open_ones:
            correction.state, correction.answer = state, answer
            correction.decided_by, correction.decided_at = by, timezone.now()
            correction.save()
            letters.answer_the_sender(correction)
        return len(open_ones)
