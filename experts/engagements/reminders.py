"""What time brings about: answers that are late, days that are over, words that never came."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from experts.engagements import leaving, letters, requesting, workflow
from experts.engagements.transitions import TooLate
from experts.models import Engagement, Request

State = Engagement.State
AFTER = timedelta(days=7)  # without a day by which the answer is needed
BKN_AFTER = timedelta(days=14)
LAPSES_AFTER = timedelta(days=28)
BEFORE_THE_DAY = timedelta(days=3)
AFTER_THE_DAY = timedelta(days=14)
AGREE_WITHIN = timedelta(days=30)
BKN_TOLD = 2  # how often somebody was reminded by then
SILENT_AFTER = timedelta(days=60)  # of what took place or not, and of what it was worth


@dataclass(frozen=True)
class Deadlines:
    """When the focal point is reminded, when BKN is told, and when the engagement lapses."""

    remind: date
    tell_bkn: date
    lapse: date


def deadlines(engagement: Engagement) -> Deadlines:
    """Of an engagement that was forwarded, whose request is read along."""
    asked = timezone.localdate(engagement.forwarded_at)
    day = engagement.request.answer_by
    if day is None or day <= asked:  # who is asked after that day has time all the same
        return Deadlines(asked + AFTER, asked + BKN_AFTER, asked + LAPSES_AFTER)
    one_day = timedelta(days=1)
    return Deadlines(max(day - BEFORE_THE_DAY, asked + one_day), day + one_day, day + AFTER_THE_DAY)


def run() -> None:
    """Each engagement in a transaction of its own: one that fails holds up no other."""
    today = timezone.localdate()
    leaving.run()
    for state, see_to in LOOKED_AFTER.items():
        for engagement in _open(state):
            with suppress(TooLate):  # somebody, or another worker, was quicker
                see_to(engagement, today)
    for request in Request.objects.open().filter(engagements__state=State.DELIVERED).distinct():
        with suppress(TooLate):
            _end_unevaluated(request, today)


def _press(engagement: Engagement, today: date) -> None:
    due = deadlines(engagement)
    if today >= due.lapse:
        workflow.lapse(engagement)
    elif today >= due.tell_bkn:
        _tell_once(engagement, BKN_TOLD, letters.tell_bkn_late)
    elif today >= due.remind:
        _tell_once(engagement, 1, letters.remind_focal_point)


def _hurry_the_requester(engagement: Engagement, today: date) -> None:
    answered = timezone.localdate(engagement.answered_at)
    if today >= answered + AGREE_WITHIN or (engagement.starts_on and engagement.starts_on < today):
        workflow.lapse(engagement)
    elif today >= answered + AFTER:
        _tell_once(engagement, 1, letters.remind_requester)


def _ask_whether_held(engagement: Engagement, today: date) -> None:
    last = engagement.ends_on or engagement.starts_on or today
    if today >= last + SILENT_AFTER:
        workflow.lapse(engagement)
    elif today > last:
        _tell_once(engagement, 1, letters.ask_whether_held)


def _end_unevaluated(request: Request, today: date) -> None:
    lines = list(request.engagements.open())
    last = max((line.ends_on or line.starts_on or today for line in lines), default=today)
    if all(line.state == State.DELIVERED for line in lines) and today >= last + SILENT_AFTER:
        requesting.end_unevaluated(request)


LOOKED_AFTER = {
    State.FORWARDED: _press,
    State.ACCEPTED: _hurry_the_requester,
    State.CONFIRMED: _ask_whether_held,
}


def _open(state: Engagement.State) -> list[Engagement]:
    lines = Engagement.objects.filter(state=state, request__state=Request.State.OPEN)
    return list(lines.select_related("request", "official").order_by("pk"))


@transaction.atomic
def _tell_once(engagement: Engagement, number: int, tell: letters.Tell) -> None:
    """Two workers at once tell it once: the row is counted up by one of them."""
    counted = Engagement.objects.filter(pk=engagement.pk, state=engagement.state, reminded__lt=number)
    if counted.update(reminded=number):
        tell(engagement)
