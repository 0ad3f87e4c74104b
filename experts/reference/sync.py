"""Bringing rows of the database in step with rows of a file, without touching what people have edited."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from experts.models.refolded import Refolded

SOURCE = "reference"

Values = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What happened to the rows of one model: numbers, and the names of those kept as people edited them."""

    created: int
    changed: int
    kept: tuple[str, ...]


def sync(model: type[models.Model], rows: Iterable[Values], *, key: tuple[str, ...]) -> Outcome:
    """Create missing rows and update changed ones, found by the ``key`` columns; a second run writes nothing."""
    existing = {tuple(getattr(obj, name) for name in key): obj for obj in model._default_manager.all()}
    new, changed, fields = [], [], set()
    for row in rows:
        obj = existing.get(tuple(row[name] for name in key))
        if obj is None:
            new.append(model(**row))
        elif different := {name for name, value in row.items() if getattr(obj, name) != value}:
            changed.append((obj, row))
            fields |= different
    kept = _edited_by_people(model, [obj.pk for obj, _ in changed])
    updates = [_assign(obj, row) for obj, row in changed if obj.pk not in kept]
    for obj in [*new, *updates]:
        if isinstance(obj, Refolded):
            obj.refold()
    model._default_manager.bulk_create(new)
    if updates:
        derived = model.derived if issubclass(model, Refolded) else set()
        model._default_manager.bulk_update(updates, sorted(fields | derived))
    return Outcome(len(new), len(updates), tuple(str(obj) for obj, _ in changed if obj.pk in kept))


def _assign(obj: models.Model, row: Values) -> models.Model:
    for name, value in row.items():
        setattr(obj, name, value)
    return obj


def _edited_by_people(model: Any, pks: list[Any]) -> set[Any]:
    """Those whose history shows a change that did not come from the reference files."""
    changes = model.pgh_event_model.objects.filter(pgh_obj_id__in=pks).values_list(
        "pgh_obj_id", "pgh_context__metadata"
    )
    return {pk for pk, context in changes if (context or {}).get("source") != SOURCE}
