"""What somebody else has changed since a form was opened, beside what was typed in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from experts.admin.changes import RESTRICTED, tell
from experts.admin.naming import Read
from experts.history.versions import last_changes

MOST = 200  # changes; whoever is further behind looks at the history
TECHNICAL = {"version", "overwrite", "reason"}
Key = tuple[str, str, str]  # a noun, a row, a field; or "" for a whole row


@dataclass
class Compared:
    """``before`` and ``theirs`` are None where they have changed nothing, ``mine`` where nothing is typed."""

    what: str
    by: str = ""
    before: str | None = None
    theirs: str | None = None
    mine: str | None = None


def compare(form: Any, formsets: Sequence[Any], read: Read) -> list[Compared]:
    record = form.instance
    rows = _theirs(form, [formset.model for formset in formsets], read)
    for key, what, text in _mine(record, form, formsets):
        rows.setdefault(key, Compared(what)).mine = text
    return list(rows.values())


def _theirs(form: Any, shown: Iterable[type[Model]], read: Read) -> dict[Key, Compared]:
    seen = form.cleaned_data.get("version")
    number = min(max(form.newer_version - seen, 0), MOST) if seen is not None else 0
    events = last_changes(form.instance, form.parts, number)[::-1] if number else []
    restricted = any(noun in RESTRICTED for noun in shown)
    rows: dict[Key, Compared] = {}
    for change in tell(events, form.instance, read, restricted=restricted):
        row = (change.event.pgh_obj_model, str(change.event.pgh_obj_id))
        if change.kind_key != "update" or change.is_restricted:
            told = "; ".join(f"{each.label}: {each.after or each.before}" for each in change.differences)
            rows[*row, ""] = Compared(f"{change.kind}: {change.what}", change.by, "", told or _("restricted"))
            continue
        for each in change.differences:
            first = rows.get((*row, each.field))
            before = each.before if first is None else first.before
            what = _named(change.what, each.label, form.instance, row[0])
            rows[*row, each.field] = Compared(what, change.by, before, each.after)
    return rows


def _named(noun: str, label: str, record: Model, of: str) -> str:
    return label if of == record._meta.label else f"{noun} · {label}"


def _mine(record: Model, form: Any, formsets: Iterable[Any]) -> Iterable[tuple[Key, str, str]]:
    label = record._meta.label
    for name in form.changed_data:
        if name not in TECHNICAL:
            yield (label, str(record.pk), name), capfirst(str(form[name].label)), _typed(form, name)
    for formset in formsets:
        for row in formset.forms:
            yield from _of_row(row)


def _of_row(form: Any) -> Iterable[tuple[Key, str, str]]:
    noun, pk = form.instance._meta, form.instance.pk
    title = capfirst(str(noun.verbose_name))
    changed = [name for name in form.changed_data if name not in ("id", DELETION_FIELD_NAME)]
    if DELETION_FIELD_NAME in form.changed_data:
        yield (noun.label, form.prefix, ""), f"{title}: {form.instance}", _("removed")
    elif pk is None and changed:
        told = "; ".join(f"{form[name].label}: {_typed(form, name)}" for name in changed)
        yield (noun.label, form.prefix, ""), _("Added: %s") % title, told
    elif pk is not None:
        for name in changed:
            yield (noun.label, str(pk), name), f"{title}: {form.instance} · {form[name].label}", _typed(form, name)


def _typed(form: Any, name: str) -> str:
    value = form.cleaned_data[name] if name in getattr(form, "cleaned_data", {}) else form[name].value()
    field = form.fields[name]
    is_chosen = isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField)
    choices = dict(field.choices) if is_chosen else {}
    values = value if isinstance(value, list | tuple) else [value]
    return ", ".join(_plain(each, choices) for each in values)


def _plain(value: Any, choices: dict[Any, Any]) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {text}" for key, text in value.items())
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return "" if value is None else str(choices.get(value, value))
