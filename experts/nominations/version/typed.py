"""Between what somebody types, how it is kept, and forms that hold it. Nothing that was typed is lost on the way."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from experts.nominations.version.lookup import Lookup
from experts.nominations.version.rows import MOST, formset_of
from experts.nominations.version.sections import Block, Section
from experts.text import letters, printable

Typed = dict[str, Any]  # by block: {field: text}, or a list of such


def read(section: Section, data: Mapping[str, Any], lookup: Lookup, *, without: str = "") -> Typed:
    """What was sent for the section, right or wrong.

    Rows in which nobody wrote anything are left out, and so is the one that has the prefix ``without``.
    """
    return {block.name: _read(block, data, lookup, without) for block in section.blocks}


def of(section: Section, typed: Typed) -> Typed:
    """The section’s part of a version."""
    return {block.name: typed.get(block.name, _nothing(block)) for block in section.blocks}


def digest(typed: Typed) -> str:
    """Tells whether two versions of something are the same."""
    return sha256(json.dumps(typed, sort_keys=True).encode()).hexdigest()[:20]


def names_in(typed: Typed) -> list[str]:
    """Under which the person of a version may be known."""
    person = typed.get("person", {})
    told = [person.get("name", ""), person.get("name_local", ""), *person.get("other_names", "").splitlines()]
    return [name for name in told if letters(name)]


def show(block: Block, typed: Typed, lookup: Lookup, *, blank: int = 0) -> Any:
    """The block’s form, or forms and so many for new rows, with what was typed and without judging it."""
    content = typed.get(block.name, _nothing(block))
    if not block.is_many:
        return block.form(initial=content, prefix=block.name, lookup=lookup)
    forms_of_block = formset_of(block)(initial=content, prefix=block.name, form_kwargs={"lookup": lookup})
    forms_of_block.extra = blank
    return forms_of_block


def judge(block: Block, typed: Typed, lookup: Lookup) -> Any:
    """The same as if it had been sent just now."""
    content = typed.get(block.name, _nothing(block))
    if not block.is_many:
        data = _sent(block.form, content, block.name)
        return block.form(MultiValueDict(data), prefix=block.name, lookup=lookup)
    data = {f"{block.name}-TOTAL_FORMS": [str(len(content))], f"{block.name}-INITIAL_FORMS": ["0"]}
    for number, row in enumerate(content):
        data |= _sent(block.form, row, f"{block.name}-{number}")
    made = formset_of(block)(MultiValueDict(data), prefix=block.name, form_kwargs={"lookup": lookup})
    for form in made.forms:
        form.empty_permitted = False
    return made


def _nothing(block: Block) -> Any:
    return [] if block.is_many else {}


def _read(block: Block, data: Mapping[str, Any], lookup: Lookup, without: str) -> Any:
    fields = block.form(lookup=lookup).fields
    if not block.is_many:
        return _values(fields, data, block.name)
    prefixes = (f"{block.name}-{number}" for number in range(_number_of_rows(block, data)))
    rows = (_values(fields, data, prefix) for prefix in prefixes if prefix != without)
    return [row for row in rows if _says_something(block, row)]


def _number_of_rows(block: Block, data: Mapping[str, Any]) -> int:
    told = data.get(f"{block.name}-TOTAL_FORMS", "")
    return min(int(told), MOST) if told.isdecimal() and len(told) < 6 else 0


def _values(fields: Mapping[str, forms.Field], data: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    return {
        name: _kept(field.widget.value_from_datadict(data, {}, f"{prefix}-{name}")) for name, field in fields.items()
    }


def _kept(value: Any) -> Any:
    if isinstance(value, list):
        return [printable(one) for one in value]
    return printable(value.replace("\r\n", "\n")) if isinstance(value, str) else value or ""


def _says_something(block: Block, row: Mapping[str, Any]) -> bool:
    return any(value for name, value in row.items() if name not in block.form.preset and name != "pk")


def _sent(form: Any, content: Mapping[str, Any], prefix: str) -> dict[str, list[str]]:
    """As a browser would send it."""
    sent: dict[str, list[str]] = {}
    for name in form.base_fields:
        value = content.get(name, "")
        if value is True:
            sent[f"{prefix}-{name}"] = ["on"]
        elif value:
            sent[f"{prefix}-{name}"] = value if isinstance(value, list) else [value]
    return sent
