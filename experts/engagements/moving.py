"""One step of an engagement, and what follows from it for the others of its request."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from experts.engagements import letters
from experts.engagements.transitions import Action, Actor, Party, Transition, find
from experts.models import Engagement, EngagementStep, Request, User

State = Engagement.State
AT_WORK = {State.FORWARDED, State.ACCEPTED, State.CONFIRMED, State.DELIVERED}
OVER = {State.EVALUATED, State.NOT_HELD}


def lock_request(request: Request) -> Request:
    """Whoever changes something about a request or one of its engagements waits here for the others."""
    return Request.objects.select_for_update(of=("self",)).get(pk=request.pk)


def lock(engagement: Engagement) -> Engagement:
    request = lock_request(engagement.request)
    lines = Engagement.objects.select_for_update(of=("self",)).select_related("official__country")
    locked = lines.get(pk=engagement.pk)
    locked.request = request
    return locked


def step(engagement: Engagement, action: Action, by: Actor, note: str = "") -> EngagementStep:
    """Raises TooLate, PermissionDenied, or ValidationError where a note is missing. The engagement is locked."""
    row = find(action, by, engagement)
    if row.needs_note and not note.strip():
        raise ValidationError({"note": _("Say why: the others read it.")})
    return take(engagement, row, by, note)


def take(engagement: Engagement, row: Transition, by: Actor, note: str = "") -> EngagementStep:
    """The engagement is locked, or new."""
    before, now = engagement.state, timezone.now()
    engagement.state, engagement.reminded = row.target or engagement.state, 0
    if row.target == State.FORWARDED:
        engagement.forwarded_at, engagement.answered_at, engagement.answered_by = now, None, None
    if row.action in (Action.ACCEPT, Action.DECLINE):
        engagement.answered_at, engagement.answered_by = now, by if isinstance(by, User) else None
    engagement.save()
    return EngagementStep.objects.create(
        engagement=engagement,
        party=row.party,
        by=by if isinstance(by, User) else None,
        before=before,
        after=engagement.state,
        note=note,
    )


def forward(engagement: Engagement, by: Actor) -> EngagementStep:
    """Ask the focal point of the expert’s country."""
    return take(engagement, find(Action.FORWARD, by, engagement), by)


def follow_up(request: Request) -> list[EngagementStep]:
    """Ask whoever is next, or end the request when nothing is left to be done. The request is locked."""
    if not request.is_open:
        return []
    lines = list(request.engagements.select_related("official__country").order_by("position", "pk"))
    for line in lines:
        line.request = request
    steps = []
    while next_ones := _to_be_asked(request, lines):
        steps += [_ask(line) for line in next_ones]
    states = {line.state for line in lines}
    if not states & AT_WORK and lines:
        _finish(request, lines, states)
    return steps


def _ask(line: Engagement) -> EngagementStep:
    """The focal point; of whom is no longer in the pool nobody is asked."""
    if line.official.is_published:
        return forward(line, Party.POOL)
    line.reason = Engagement.Reason.GONE
    return take(line, find(Action.LEAVE, Party.POOL, line), Party.POOL)


def _to_be_asked(request: Request, lines: list[Engagement]) -> list[Engagement]:
    waiting = [line for line in lines if line.state == State.WAITING]
    if not request.in_turn:
        return waiting
    return [] if any(line.state in AT_WORK | OVER for line in lines) else waiting[:1]


def _finish(request: Request, lines: list[Engagement], states: set[str]) -> None:
    """It took place or was called off: the request has ended. Where all said no, BKN looks for others."""
    if not states & (OVER | {State.CANCELLED}):
        letters.tell_nobody_left(request)
        return
    for line in lines:
        if line.state == State.WAITING:
            take(line, find(Action.LAPSE, Party.POOL, line), Party.POOL)
    request.state, request.ended_at = Request.State.ENDED, timezone.now()
    request.save()
