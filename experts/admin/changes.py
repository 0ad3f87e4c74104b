"""The events of a history, told in words."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Field, ForeignKey, Model, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pghistory.models import Events

from experts.admin import merged
from experts.admin.choosing import find
from experts.models import User

KINDS = {"insert": _("Added"), "update": _("Changed"), "delete": _("Removed")}
DERIVED = {"folded", "folded_name", "sort_key", "created_at", "published_at", "updated_at"}
NAMING = ("title", "text", "competency_id", "language_id", "qualification", "value", "role", "agency_id", "type")

Read = Callable[[type[Model]], QuerySet[Any]]


@dataclass(frozen=True)
class Difference:
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


def tell(events: list[Events], record: Model, read: Read) -> list[Change]:
    """The events in words. What they refer to is looked up with one query for each noun, through ``read``."""
    values = [(columns_of(event).get(key), value) for event in events for key, value in event.pgh_data.items()]
    values += [(field, old) for event in events for field, old, _new in differences_of(event, record)]
    names = Names(read)
    for field, value in values:
        names.want(field, value)
    names.want_user(event.pgh_context for event in events)
    return [change for event in events if (change := _in_words(event, record, names))]


def _in_words(event: Events, record: Model, names: "Names") -> Change | None:
    differences = [
        Difference(capfirst(str(field.verbose_name)), names.show(field, old), names.show(field, new))
        for field, old, new in differences_of(event, record)
    ]
    merge = merged.kind_of(event, record, says_something=bool(differences))
    if event.pgh_label == "update" and not differences and not merge:
        return None  # a save that changed nothing but the time
    columns = columns_of(event)
    what = capfirst(str(apps.get_model(event.pgh_obj_model)._meta.verbose_name))
    if event.pgh_obj_model != record._meta.label:
        name = next((names.show(columns[key], event.pgh_data[key]) for key in NAMING if event.pgh_data.get(key)), "")
        what = f"{what}: {name}" if name else what
    elif merge:
        what, differences = f"{what}: {merged.name_in(event)}", []
    kind = merge or str(KINDS[event.pgh_label])
    return Change(event.pgh_created_at, names.user(event.pgh_context), kind, what, differences)


def columns_of(event: Events) -> dict[str, Field]:
    return {field.column: field for field in apps.get_model(event.pgh_obj_model)._meta.concrete_fields}


def differences_of(event: Events, record: Model) -> Iterator[tuple[Field, Any, Any]]:
    """Each changed field with what was and what is there, leaving out what follows from other fields."""
    if event.pgh_label == "update":
        pairs = (event.pgh_diff or {}).items()
    else:
        sides = (lambda value: (None, value)) if event.pgh_label == "insert" else (lambda value: (value, None))
        pairs = ((key, sides(value)) for key, value in event.pgh_data.items() if value not in (None, "", [], {}))
    changed = dict(pairs)
    for column, field in columns_of(event).items():
        follows = field.primary_key or field.name in DERIVED or field.related_model is type(record)
        if column in changed and not follows:
            yield field, *changed[column]


class Names:
    """What the values in a history are called."""

    def __init__(self, read: Read) -> None:
        self.read = read
        self.wanted: dict[type[Model], set[Any]] = defaultdict(set)
        self.found: dict[type[Model], dict[str, Model]] = {}

    def want(self, field: Field | None, value: Any) -> None:
        if isinstance(field, ForeignKey) and value is not None:
            self.wanted[field.related_model].add(value)

    def want_user(self, contexts: Iterator[dict[str, Any] | None]) -> None:
        self.wanted[User] |= {context["user"] for context in contexts if context and context.get("user")}

    def of(self, model: type[Model], key: Any) -> str:
        if model not in self.found:
            self.found[model] = find(self.read(model), self.wanted[model])
        return str(self.found[model].get(str(key), key))

    def user(self, context: dict[str, Any] | None) -> str:
        if (context or {}).get("action") == "heed":
            return gettext("The official")  # through a link, whoever is signed in where it was opened
        key = (context or {}).get("user")
        return self.of(User, key) if key else gettext("The system")

    def show(self, field: Field, value: Any) -> str:
        if value in (None, "", [], {}):
            return ""
        if isinstance(field, ForeignKey):
            return self.of(field.related_model, value)
        if isinstance(value, bool):
            return gettext("Yes") if value else gettext("No")
        if isinstance(value, dict):
            return "; ".join(f"{key}: {text}" for key, text in value.items())
        labels = dict(getattr(field, "base_field", field).flatchoices)
        return ", ".join(str(labels.get(item, item)) for item in (value if isinstance(value, list) else [value]))
