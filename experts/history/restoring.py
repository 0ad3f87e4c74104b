"""Putting a record with its rows back to what it was at a point of its history.

What is not edited in forms is not put back: the status, for one, changes through ``experts.stewardship`` only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import Field, FileField, ForeignKey, Model
from django.utils import timezone

from experts.history.listing import Event
from experts.history.states import Point, record_at, rows_at
from experts.history.versions import Parts, parent_of, version_of
from experts.models import User

Values = dict[str, Any]


class OvertakenError(Exception):
    """Somebody has changed the record since the plan was shown."""


class NothingThereError(Exception):
    """There was no such record then, or it is as it was."""


@dataclass(frozen=True)
class Step:
    """A row as it is and as it was then; None where there is or was none."""

    noun: type[Model]
    pk: Any
    now: Values | None
    then: Values | None

    @property
    def event(self) -> Event:
        """As the change that it would be."""
        label = "update" if self.now and self.then else "insert" if self.then else "delete"
        told = self.then or self.now or {}
        return Event(self.noun._meta.label, 0, str(self.pk), timezone.now(), label, told, self.now, None)


@dataclass
class Plan:
    """What would change, and what can’t be put back since it refers to something that is gone, merged or elsewhere."""

    steps: list[Step] = field(default_factory=list)
    left_out: list[Step] = field(default_factory=list)


def plan(record: Model, parts: Parts, point: Point, lasting: Iterable[str] = ()) -> Plan:
    """``lasting`` names the fields that stay as they are. Raises NothingThereError."""
    was = record_at(record, point)
    if was is None:
        raise NothingThereError
    found = Plan()
    columns = _columns(type(record), lasting)
    _add(found, Step(type(record), record.pk, _values(record, columns), _values(was, columns)))
    for part in parts:
        parent = parent_of(part, type(record))
        for step in _steps_of(record, part, point):
            if step.now and step.now[parent] != record.pk:
                found.left_out.append(step)  # it belongs to another record by now
            else:
                _add(found, step)
    return found


def put_back(
    record: Model,
    parts: Parts,
    point: Point,
    *,
    by: User,
    reason: str,
    seen: int,
    counted: Parts,
    lasting: Iterable[str] = (),
) -> None:
    """``seen`` is the version of the record, with the rows that are ``counted``, for which the plan was shown.

    Raises OvertakenError, NothingThereError, and IntegrityError where a rule of the database forbids it.
    """
    if not by.has_perm(f"experts.change_{record._meta.model_name}", record):
        raise PermissionDenied
    with transaction.atomic(), pghistory.context(action="put-back", by=by.pk, reason=reason):
        locked = type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
        if version_of(locked, counted) != seen:
            raise OvertakenError
        steps = plan(locked, parts, point, lasting).steps
        if not steps:
            raise NothingThereError
        for step in sorted(steps, key=lambda step: step.then is not None):  # what goes makes room for what comes
            _carry_out(step, locked)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # to be told now what they say
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def columns_put_back(noun: type[Model], lasting: Iterable[str] = ()) -> list[Field]:
    kept = {found.name for found in noun.pgh_event_model._meta.concrete_fields}  # type: ignore[attr-defined]
    fields = (found for found in noun._meta.concrete_fields if found.editable and not found.primary_key)
    return [found for found in fields if found.name in kept and found.name not in {"slug", *lasting}]


def _columns(noun: type[Model], lasting: Iterable[str] = ()) -> list[str]:
    return [found.attname for found in columns_put_back(noun, lasting)]


def _values(row: Any, columns: Iterable[str]) -> Values:
    return {column: getattr(row, column) for column in columns}


def _steps_of(record: Model, part: type[Model], point: Point) -> Iterator[Step]:
    parent, columns = parent_of(part, type(record)), _columns(part)
    then = rows_at(record, part, point)
    rows = part._default_manager.filter(pk__in=then) | part._default_manager.filter(**{parent: record.pk})
    now = {row.pk: row for row in rows}
    for pk in sorted(now.keys() | then.keys()):
        before = _values(now[pk], columns) if pk in now else None
        yield Step(part, pk, before, _values(then[pk], columns) if pk in then else None)


def _add(found: Plan, step: Step) -> None:
    """Without what can’t come back; of a row that is there, the other fields do."""
    gone = set(_gone(step))
    if gone:
        found.left_out.append(step)
    if step.now and step.then:
        step = Step(step.noun, step.pk, step.now, step.then | {column: step.now[column] for column in gone})
    elif gone:
        return
    if step.now != step.then:
        found.steps.append(step)


def _gone(step: Step) -> Iterator[str]:
    """The columns that would refer to what is not there any more, or to what was merged into something else."""
    for column, value in (step.then or {}).items():
        if value and value != (step.now or {}).get(column):
            found = step.noun._meta.get_field(column)
            if isinstance(found, FileField) and not found.storage.exists(str(value)):
                yield column
            elif isinstance(found, ForeignKey):
                target = found.related_model._default_manager.filter(pk=value).first()
                if target is None or getattr(target, "merged_into_id", None):
                    yield column


def _carry_out(step: Step, record: Model) -> None:
    rows = step.noun._default_manager.filter(pk=step.pk)
    if step.then is None:
        rows.delete()
        return
    row = record if step.noun is type(record) else rows.get() if step.now else step.noun(pk=step.pk)
    for column, value in step.then.items():
        setattr(row, column, value)
    row.save(force_insert=step.now is None)
