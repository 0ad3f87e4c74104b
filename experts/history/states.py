"""What a record and its rows were at a point of their history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from experts.history.versions import Parts, parent_of


@dataclass(frozen=True)
class Point:
    """Before or after what happened at a time: all changes of a transaction carry the time of its beginning."""

    at: datetime
    is_before: bool

    @property
    def lookup(self) -> dict[str, datetime]:
        return {f"pgh_created_at__{'lt' if self.is_before else 'lte'}": self.at}


def record_at(record: Model, point: Point) -> Any:
    """The record as an event has it, or None if it was not there."""
    return _rows(type(record), [record.pk], point).get(record.pk)


def rows_at(record: Model, part: type[Model], point: Point) -> dict[Any, Any]:
    """The rows that belonged to the record, by their keys, as events have them."""
    parent = parent_of(part, type(record))
    ever = part.pgh_event_model.objects.filter(**{parent: record.pk}).values("pgh_obj_id")  # type: ignore[attr-defined]
    rows = _rows(part, ever, point)
    return {pk: row for pk, row in rows.items() if getattr(row, parent) == record.pk}


def time_of(record: Model, parts: Parts, context: Any) -> datetime | None:
    """When the changes of the record that have this context were made."""
    parents = {type(record): "pgh_obj_id"} | {part: parent_of(part, type(record)) for part in parts}
    own, *others = (
        noun.pgh_event_model.objects.filter(**{parent: record.pk}, pgh_context=context).values_list("pgh_created_at")  # type: ignore[attr-defined]
        for noun, parent in parents.items()
    )
    return min((at for (at,) in own.union(*others)), default=None)


def _rows(noun: type[Model], keys: Any, point: Point) -> dict[Any, Any]:
    events = noun.pgh_event_model.objects.filter(pgh_obj_id__in=keys, **point.lookup)  # type: ignore[attr-defined]
    last = events.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return {event.pgh_obj_id: event for event in last if event.pgh_label != "delete"}
