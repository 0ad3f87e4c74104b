"""The life of an engagement: the only functions that change its state.

Each locks the request and then the engagement, checks the table, saves, records the step and mails: all of it or
nothing.
"""

from dataclasses import asdict, dataclass
from datetime import date, time

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from experts.engagements import assignments, letters
from experts.engagements.moving import follow_up, lock, step
from experts.engagements.transitions import Action, Actor, Party, TooLate, find, has_begun
from experts.models import Engagement, EngagementStep, Evaluation, User

State, ExpertAnswer = Engagement.State, Engagement.ExpertAnswer


def expert_says(engagement: Engagement, *, agrees: bool) -> None:
    """The expert’s own word, through a link that was mailed to an address on record. The focal point answers then."""
    with transaction.atomic(), pghistory.context(action="expert-says"):
        locked = lock(engagement)
        if locked.state != State.FORWARDED or locked.expert_answer:
            raise TooLate
        locked.expert_answer = ExpertAnswer.AGREED if agrees else ExpertAnswer.REFUSED
        locked.save()
        EngagementStep.objects.create(
            engagement=locked,
            party=Party.EXPERT,
            before=locked.state,
            after=locked.state,
            note=locked.expert_answer,
        )
        letters.tell_expert_answered(locked)


@dataclass(frozen=True)
class Days:
    """When it takes place: on each of the days from begin to end, if these are known."""

    starts_on: date
    ends_on: date | None = None
    begins_at: time | None = None
    finishes_at: time | None = None
    zone: str = ""


def accept(engagement: Engagement, days: Days, *, for_the_expert: bool = False, note: str = "", by: User) -> None:
    """``for_the_expert``: the agency answers, where the expert has not."""
    with transaction.atomic(), pghistory.context(action="accept", by=by.pk):
        locked = lock(engagement)
        find(Action.ACCEPT, by, locked)
        if for_the_expert and not locked.expert_answer:
            locked.expert_answer = ExpertAnswer.AGENCY
        if locked.expert_answer not in Engagement.YES:
            raise ValidationError(_("First the expert agrees, or the agency answers for the expert."))
        if not locked.official.is_published:
            raise ValidationError(_("This expert is no longer in the pool."))
        _settle(locked, days)
        _step(locked, Action.ACCEPT, by, note)


def decline(engagement: Engagement, *, reason: Engagement.Reason, note: str = "", by: User) -> None:
    with transaction.atomic(), pghistory.context(action="decline", by=by.pk):
        locked = lock(engagement)
        locked.reason = reason
        _step(locked, Action.DECLINE, by, note)


def confirm(engagement: Engagement) -> None:
    """The requester settles it on the days that the focal point gave. The expert learns it too."""
    with transaction.atomic(), pghistory.context(action="confirm"):
        locked = lock(engagement)
        _step(locked, Action.CONFIRM, Party.REQUESTER)
        letters.tell_expert_agreed(locked)


def move(engagement: Engagement, days: Days, *, note: str = "") -> None:
    """Other days: the focal point is asked again, and the expert too."""
    with transaction.atomic(), pghistory.context(action="move"):
        locked = lock(engagement)
        locked.expert_answer = ""
        _settle(locked, days)
        _step(locked, Action.MOVE, Party.REQUESTER, note)


def cancel(engagement: Engagement, *, note: str = "") -> None:
    with transaction.atomic(), pghistory.context(action="cancel"):
        _step(lock(engagement), Action.CANCEL, Party.REQUESTER, note)


def deliver(engagement: Engagement, *, by: Actor) -> None:
    """It took place. The focal point’s word counts for the record as well."""
    with transaction.atomic(), pghistory.context(action="deliver", by=_key(by)):
        locked = lock(engagement)
        _must_have_begun(locked)
        taken = _step(locked, Action.DELIVER, by)
        if taken.party == Party.FOCAL_POINT:
            _vouch(locked)


def miss(engagement: Engagement, *, note: str, by: Actor) -> None:
    """It did not take place, and the note says why."""
    with transaction.atomic(), pghistory.context(action="miss", by=_key(by)):
        locked = lock(engagement)
        _must_have_begun(locked)
        _step(locked, Action.MISS, by, note)


def vouch(engagement: Engagement, *, by: User) -> None:
    """The focal point says too that it took place: the record's assignments grow by it."""
    with transaction.atomic(), pghistory.context(action="vouch", by=by.pk):
        locked = lock(engagement)
        _step(locked, Action.VOUCH, by)
        _vouch(locked)


def evaluate(engagement: Engagement, evaluation: Evaluation) -> None:
    with transaction.atomic(), pghistory.context(action="evaluate"):
        locked = lock(engagement)
        evaluation.engagement = locked
        _step(locked, Action.EVALUATE, Party.REQUESTER)
        evaluation.save()


def leave(engagement: Engagement) -> None:
    """The expert is no longer in the pool."""
    with transaction.atomic(), pghistory.context(action="leave"):
        locked = lock(engagement)
        locked.reason = Engagement.Reason.GONE
        _step(locked, Action.LEAVE, Party.POOL)


def lapse(engagement: Engagement) -> None:
    """Unless something has happened since it was read: then it raises TooLate."""
    with transaction.atomic(), pghistory.context(action="lapse"):
        locked = lock(engagement)
        if (locked.state, locked.forwarded_at) != (engagement.state, engagement.forwarded_at):
            raise TooLate
        _step(locked, Action.LAPSE, Party.POOL)


def _step(locked: Engagement, action: Action, by: Actor, note: str = "") -> EngagementStep:
    taken = step(locked, action, by, note)
    letters.tell([taken, *follow_up(locked.request)])
    return taken


def _settle(locked: Engagement, days: Days) -> None:
    for name, value in asdict(days).items():
        setattr(locked, name, value)


def _vouch(locked: Engagement) -> None:
    locked.vouched_at = timezone.now()
    locked.assignment = assignments.add(locked)
    locked.save()


def _must_have_begun(locked: Engagement) -> None:
    if locked.state == State.CONFIRMED and not has_begun(locked):
        raise ValidationError(_("It has not begun yet."))


def _key(by: Actor) -> int | None:
    return by.pk if isinstance(by, User) else None
