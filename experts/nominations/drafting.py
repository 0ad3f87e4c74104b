"""Writing a version of a record: begun, saved section by section, and joined to a record that turns out to exist."""

from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from experts.access import may_read_restricted
from experts.models import Agency, Country, Nomination, Official, User
from experts.nominations import workflow
from experts.nominations.transitions import Action, TooLate, find, may_write
from experts.nominations.version import typed as typing
from experts.nominations.version.columns import record_columns, typed_of
from experts.nominations.version.joining import join
from experts.nominations.version.lookup import Lookup
from experts.nominations.version.sections import Section

Kind = Nomination.Kind


class Conflict(ValidationError):  # noqa: N818  nobody’s error
    """Somebody else has saved the section since it was opened; ``theirs`` is what it holds now."""

    def __init__(self, nomination: Nomination, theirs: typing.Typed) -> None:
        super().__init__(_("%s has saved this section since you opened it.") % nomination.changed_by, code="conflict")
        self.nomination, self.theirs = nomination, theirs


def start(country: Country, *, by: User, agency: Agency | None = None, typed: typing.Typed | None = None) -> Nomination:
    """A draft about somebody new, whom a nominator proposes for an agency."""
    nomination = Nomination(kind=Kind.NEW, country=country, agency=agency, typed=typed or {})
    return _begin(nomination, by)


def start_change(official: Official, *, by: User) -> Nomination:
    """A draft that holds the record as it is; or the open one, for a record has one at a time."""
    with transaction.atomic():
        locked = workflow.lock(official)
        if found := locked.nominations.open().filter(kind=Kind.CHANGE).first():
            return found
        agency = None if official.country_id in by.focal_countries else workflow.agency_of(locked, by)
        base = record_columns(locked, restricted=may_read_restricted(by, locked))
        typed = typed_of(base, Lookup(official.country_id))
        nomination = Nomination(kind=Kind.CHANGE, official=locked, country_id=official.country_id, agency=agency)
        nomination.base, nomination.typed = base, typed
        return _begin(nomination, by)


def save(nomination: Nomination, section: Section, typed: typing.Typed, *, seen: str, by: User) -> Nomination:
    """``seen`` is the digest of the section as it was opened; raises Conflict if it is another by now."""
    with transaction.atomic(), pghistory.context(action="write", by=by.pk):
        locked = lock_to_write(nomination, by)
        theirs = typing.of(section, locked.typed)
        if typing.digest(theirs) not in (seen, typing.digest(typed)):
            raise Conflict(locked, theirs)
        locked.typed |= typed
        _keep(locked, by)
    return locked


def join_to(nomination: Nomination, official: Official, *, by: User) -> Nomination:
    """The draft about somebody new is about this official: it becomes a change of the record, which loses nothing."""
    with transaction.atomic(), pghistory.context(action="join", by=by.pk):
        locked_official = workflow.lock(official)
        locked = lock_to_write(nomination, by)
        if locked.kind != Kind.NEW or locked_official.nominations.open().filter(kind=Kind.CHANGE).exists():
            raise TooLate
        lookup = Lookup(locked.country_id)
        locked.kind, locked.official = Kind.CHANGE, locked_official
        locked.base = record_columns(locked_official, restricted=may_read_restricted(by, locked_official))
        locked.typed = join(locked.typed, typed_of(locked.base, lookup), lookup)
        _keep(locked, by)
    return locked


def lock_to_write(nomination: Nomination, by: User) -> Nomination:
    locked = Nomination.objects.select_for_update(of=("self",)).get(pk=nomination.pk)
    if not may_write(by, locked):
        if may_write(by, nomination):
            raise TooLate  # it was possible when the page was opened
        raise PermissionDenied
    return locked


def _begin(nomination: Nomination, by: User) -> Nomination:
    with transaction.atomic(), pghistory.context(action="draft", by=by.pk):
        nomination.state, nomination.created_by = "", by
        row = find(Action.DRAFT, by, nomination)
        _name(nomination, by)
        workflow.take(nomination, row, "", by)
    return nomination


def _keep(nomination: Nomination, by: User) -> None:
    _name(nomination, by)
    nomination.save()


def _name(nomination: Nomination, by: User) -> None:
    person: dict[str, Any] = nomination.typed.get("person", {})
    nomination.name = person.get("name", "").strip()[:200]
    nomination.changed_by = by
