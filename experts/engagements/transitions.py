"""Who may take an engagement from which state to which: the one table that everything asks."""

from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from experts.access import focal_points_of, may_administer, may_review
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
    LAPSE = "lapse"


@dataclass(frozen=True)
class Transition:
    action: Action
    sources: tuple[Engagement.State, ...]
    target: Engagement.State | None  # None: it stays in its state
    party: EngagementStep.Party
    needs_note: bool = False


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
    # Time goes by without a word.
    Transition(Action.LAPSE, NOT_OVER, State.LAPSED, Party.POOL),
)


class TooLate(ValidationError):  # noqa: N818  nobody’s error: somebody else was quicker
    """What is asked for was possible a moment ago."""

    def __init__(self) -> None:
        super().__init__(_("Somebody was quicker: look at what was done."), code="too-late")


def parties_of(actor: Actor, engagement: Engagement) -> set[EngagementStep.Party]:
    if isinstance(actor, Party):
        return {actor}
    parties = set()
    if engagement.country_id in actor.focal_countries or _stands_in(actor, engagement.country_id):
        parties.add(Party.FOCAL_POINT)
    if may_review(actor):
        parties.add(Party.BKN)
    return parties


def open_to(actor: Actor, engagement: Engagement) -> list[Transition]:
    """What the actor may do with the engagement in its present state, in the order of the table."""
    parties = parties_of(actor, engagement)
    return [row for row in TABLE if row.party in parties and _is_possible(row, engagement)]


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


def _stands_in(user: User, country: str) -> bool:
    """For the focal point of a country that has none."""
    return may_administer(user) and not focal_points_of(country)
