"""The life of a request: asked, confirmed, passed on, called off, closed. Its engagements move by ``workflow``."""

from dataclasses import dataclass, field
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from experts.engagements import letters
from experts.engagements.moving import follow_up, forward, lock_request, step
from experts.engagements.transitions import NOT_OVER, Action, Party, TooLate
from experts.guards.limits import mailbox
from experts.guards.links import HOLDS
from experts.models import Competency, Country, Engagement, Official, Request, User

MOST_OPEN = 5  # requests of one person


class TooMany(ValidationError):  # noqa: N818  nobody’s error
    def __init__(self) -> None:
        told = _("Five of your requests are open. When one of them has ended, you can send another.")
        super().__init__(told, code="too-many")


@dataclass(frozen=True)
class Need:
    """What the form asks for: the columns of the request, and whom it is to ask, in the order of preference."""

    columns: dict[str, Any]
    competencies: list[Competency] = field(default_factory=list)
    officials: list[Official] = field(default_factory=list)


def ask(need: Need, *, language: str) -> Request:
    """Keep what somebody sent, and ask the address that it gives. Nothing is forwarded before that has answered."""
    with transaction.atomic(), pghistory.context(action="ask"):
        request = Request.objects.create(language=language, **need.columns)
        request.competencies.set(need.competencies)
        Engagement.objects.bulk_create(
            Engagement(request=request, official=official, country_id=official.country_id, position=position)
            for position, official in enumerate(need.officials, start=1)
        )
        letters.ask_the_requester(request)
    return request


def verify(request: Request) -> None:
    """Open it and ask the focal points; the second time, nothing happens. Raises TooMany."""
    with transaction.atomic(), pghistory.context(action="verify"):
        _lock_all_of(request.requester_email)
        locked = lock_request(request)
        if locked.state != Request.State.UNVERIFIED:
            return
        if len(open_requests_of(locked.requester_email)) >= MOST_OPEN:
            raise TooMany
        locked.state, locked.verified_at, locked.linked_at = Request.State.OPEN, timezone.now(), timezone.now()
        locked.save()
        letters.tell_opened(locked)
        letters.tell(follow_up(locked))


def open_requests_of(email: str) -> list[Request]:
    """In any spelling that ends in the same mailbox."""
    return [each for each in _all_of(email) if each.is_open]


def propose(request: Request, officials: list[Official], *, by: User) -> None:
    """Experts for a need: by BKN, or by the focal point of a country that BKN has passed it on to."""
    with transaction.atomic(), pghistory.context(action="propose-experts", by=by.pk):
        locked = _open(request)
        known = set(locked.engagements.values_list("official", flat=True))
        last = locked.engagements.count()
        if again := [str(official) for official in officials if official.pk in known]:
            raise ValidationError(_("Part of this request already: %s.") % ", ".join(again))
        lines = [
            Engagement(request=locked, official=official, country_id=official.country_id, position=position)
            for position, official in enumerate(officials, start=last + 1)
        ]
        letters.tell([forward(line, by) for line in lines])


def pass_on(request: Request, countries: list[Country], *, by: User) -> None:
    """Let focal points read the need, and find an expert of theirs for it. Each is told once."""
    with transaction.atomic(), pghistory.context(action="pass-on", by=by.pk):
        locked = _open(request)
        told = set(locked.passed_to.values_list("pk", flat=True))
        new = [country for country in countries if country.pk not in told]
        locked.passed_to.add(*new)
        letters.tell_passed_on(locked, new)


def close(request: Request, *, answer: str, by: User) -> None:
    """BKN’s word that nobody can be found. The requester reads why."""
    with transaction.atomic(), pghistory.context(action="close", by=by.pk):
        locked = _open(request)
        if locked.engagements.open().exists():
            raise TooLate
        locked.state, locked.ended_at, locked.answer = Request.State.ENDED, timezone.now(), answer
        locked.save()
        letters.tell_closed(locked)


def cancel_all(request: Request, *, note: str = "") -> None:
    """The need is gone: whoever was asked learns it."""
    with transaction.atomic(), pghistory.context(action="cancel"):
        locked = _open(request)
        lines = list(locked.engagements.filter(state__in=NOT_OVER).select_related("official__country"))
        steps = [step(line, Action.CANCEL, Party.REQUESTER, note) for line in lines]
        letters.tell(steps)
        if not lines and not locked.engagements.open().exists():
            locked.state, locked.ended_at = Request.State.ENDED, timezone.now()
            locked.save()
        follow_up(locked)


def end_unevaluated(request: Request) -> None:
    """What took place has no evaluation, and nobody waits for one any more."""
    with transaction.atomic(), pghistory.context(action="end"):
        locked = _open(request)
        locked.state, locked.ended_at = Request.State.ENDED, timezone.now()
        locked.save()


def forget_unverified() -> None:
    """By then the link in the mail no longer holds."""
    unverified = Request.objects.filter(state=Request.State.UNVERIFIED)
    unverified.filter(created_at__lt=timezone.now() - HOLDS).delete()


def _all_of(email: str) -> list[Request]:
    domain = email.rpartition("@")[2]
    same_domain = Request.objects.exclude(state=Request.State.ENDED).filter(requester_email__iendswith=f"@{domain}")
    return [each for each in same_domain if mailbox(each.requester_email) == mailbox(email)]


def _lock_all_of(email: str) -> None:
    """Whoever confirms two requests at once does so one after the other, so that both are counted."""
    keys = [each.pk for each in _all_of(email)]
    list(Request.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",)).values_list("pk"))


def _open(request: Request) -> Request:
    locked = lock_request(request)
    if not locked.is_open:
        raise TooLate
    return locked
