"""Experts who leave the pool: what is open about them ends, and the requester reads that they left."""

from contextlib import suppress

from django.db import transaction
from django.db.models import Q

from experts.engagements import letters, workflow
from experts.engagements.moving import follow_up, lock_request
from experts.engagements.transitions import NOT_OVER, TooLate
from experts.models import Engagement, Official, Request

Status = Official.Status
HAVE_LEFT = Q(official__status=Status.WITHDRAWN) | Q(
    official__status=Status.HIDDEN, official__status_reason__in=Official.OWN_WISH
)


def run() -> None:
    """Whoever took the record down: of all who have left, each in a transaction of its own."""
    _end(Q())
    _go_on()


def end_for(official: Official) -> None:
    _end(Q(official=official))


def _end(which: Q) -> None:
    lines = Engagement.objects.filter(which, HAVE_LEFT, state__in=NOT_OVER, request__state=Request.State.OPEN)
    for line in lines.select_related("request", "official").order_by("pk"):
        with suppress(TooLate):
            workflow.leave(line)


def _go_on() -> None:
    """Where the one whose turn it was is gone with the record, the next is asked."""
    stuck = Request.objects.open().filter(in_turn=True, engagements__state=Engagement.State.WAITING).distinct()
    for request in stuck:
        with transaction.atomic():
            letters.tell(follow_up(lock_request(request)))
