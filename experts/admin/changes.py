"""The events of a history, told in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Field, Model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from pghistory.models import Events

from experts.admin import merged, sources
from experts.admin.naming import Names, Read
from experts.history.listing import Event
from experts.models import Contact, Document, PersonalRecord

KINDS = {"insert": _("Added"), "update": _("Changed"), "delete": _("Removed")}
DERIVED = {"folded", "folded_name", "sort_key", "created_at", "published_at", "updated_at"}
NAMING = (
    *("name", "title", "text", "competency_id", "language_id", "qualification", "value", "role", "agency_id", "type"),
    *("email", "slug", "code"),
)

RESTRICTED: tuple[type[Model], ...] = (Contact, Document, PersonalRecord)  # told to who asks, and that is recorded

Told = Events | Event


@dataclass(frozen=True)
class Difference:
    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    at: datetime
    by: str
    kind: str
    what: str
    differences: list[Difference]
    event: Told
    is_restricted: bool = False

    @property
    def kind_key(self) -> str:
        return self.event.pgh_label

    @property
    def at_exactly(self) -> str:
        return self.at.isoformat()

    @property
    def where(self) -> str:
        return sources.where(self.event.pgh_context)

    @property
    def act(self) -> str:
        return sources.act(self.event.pgh_context)

    @property
    def reason(self) -> str:
        return sources.reason(self.event.pgh_context)


def tell(events: Sequence[Told], record: Model | None, read: Read, *, restricted: bool = False) -> list[Change]:
    """The events in words. What they refer to is looked up with one query for each noun, through ``read``.

    What belongs to the ``record`` is told without naming it; what is restricted only if that is asked for.
    """
    told = [event for event in events if restricted or not is_restricted(event)]
    values = [(columns_of(event).get(key), value) for event in told for key, value in event.pgh_data.items()]
    values += [(field, old) for event in told for field, old, _new in differences_of(event, record)]
    names = Names(read)
    for field, value in values:
        names.want(field, value)
    names.want_user(event.pgh_context for event in events)
    changes = (_in_words(event, record, names) if event in told else _withheld(event, names) for event in events)
    return [change for change in changes if change]


def is_restricted(event: Told) -> bool:
    return apps.get_model(event.pgh_obj_model) in RESTRICTED


def _in_words(event: Told, record: Model | None, names: "Names") -> Change | None:
    differences = [
        Difference(field.name, capfirst(str(field.verbose_name)), names.show(field, old), names.show(field, new))
        for field, old, new in differences_of(event, record)
    ]
    merge = merged.kind_of(event, record, says_something=bool(differences))
    if event.pgh_label == "update" and not differences and not merge:
        return None  # a save that changed nothing but the time
    columns = columns_of(event)
    what = _noun(event)
    if record is None or event.pgh_obj_model != record._meta.label:
        name = next((names.show(columns[key], event.pgh_data[key]) for key in NAMING if event.pgh_data.get(key)), "")
        what = f"{what}: {name}" if name else what
    elif merge:
        what, differences = f"{what}: {merged.name_in(event)}", []
    kind = merge or _kind(event)
    return Change(event.pgh_created_at, names.user(event.pgh_context), kind, what, differences, event)


def _withheld(event: Told, names: "Names") -> Change:
    who = names.user(event.pgh_context)
    return Change(event.pgh_created_at, who, _kind(event), _noun(event), [], event, is_restricted=True)


def _noun(event: Told) -> str:
    return capfirst(str(apps.get_model(event.pgh_obj_model)._meta.verbose_name))


def _kind(event: Told) -> str:
    return str(KINDS[event.pgh_label])


def columns_of(event: Told) -> dict[str, Field]:
    return {field.column: field for field in apps.get_model(event.pgh_obj_model)._meta.concrete_fields}


def differences_of(event: Told, record: Model | None) -> Iterator[tuple[Field, Any, Any]]:
    """Each changed field with what was and what is there, leaving out what follows from other fields."""
    if event.pgh_label == "update":
        pairs = (event.pgh_diff or {}).items()
    else:
        sides = (lambda value: (None, value)) if event.pgh_label == "insert" else (lambda value: (value, None))
        pairs = ((key, sides(value)) for key, value in event.pgh_data.items() if value not in (None, "", [], {}))
    changed = dict(pairs)
    is_part = record is not None and event.pgh_obj_model != record._meta.label
    for column, field in columns_of(event).items():
        follows = field.primary_key or field.name in DERIVED or (is_part and field.related_model is type(record))
        if column in changed and not follows:
            yield field, *changed[column]
