"""The changes of all nouns together, newest first.

There may be millions, in a table for each noun. Each table gives its newest rows by an index, no more than a page
holds; only the rows of the page are read. Nothing is counted, and a page begins after the last row of the one before.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import CharField, Model, Q, QuerySet, Value
from pghistory.models import Context

Tracked = type[Model]


@dataclass(frozen=True)
class Place:
    """The row after which a page begins."""

    at: datetime
    noun: str
    pk: int


@dataclass(frozen=True)
class Event:
    """What pghistory's own events tell, read without looking through all tables."""

    pgh_obj_model: str
    pgh_id: int
    pgh_obj_id: str
    pgh_created_at: datetime
    pgh_label: str
    pgh_data: dict[str, Any]
    before: dict[str, Any] | None
    pgh_context: dict[str, Any] | None

    @property
    def pgh_diff(self) -> dict[str, Any]:
        before = self.before or {}
        return {
            column: (before[column], value)
            for column, value in self.pgh_data.items()
            if column in before and before[column] != value
        }

    @property
    def place(self) -> Place:
        return Place(self.pgh_created_at, self.pgh_obj_model, self.pgh_id)


def newest(
    wanted: Mapping[Tracked, Q], size: int, after: Place | None = None, contexts: QuerySet[Context] | None = None
) -> list[Event]:
    """``wanted`` says of which nouns, and which events of each; ``contexts``, if given, as part of what.

    A table that has no such event would be read to its end; so the newest contexts come first, ever more of them until
    they have enough events.
    """
    if contexts is None:
        return newest_of([_newest_of(noun, events, size, after) for noun, events in wanted.items()], size)
    if after:
        contexts = contexts.filter(created_at__lte=after.at)
    keys = contexts.order_by("-created_at", "pk").values_list("pk", flat=True)
    number, found = size, list[Event]()
    while len(found) < size:
        some = list(keys[:number])
        within = {noun: events & Q(pgh_context__in=some) for noun, events in wanted.items()}
        found = newest(within, size, after) if some else []
        if len(some) < number:
            break
        number *= 8
    return found


def newest_of(branches: Sequence[QuerySet[Any]], size: int) -> list[Event]:
    """The newest of several tables, each of which has its newest first."""
    match branches:
        case []:
            return []
        case [only]:
            keys: Any = only
        case [own, *others]:
            keys = own.union(*others, all=True).order_by("-pgh_created_at", "noun", "-pgh_id")[:size]
    return read([(noun, pk) for _at, noun, pk in keys])


def keyed(events: Any, size: int) -> QuerySet[Any]:
    """As ``newest_of`` takes them."""
    noun = Value(events.model.pgh_tracked_model._meta.label, output_field=CharField())
    in_order = events.annotate(noun=noun).order_by("-pgh_created_at", "-pgh_id")
    return in_order.values_list("pgh_created_at", "noun", "pgh_id")[:size]


def oldest_at(nouns: Iterable[Tracked]) -> datetime | None:
    own, *others = [
        noun.pgh_event_model.objects.order_by("pgh_created_at", "pgh_id").values_list("pgh_created_at")[:1]  # type: ignore[attr-defined]
        for noun in nouns
    ]
    return min((at for (at,) in own.union(*others, all=True)), default=None)


def _newest_of(noun: Tracked, wanted: Q, size: int, after: Place | None) -> QuerySet[Any]:
    events: Any = noun.pgh_event_model.objects.filter(wanted)  # type: ignore[attr-defined]
    if after:
        events = events.filter(_comes_after(noun._meta.label, after))
    return keyed(events, size)


def _comes_after(noun: str, after: Place) -> Q:
    """In the order of time, backwards; then of nouns; then of their events, backwards."""
    if noun < after.noun:
        return Q(pgh_created_at__lt=after.at)
    not_later = Q(pgh_created_at__lte=after.at)
    if noun > after.noun:
        return not_later
    return not_later & (Q(pgh_created_at__lt=after.at) | Q(pgh_id__lt=after.pk))


EVENTS_OF_A_NOUN = """
    SELECT %s AS noun, now.pgh_id, now.pgh_obj_id::text, now.pgh_created_at, now.pgh_label,
        to_jsonb(now)::text AS data, to_jsonb(before)::text AS before, context.metadata::text AS context
    FROM {events} AS now
    LEFT JOIN LATERAL (
        SELECT * FROM {events} AS earlier
        WHERE earlier.pgh_obj_id = now.pgh_obj_id AND earlier.pgh_id < now.pgh_id
        ORDER BY earlier.pgh_id DESC LIMIT 1
    ) AS before ON true
    LEFT JOIN pghistory_context AS context ON context.id = now.pgh_context_id
    WHERE now.pgh_id = ANY(%s)
"""


def read(keys: Sequence[tuple[str, int]]) -> list[Event]:
    """The events with these keys, in their order."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for noun, pk in keys:
        wanted[noun].append(pk)
    if not wanted:
        return []
    selects = [EVENTS_OF_A_NOUN.format(events=_table(noun)) for noun in wanted]
    parameters = [parameter for noun, pks in wanted.items() for parameter in (noun, pks)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(selects), parameters)
        found = {(row[0], row[1]): _event(*row) for row in cursor.fetchall()}
    return [found[key] for key in keys]


def _table(noun: str) -> str:
    table: str = apps.get_model(noun).pgh_event_model._meta.db_table
    return table


def _event(*columns: Any) -> Event:
    told, texts = columns[:5], columns[5:]
    return Event(*told, *(text and json.loads(text) for text in texts))
