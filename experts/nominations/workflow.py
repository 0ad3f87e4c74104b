"""The life of a nomination: the only functions that change its state.

Each locks the official and then the nomination, checks the table, saves, records the step, mails and, on approval,
changes the published record: all of it or nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from experts.models import Agency, Nomination, NominationStep, Official, User
from experts.nominations import carrying, letters, mending
from experts.nominations.closing import close_others
from experts.nominations.transitions import NEW, Action, TooLate, Transition, find, open_to
from experts.nominations.version.columns import own_words_of
from experts.nominations.version.lookup import Lookup
from experts.vocabulary.proposing import propose as propose_words

Kind, State = Nomination.Kind, Nomination.State
NOTHING: Mapping[str, carrying.Stands] = MappingProxyType({})


def propose(official: Official, kind: Nomination.Kind, *, by: User, reason: str = "", note: str = "") -> Nomination:
    """Ask for it, or ask again once it was returned. What a focal point asks for is endorsed with that."""
    with transaction.atomic(), pghistory.context(action="propose", by=by.pk):
        step = ask(lock(official), kind, by=by, reason=reason, note=note)
        letters.tell([step])
    return step.nomination


def send(nomination: Nomination, *, note: str = "", by: User, seen: str | None = None) -> None:
    """Propose what was drafted, to the focal point; the focal point’s own goes on to BKN. ``seen``: see ``endorse``."""
    _act(nomination, sending_of(nomination, by), note, by, seen=seen)


def endorse(nomination: Nomination, *, note: str = "", by: User, seen: str | None = None) -> None:
    """``seen`` is the digest of the version that was looked at: if it is another by now, nothing is done."""
    _act(nomination, Action.ENDORSE, note, by, seen=seen)


def return_(nomination: Nomination, *, note: str, mend: Iterable[str] = (), by: User) -> None:
    """Back to whoever proposed it; the note says what to mend, and ``mend`` where, as ``mending`` names it."""
    _act(nomination, Action.RETURN, note, by, mend=mend)


def decline(nomination: Nomination, *, note: str, by: User) -> None:
    _act(nomination, Action.DECLINE, note, by)


def withdraw(nomination: Nomination, *, note: str = "", by: User) -> None:
    _act(nomination, Action.WITHDRAW, note, by)


def approve(
    nomination: Nomination,
    *,
    note: str = "",
    by: User,
    seen: str | None = None,
    stands: Mapping[str, carrying.Stands] = NOTHING,
) -> None:
    """The published record changes with this, at once and wholly.

    ``stands`` says of each conflict, by its key, whether the record or the proposal is right.
    """
    _act(nomination, Action.APPROVE, note, by, seen=seen, stands=stands)


ACTS: dict[Action, Callable[..., None]] = {
    Action.ENDORSE: endorse,
    Action.RETURN: return_,
    Action.DECLINE: decline,
    Action.WITHDRAW: withdraw,
    Action.APPROVE: approve,
}
ASKING = (Action.ENDORSE, Action.PROPOSE)  # with the first of them that the user may


def ask(official: Official, kind: Nomination.Kind, *, by: User, reason: str = "", note: str = "") -> NominationStep:
    """The first step, about an official that is locked; whoever takes it tells those whom it concerns."""
    if official.status not in (Official.Status.PUBLISHED, Official.Status.HIDDEN):
        raise TooLate
    nomination = _new_or_returned(official, kind)
    rows = {row.action: row for row in open_to(by, nomination)}
    row = next((rows[action] for action in ASKING if action in rows), None)
    if row is None:
        raise PermissionDenied
    if nomination.state == NEW:
        nomination.created_by = by
    nomination.reason, nomination.note, nomination.answer = reason, note, ""
    return take(nomination, row, note, by)


def lock(official: Official) -> Official:
    """Whoever changes something about an official’s nominations waits here for the others."""
    return Official.objects.select_for_update(of=("self",)).get(pk=official.pk)


def agency_of(official: Official, by: User) -> Agency | None:
    """For which of the agencies in which the official holds a post the user proposes something."""
    posts = official.posts.current().filter(agency__in=by.nominating_agencies).select_related("agency")
    return next((post.agency for post in posts), None)


def sending_of(nomination: Nomination, by: User) -> Action:
    actions = {row.action for row in open_to(by, nomination)}
    return Action.ENDORSE if Action.ENDORSE in actions else Action.PROPOSE


def _act(nomination: Nomination, action: Action, note: str, by: User, **given: Any) -> None:
    with transaction.atomic(), pghistory.context(action=action.value, by=by.pk):
        steps = [step(nomination, action, note, by, **given)]
        if nomination.kind == Kind.REMOVAL and action == Action.APPROVE:
            steps += close_others(nomination, by)
        letters.tell(steps)


def step(
    nomination: Nomination,
    action: Action,
    note: str,
    by: User,
    *,
    seen: str | None = None,
    stands: Mapping[str, carrying.Stands] = NOTHING,
    mend: Iterable[str] = (),
    lookup: Lookup | None = None,
) -> NominationStep:
    locked = _lock_both(nomination)
    row = find(action, by, locked)
    if seen is not None and seen != carrying.digest(locked):
        raise TooLate
    if locked.has_version and row.target in (State.PROPOSED, State.ENDORSED):
        carrying.freeze(locked, endorses=row.target == State.ENDORSED, lookup=lookup)
        propose_words(locked, own_words_of(locked.proposed), by=by)
    if row.target == State.APPROVED:
        carrying.carry_out(locked, stands, by=by)
    return take(locked, row, note, by, mend=mending.told(locked, mend))


def _lock_both(nomination: Nomination) -> Nomination:
    """The official first, as everybody does; about somebody new there is none yet."""
    official = lock(nomination.official) if nomination.official else None
    locked = Nomination.objects.select_for_update(of=("self",)).get(pk=nomination.pk)
    if locked.official_id != nomination.official_id:
        raise TooLate
    locked.official = official
    return locked


def take(nomination: Nomination, row: Transition, note: str, by: User, **said: Any) -> NominationStep:
    if row.needs_note and not note.strip():
        raise ValidationError({"note": _("Say why: whoever proposed it reads your answer.")})
    before, nomination.state, now = nomination.state, row.target, timezone.now()
    if row.target in (State.PROPOSED, State.ENDORSED):
        endorses = row.target == State.ENDORSED
        nomination.endorsed_by, nomination.endorsed_at = (by, now) if endorses else (None, None)
    if row.target in (State.APPROVED, State.DECLINED, State.JOINED):
        nomination.decided_by, nomination.decided_at = by, now
    if row.target in (State.RETURNED, State.DECLINED, State.APPROVED):
        nomination.answer = note
    nomination.save()
    step = {"nomination": nomination, "by": by, "before": before, "after": row.target, "note": note}
    return NominationStep.objects.create(**step | said)


def _new_or_returned(official: Official, kind: Nomination.Kind) -> Nomination:
    found = official.nominations.open().select_for_update(of=("self",)).filter(kind=kind).first()
    if found is None:
        return Nomination(official=official, kind=kind, country_id=official.country_id, state=NEW)
    if found.state != State.RETURNED:
        raise TooLate
    found.official = official
    return found
