"""What was typed about somebody new, when that turns out to be somebody known: the record grows, and loses nothing."""

from typing import Any

from experts.nominations.version.lookup import Lookup
from experts.nominations.version.sections import BLOCKS
from experts.nominations.version.typed import Typed
from experts.text import letters

NAMING = {  # by which a row is the same as one of the record
    "posts": ("title", "agency"),
    "expertise": ("competency",),
    "languages": ("language",),
    "assignments": ("title", "year"),
    "education": ("qualification", "institution"),
    "achievements": ("title",),
    "contacts": ("value",),
}
AS_A_WHOLE = ("basis",)  # a reference belongs to its decree


def join(typed: Typed, record: Typed, lookup: Lookup) -> Typed:
    """``record`` is the record as somebody would have typed it. What was typed wins, where it says anything."""
    joined = {}
    for name, block in BLOCKS.items():
        if name not in record:
            continue
        here = typed.get(name, [] if block.is_many else {})
        joined[name] = _rows(name, here, record[name], lookup) if block.is_many else _over(here, record[name])
    return joined


def complete(kept: Typed, other: Typed, lookup: Lookup) -> Typed:
    """Two versions of one person who is no record yet: what the first says stands, and what it lacks is the other’s."""
    completed = dict(kept)
    for name, block in BLOCKS.items():
        if name in AS_A_WHOLE:
            completed[name] = kept.get(name) if kept.get(name, {}).get("kind") else other.get(name, {})
        elif block.is_many:
            here = kept.get(name, [])
            known = {_key(name, row, lookup) for row in here}
            added = [row for row in other.get(name, []) if _key(name, row, lookup) not in known]
            completed[name] = [*here, *(row | (_not_main(name) if here else {}) for row in added)]
        else:
            completed[name] = _over(kept.get(name, {}), other.get(name, {}))
    return completed


def _rows(name: str, here: list[dict[str, Any]], known: list[dict[str, Any]], lookup: Lookup) -> list[dict[str, Any]]:
    typed = {_key(name, row, lookup): row for row in here}
    same = [_over(typed.pop(_key(name, row, lookup), {}), row) for row in known]
    return same + [row | {"pk": "", **_not_main(name)} for row in typed.values()]


def _over(here: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    return known | {field: value for field, value in here.items() if value and field != "pk"}


def _key(name: str, row: dict[str, Any], lookup: Lookup) -> tuple[Any, ...]:
    if name == "expertise":
        return (lookup.competency(row.get("competency", "")) or letters(row.get("competency", "")),)
    return tuple(letters(row.get(field, "")) for field in NAMING[name])


def _not_main(name: str) -> dict[str, Any]:
    """The record has a main post."""
    return {"is_primary": False} if name == "posts" else {}
