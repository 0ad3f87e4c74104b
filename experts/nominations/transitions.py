"""Who may take a nomination from which state to which: the one table that everything asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from experts.access import focal_points_of, may_administer, may_nominate, may_review
from experts.models import Nomination, User

Kind, State = Nomination.Kind, Nomination.State

NEW = ""  # the state of what is only about to be proposed


class Action(StrEnum):
    DRAFT = "draft"
    PROPOSE = "propose"
    ENDORSE = "endorse"
    APPROVE = "approve"
    RETURN = "return"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    JOIN = "join"


class Party(Enum):
    """In which capacity somebody deals with a nomination."""

    NOMINATOR = "a nominator of the official’s agency"
    FOCAL_POINT = "the focal point of its country, for whom administrators stand in while there is none"
    BKN = "a reviewer or an administrator"


@dataclass(frozen=True)
class Transition:
    kind: Nomination.Kind
    action: Action
    sources: tuple[str, ...]
    target: Nomination.State
    party: Party
    needs_note: bool = False
    by_another: bool = False  # than whoever endorsed it, or what was joined with it


def _of_a_version(kind: Nomination.Kind) -> tuple[Transition, ...]:
    """A new expert, or a change: what a record would be is drafted, proposed, endorsed, and decided by BKN."""
    unsent = (State.DRAFT, State.RETURNED)
    return (
        Transition(kind, Action.DRAFT, (NEW,), State.DRAFT, Party.NOMINATOR),
        Transition(kind, Action.DRAFT, (NEW,), State.DRAFT, Party.FOCAL_POINT),
        Transition(kind, Action.PROPOSE, unsent, State.PROPOSED, Party.NOMINATOR),
        Transition(kind, Action.ENDORSE, (*unsent, State.PROPOSED), State.ENDORSED, Party.FOCAL_POINT),
        Transition(kind, Action.RETURN, (State.PROPOSED,), State.RETURNED, Party.FOCAL_POINT, needs_note=True),
        Transition(kind, Action.DECLINE, (State.PROPOSED,), State.DECLINED, Party.FOCAL_POINT, needs_note=True),
        Transition(kind, Action.WITHDRAW, (*unsent, State.PROPOSED), State.WITHDRAWN, Party.NOMINATOR),
        Transition(kind, Action.WITHDRAW, (*unsent, State.ENDORSED), State.WITHDRAWN, Party.FOCAL_POINT),
        Transition(kind, Action.APPROVE, (State.ENDORSED,), State.APPROVED, Party.BKN, by_another=True),
        Transition(kind, Action.RETURN, (State.ENDORSED,), State.RETURNED, Party.BKN, needs_note=True),
        Transition(kind, Action.DECLINE, (State.ENDORSED,), State.DECLINED, Party.BKN, needs_note=True),
    )


TABLE = (
    *_of_a_version(Kind.NEW),
    *_of_a_version(Kind.CHANGE),
    # Two nominations of one person: one goes on, and the other ends in it.
    Transition(Kind.NEW, Action.JOIN, (State.PROPOSED, State.ENDORSED, State.RETURNED), State.JOINED, Party.BKN),
    # Still correct? The keeper of the record decides, which is the focal point.
    Transition(Kind.RENEWAL, Action.PROPOSE, (NEW, State.RETURNED), State.PROPOSED, Party.NOMINATOR),
    Transition(Kind.RENEWAL, Action.APPROVE, (State.PROPOSED, State.RETURNED), State.APPROVED, Party.FOCAL_POINT),
    Transition(Kind.RENEWAL, Action.RETURN, (State.PROPOSED,), State.RETURNED, Party.FOCAL_POINT, needs_note=True),
    Transition(Kind.RENEWAL, Action.DECLINE, (State.PROPOSED,), State.DECLINED, Party.FOCAL_POINT, needs_note=True),
    Transition(Kind.RENEWAL, Action.WITHDRAW, (State.PROPOSED, State.RETURNED), State.WITHDRAWN, Party.NOMINATOR),
    Transition(Kind.RENEWAL, Action.WITHDRAW, (State.RETURNED,), State.WITHDRAWN, Party.FOCAL_POINT),
    # A removal: the focal point endorses it, or asks for it; BKN decides.
    Transition(Kind.REMOVAL, Action.PROPOSE, (NEW, State.RETURNED), State.PROPOSED, Party.NOMINATOR),
    Transition(Kind.REMOVAL, Action.ENDORSE, (NEW, State.PROPOSED, State.RETURNED), State.ENDORSED, Party.FOCAL_POINT),
    Transition(Kind.REMOVAL, Action.RETURN, (State.PROPOSED,), State.RETURNED, Party.FOCAL_POINT, needs_note=True),
    Transition(Kind.REMOVAL, Action.DECLINE, (State.PROPOSED,), State.DECLINED, Party.FOCAL_POINT, needs_note=True),
    Transition(Kind.REMOVAL, Action.WITHDRAW, (State.PROPOSED, State.RETURNED), State.WITHDRAWN, Party.NOMINATOR),
    Transition(Kind.REMOVAL, Action.WITHDRAW, (State.ENDORSED, State.RETURNED), State.WITHDRAWN, Party.FOCAL_POINT),
    Transition(Kind.REMOVAL, Action.APPROVE, (State.ENDORSED,), State.APPROVED, Party.BKN, by_another=True),
    Transition(Kind.REMOVAL, Action.RETURN, (State.ENDORSED,), State.RETURNED, Party.BKN, needs_note=True),
    Transition(Kind.REMOVAL, Action.DECLINE, (State.ENDORSED,), State.DECLINED, Party.BKN, needs_note=True),
)


# In which states a party may write in the version. The focal point mends what it is about to endorse.
WRITING = {
    Party.NOMINATOR: (State.DRAFT, State.RETURNED),
    Party.FOCAL_POINT: (State.DRAFT, State.RETURNED, State.PROPOSED),
}


def may_write(user: User, nomination: Nomination) -> bool:
    """Whether the user may change what the nomination proposes."""
    parties = parties_of(user, nomination)
    return nomination.has_version and any(nomination.state in WRITING.get(party, ()) for party in parties)


def parties_of(user: User, nomination: Nomination) -> set[Party]:
    parties = set()
    if _nominates(user, nomination):
        parties.add(Party.NOMINATOR)
    if nomination.country_id in user.focal_countries or _stands_in(user, nomination.country_id):
        parties.add(Party.FOCAL_POINT)
    if may_review(user):
        parties.add(Party.BKN)
    return parties


def _nominates(user: User, nomination: Nomination) -> bool:
    if nomination.has_version:
        return nomination.agency_id in user.nominating_agencies
    return nomination.official is not None and may_nominate(user, nomination.official)


def open_to(user: User, nomination: Nomination) -> list[Transition]:
    """What the user may do with the nomination in its present state, in the order of the table."""
    parties = parties_of(user, nomination)
    return [row for row in _rows_from(nomination) if row.party in parties and _is_another(row, user, nomination)]


class TooLate(ValidationError):  # noqa: N818  nobody’s error: somebody else was quicker
    """What is asked for was possible a moment ago."""

    def __init__(self) -> None:
        super().__init__(_("Somebody was quicker: look at what was done."), code="too-late")


def find(action: Action, user: User, nomination: Nomination) -> Transition:
    """The row by which the user may take this step now; raises TooLate if by now nobody may."""
    if row := next((row for row in open_to(user, nomination) if row.action == action), None):
        return row
    if all(row.action != action for row in _rows_from(nomination)):
        raise TooLate
    raise PermissionDenied


def _rows_from(nomination: Nomination) -> Iterable[Transition]:
    return (row for row in TABLE if row.kind == nomination.kind and nomination.state in row.sources)


def _is_another(row: Transition, user: User, nomination: Nomination) -> bool:
    if not row.by_another:
        return True
    return nomination.endorsed_by_id != user.pk and not nomination.joined.filter(endorsed_by=user).exists()


def _stands_in(user: User, country: str) -> bool:
    return may_administer(user) and not focal_points_of(country)
