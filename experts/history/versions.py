"""The version of a record: the number of changes that its history holds, those of the rows edited on its page included.

The triggers count every change, whoever or whatever made it.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet
from django.forms.models import _get_foreign_key

from experts.history.listing import Event, keyed, newest_of

Parts = Iterable[type[Model]]


def version_of(record: Model, parts: Parts) -> int:
    own, *others = _changes(record, parts)
    return own.values("pgh_id").union(*(changes.values("pgh_id") for changes in others), all=True).count()


def last_changes(record: Model, parts: Parts, number: int) -> list[Event]:
    """The newest first."""
    return newest_of([keyed(changes, number) for changes in _changes(record, parts)], number)


def parent_of(part: type[Model], record: type[Model]) -> str:
    """The column in which the rows of a part say to which record they belong."""
    column: str = _get_foreign_key(record, part).attname
    return column


def _changes(record: Model, parts: Parts) -> list[QuerySet[Any]]:
    own = type(record).pgh_event_model.objects.filter(pgh_obj_id=record.pk)  # type: ignore[attr-defined]
    return [own] + [
        part.pgh_event_model.objects.filter(**{parent_of(part, type(record)): record.pk})  # type: ignore[attr-defined]
        for part in parts
    ]
