"""What BKN itself edits in a published record: the focal points of its country are told, and can propose to undo it."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _
from pghistory.models import Context

from experts.access import focal_points_of
from experts.history.states import Point, record_at, rows_at, time_of
from experts.intake.dossiers import PARTS, Draft, values_of
from experts.models import Nomination, Official, User
from experts.nominations import drafting, letters, workflow
from experts.nominations.transitions import TooLate
from experts.nominations.version.base_form import plain
from experts.nominations.version.columns import COLUMNS, OF_RECORD, record_columns, typed_of
from experts.nominations.version.difference import Difference, by_pk, changed_columns, differ, differences
from experts.nominations.version.in_words import Words
from experts.nominations.version.lookup import Lookup

ACTIONS = ("edit", "put-back")


@dataclass(frozen=True)
class Edit:
    """What was edited at once: the record before and after, as the public reads it."""

    official: Official
    before: Draft
    after: Draft
    reason: str
    by: User | None
    at: datetime

    @property
    def differences(self) -> list[Difference]:
        return differences_of(self.before, self.after)


@contextmanager
def told_to_the_country(official: Official, *, by: User, reason: str) -> Iterator[None]:
    """What is edited inside, of a record that is published."""
    before = as_public(official)
    with transaction.atomic():
        yield
        tell(official, before, by=by, reason=reason)


def as_public(official: Official) -> Draft:
    """What the database holds, whatever is set on the instance."""
    found = Official.objects.get(pk=official.pk)
    return _with_besides(record_columns(found, restricted=False), found)


def tell(official: Official, before: Draft, *, by: User, reason: str) -> None:
    """One mail for each focal point of the country that the record was of. While there is none, nobody is told."""
    found = Official.objects.get(pk=official.pk)
    after = as_public(found)
    if not found.is_published or before == after:
        return
    with pghistory.context() as context:
        for person in focal_points_of(before["official"]["country_id"]):
            changes = partial(differences_of, before, after)
            letters.tell_edited(person, found, changes, by=by, reason=reason, edit=context.id)


def differences_of(before: Draft, after: Draft) -> list[Difference]:
    """In the language that is active."""
    words, was, is_now = Words(), before["official"], after["official"]
    found = differences(before, after, {}, words)
    if was["country_id"] != is_now["country_id"]:
        told = (words.show(Official, "country_id", one["country_id"]) for one in (was, is_now))
        found.append(Difference("country_id", words.label(Official, "country_id"), *told))
    if was["photo"] != is_now["photo"]:
        photos = _("a photo") if was["photo"] else "", _("another photo") if is_now["photo"] else ""
        found.append(Difference("photo", words.label(Official, "photo"), *photos))
    return [Difference(one.key, one.what, one.before, one.after) for one in found]  # nothing to compare them with


def find(official: Official, context: Any) -> Edit | None:
    """The edit of the record that was made with this context of the history."""
    told = Context.objects.filter(pk=context, metadata__action__in=ACTIONS).first()
    at = told and time_of(official, PARTS.values(), context)
    if not told or not at:
        return None
    before, after = (_at(official, Point(at, is_before)) for is_before in (True, False))
    if not before or not after:
        return None
    by = User.objects.filter(pk=told.metadata.get("user")).first()
    return Edit(official, before, after, told.metadata.get("reason", ""), by, at)


def propose_to_undo(edit: Edit, *, by: User) -> Nomination:
    """A draft of a change with the values of before; what others have changed since stays.

    Raises TooLate when a change of the record is on its way already.
    """
    with transaction.atomic(), pghistory.context(action="draft", by=by.pk):
        locked = workflow.lock(edit.official)
        if locked.nominations.open().filter(kind=Nomination.Kind.CHANGE).exists():
            raise TooLate
        nomination = drafting.start_change(locked, by=by)
        wanted = undone(nomination.base, edit)
        nomination.typed = typed_of(wanted, Lookup(nomination.country_id))
        nomination.name = wanted["official"]["name"]
        nomination.save()
    return nomination


def undone(now: Draft, edit: Edit) -> Draft:
    wanted = deepcopy(now)
    was, became = edit.before["official"], edit.after["official"]
    wanted["official"] |= {column: was[column] for column in OF_RECORD if differ(was[column], became[column])}
    for name in PARTS:
        wanted[name] = list(_undone_rows(name, now[name], by_pk(edit.before[name]), by_pk(edit.after[name])))
    return wanted


def _undone_rows(name: str, now: list[Any], was: dict[Any, Any], became: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    for row in now:
        pk = row["pk"]
        if pk in was and pk in became:
            changed = changed_columns(name, was[pk], became[pk])
            yield row | {column: was[pk][column] for column in changed}
        elif pk not in became:
            yield row
    yield from (row | {"pk": None} for pk, row in was.items() if pk not in became)


def _at(official: Official, point: Point) -> Draft:
    """The public part of the record as its history has it."""
    was = record_at(official, point)
    if was is None:
        return {}
    draft: Draft = _with_besides({"official": _plain(was, OF_RECORD)}, was)
    for name, part in PARTS.items():
        rows = rows_at(official, part, point)
        draft[name] = [{"pk": pk, **_plain(row, COLUMNS[name])} for pk, row in sorted(rows.items())]
    return draft


def _with_besides(draft: Draft, row: Any) -> Draft:
    draft["official"] |= {"country_id": row.country_id, "photo": str(row.photo)}
    return draft


def _plain(row: Any, columns: Any) -> dict[str, Any]:
    return {column: plain(value) for column, value in values_of(row, columns).items()}
