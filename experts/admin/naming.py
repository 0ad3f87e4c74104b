"""What the values in a history are called."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Field, ForeignKey, Model, QuerySet
from django.utils.translation import gettext

from experts.admin.choosing import find
from experts.models import User

Read = Callable[[type[Model]], QuerySet[Any]]
Context = dict[str, Any] | None


class Names:
    """Looked up with one query for each noun, through ``read``, when the first name of it is asked for."""

    def __init__(self, read: Read) -> None:
        self.read = read
        self.wanted: dict[type[Model], set[Any]] = defaultdict(set)
        self.found: dict[type[Model], dict[str, Model]] = {}

    def want(self, field: Field | None, value: Any) -> None:
        if isinstance(field, ForeignKey) and value is not None:
            self.wanted[field.related_model].add(value)

    def want_user(self, contexts: Iterable[Context]) -> None:
        self.wanted[User] |= {key for context in contexts if (key := _who(context))}

    def of(self, model: type[Model], key: Any) -> str:
        if model not in self.found:
            self.found[model] = find(self.read(model), self.wanted[model])
        return str(self.found[model].get(str(key), key))

    def user(self, context: Context) -> str:
        if context is None:
            return gettext("Unknown")
        if context.get("action") == "heed":
            return gettext("The official")  # through a link, whoever is signed in where it was opened
        key = _who(context)
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


def _who(context: Context) -> Any:
    return (context or {}).get("user") or (context or {}).get("by")
