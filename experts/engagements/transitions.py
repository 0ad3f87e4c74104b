"""Who may take an engagement from which state to which: the one table that everything asks."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from experts.access import may_administer, may_review, vacant_countries
from experts.models import Engagement, EngagementStep, User

State = Engagement.State
Party = EngagementStep.Party
Actor = User | Party  # without an account: the requester and the expert through their links, or the pool itself


class Action(StrEnum):
    FORWARD = "forward"
    ACCEPT = "accept"
    DECLINE = "decline"
    CONFIRM = "confirm"
    MOVE = "move"
    DELIVER = "deliver"
    MISS = "miss"
    VOUCH = "vouch"
    EVALUATE = "evaluate"
    CANCEL = "cancel"
    LEAVE = "leave"
    LAPSE = "lapse"


@dataclass(frozen=True)
class Transition:
    action: Action
    sources: tuple[Engagement.State, ...]
    target: Engagement.State | None  # None: it stays in its state
    party: EngagementStep.Party
    needs_note: bool = False


WHEN_BEGUN = (Action.DELIVER, Action.MISS)
NOT_OVER = (State.WAITING, State.FORWARDED, State.ACCEPTED, State.CONFIRMED)

TABLE = (
    # Whoever was chosen with the request is asked when it is confirmed, or when those before said no.
    Transition(Action.FORWARD, (State.WAITING,), State.FORWARDED, Party.POOL),
    # Whom BKN finds for a need; or a focal point, once BKN has passed the need on to it.
    Transition(Action.FORWARD, (State.WAITING,), State.FORWARDED, Party.BKN),
    Transition(Action.FORWARD, (State.WAITING,), State.FORWARDED, Party.FOCAL_POINT),
    # The focal point answers, and may have to take a yes back.
    Transition(Action.ACCEPT, (State.FORWARDED,), State.ACCEPTED, Party.FOCAL_POINT),
    Transition(Action.DECLINE, (State.FORWARDED,), State.DECLINED, Party.FOCAL_POINT),
    Transition(Action.DECLINE, (State.ACCEPTED, State.CONFIRMED), State.DECLINED, Party.FOCAL_POINT, needs_note=True),
    # The requester settles it, asks for other days, or calls it off.
    Transition(Action.CONFIRM, (State.ACCEPTED,), State.CONFIRMED, Party.REQUESTER),
    Transition(Action.MOVE, (State.ACCEPTED, State.CONFIRMED), State.FORWARDED, Party.REQUESTER),
    Transition(Action.CANCEL, NOT_OVER, State.CANCELLED, Party.REQUESTER),
    # Afterwards both say whether it took place; what it was worth the requester alone.
    Transition(Action.DELIVER, (State.CONFIRMED,), State.DELIVERED, Party.FOCAL_POINT),
    Transition(Action.DELIVER, (State.CONFIRMED,), State.DELIVERED, Party.REQUESTER),
    Transition(Action.MISS, (State.CONFIRMED,), State.NOT_HELD, Party.FOCAL_POINT, needs_note=True),
    Transition(Action.MISS, (State.CONFIRMED,), State.NOT_HELD, Party.REQUESTER, needs_note=True),
    Transition(Action.VOUCH, (State.DELIVERED, State.EVALUATED), None, Party.FOCAL_POINT),
    Transition(Action.EVALUATE, (State.DELIVERED,), State.EVALUATED, Party.REQUESTER),
    # The expert leaves the pool.
    Transition(Action.LEAVE, NOT_OVER, State.DECLINED, Party.POOL),
    # Time goes by without a word.
    Transition(Action.LAPSE, NOT_OVER, State.LAPSED, Party.POOL),
)


class TooLate(ValidationError):  # noqa: N818  nobody’s error: somebody else was quicker
    """What is asked for was possible a moment ago."""

    def __init__(self) -> None:
        super().__init__(_("Somebody was quicker: look at what was done."), code="too-late")


def parties_of(actor: Actor, engagement: Engagement) -> set[Party]:
    return {actor} if isinstance(actor, Party) else stands_for(actor)(engagement)


def stands_for(user: User) -> Callable[[Engagement], set[Party]]:
    """For whom somebody speaks about an engagement. One query for as many as one likes."""
    answered_for = countries_of(user)
    at_bkn = {Party.BKN} if may_review(user) else set()
    return lambda engagement: at_bkn | ({Party.FOCAL_POINT} if engagement.country_id in answered_for else set())


def countries_of(user: User) -> set[str]:
    """Those for which somebody answers: the focal point for its own, an administrator for those that have none."""
    return {*user.focal_countries, *(vacant_countries() if may_administer(user) else ())}


def open_to(actor: Actor, engagement: Engagement, parties: set[Party] | None = None) -> list[Transition]:
    """What the actor may do with the engagement in its present state, in the order of the table.

    ``parties`` are those for whom the actor stands, where that is known already.
    """
    parties = parties_of(actor, engagement) if parties is None else parties
    return [row for row in TABLE if row.party in parties and _is_possible(row, engagement)]


def has_begun(engagement: Engagement) -> bool:
    """Before, nobody can say whether it took place."""
    return engagement.starts_on is None or engagement.starts_on <= timezone.localdate()


def find(action: Action, actor: Actor, engagement: Engagement) -> Transition:
    """The row by which the actor may take this step now; raises TooLate if by now nobody may."""
    if row := next((row for row in open_to(actor, engagement) if row.action == action), None):
        return row
    if all(row.action != action or not _is_possible(row, engagement) for row in TABLE):
        raise TooLate
    raise PermissionDenied


def _is_possible(row: Transition, engagement: Engagement) -> bool:
    is_new = row.action != Action.VOUCH or engagement.vouched_at is None
    return engagement.state in row.sources and is_new
