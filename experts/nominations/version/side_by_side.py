"""Two versions of a person, line by line: what stands here and there, and whether it is the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from experts.intake.dossiers import Draft
from experts.models import Official, PersonalRecord
from experts.nominations.version.base_form import column_of
from experts.nominations.version.columns import MODELS, OF_OFFICIAL
from experts.nominations.version.difference import Difference, by_pk, changed_columns, differ
from experts.nominations.version.fields import Day
from experts.nominations.version.in_words import Words
from experts.nominations.version.sections import BLOCKS, ELIGIBILITY, IDENTITY, Block, Section

ADDED, REMOVED, CHANGED, SAME = "added", "removed", "changed", "same"


@dataclass(frozen=True)
class Line:
    """``left`` is the record, or the other person; ``key`` names it for whoever is to mend it."""

    what: str
    left: str
    right: str
    state: str
    key: str = ""
    now: str | None = None  # where the record is no longer as it was when the change began


@dataclass(frozen=True)
class Part:
    section: Section
    lines: list[Line]

    @property
    def changed(self) -> list[Line]:
        return [line for line in self.lines if line.state != SAME]

    @property
    def same(self) -> list[Line]:
        return [line for line in self.lines if line.state == SAME]


def by_block(found: Iterable[Difference], right: Draft) -> defaultdict[str, list[Line]]:
    lines: defaultdict[str, list[Line]] = defaultdict(list)
    for one in found:
        name, *rest = one.key.split(":")
        block = BLOCKS[name] if rest else _block_of(name)
        state = CHANGED if one.before and one.after else ADDED if one.after else REMOVED
        key = _row_key(name, rest, right) if rest else f"{block.name}-{_field_of(block, name)}"
        lines[block.name].append(Line(one.what, one.before, one.after, state, key, one.now))
    return lines


def _row_key(name: str, rest: list[str], right: Draft) -> str:
    """Rows are proposed in the order in which they were typed."""
    if rest[0].startswith("new-"):
        return f"{name}-{rest[0].removeprefix('new-')}"
    numbers = {str(row.get("pk")): number for number, row in enumerate(right.get(name, []))}
    if rest[0] not in numbers:
        return ""
    field = _field_of(BLOCKS[name], rest[1]) if len(rest) > 1 else ""
    return "-".join(filter(None, [name, str(numbers[rest[0]]), field]))


def same_fields(block: Block, base: Draft, now: Draft, right: Draft, words: Words) -> Iterator[Line]:
    """What the change leaves as it is in the record by now."""
    source = _source(block)
    was, wanted = base.get(source, {}), right.get(source, {})
    for line, column in _fields(block, now, now, words):
        if not differ(was.get(column), wanted.get(column)):
            yield line


def same_rows(block: Block, base: Draft, now: Draft, right: Draft, words: Words) -> Iterator[Line]:
    name, model = block.name, MODELS[block.name]
    was, wanted = by_pk(base.get(name, [])), right.get(name, [])
    numbers = {row.get("pk"): number for number, row in enumerate(wanted)}
    for row in now.get(name, []):
        before, number = was.get(row["pk"]), numbers.get(row["pk"])
        if before is None or (number is not None and not changed_columns(name, before, wanted[number])):
            told = words.row(model, row)
            yield Line(words.part(model), told, told, SAME, "" if number is None else f"{name}-{number}")


def fields_beside(block: Block, left: Draft, right: Draft, words: Words) -> Iterator[Line]:
    yield from (line for line, _column in _fields(block, left, right, words))


def _fields(block: Block, left: Draft, right: Draft, words: Words) -> Iterator[tuple[Line, str]]:
    here, there = left.get(_source(block), {}), right.get(_source(block), {})
    model: Any = PersonalRecord if block is IDENTITY else Official
    for name, field in block.form.base_fields.items():
        column = column_of(name, field)
        one, other = (words.show(model, column, each.get(column)) for each in (here, there))
        if one or other:
            yield Line(words.label(model, column), one, other, _state(one, other), f"{block.name}-{name}"), column


def rows_beside(block: Block, left: Draft, right: Draft, words: Words) -> Iterator[Line]:
    name, model, what = block.name, MODELS[block.name], words.part(MODELS[block.name])
    theirs = [words.row(model, row) for row in left.get(name, [])]
    for number, row in enumerate(right.get(name, [])):
        told = words.row(model, row)
        one = told if told in theirs else ""
        theirs = [each for each in theirs if each != one]
        yield Line(what, one, told, _state(one, told), f"{name}-{number}")
    yield from (Line(what, one, "", REMOVED) for one in theirs)


def stated(block: Block, told: Draft) -> Iterator[Line]:
    given = told.get(block.name, {})
    for name, field in block.form.base_fields.items():
        value = given.get(name)
        if block is ELIGIBILITY and name != "recommended_by":
            value = _("yes") if value else _("no")
        if isinstance(field, Day) and value:
            value = date_format(date.fromisoformat(value))
        value = dict(getattr(field, "choices", [])).get(value, value)
        if value:
            yield Line(str(field.label), "", str(value), ADDED, f"{block.name}-{name}")


def _state(one: str, other: str) -> str:
    if one == other:
        return SAME
    return CHANGED if one and other else ADDED if other else REMOVED


def _source(block: Block) -> str:
    return "official" if block in OF_OFFICIAL else block.name


def _block_of(column: str) -> Block:
    return next(block for block in (*OF_OFFICIAL, IDENTITY) if _field_of(block, column))


def _field_of(block: Block, column: str) -> str:
    fields = block.form.base_fields
    named = next((name for name, field in fields.items() if column_of(name, field) == column), "")
    return named or (column.removesuffix("_id") if column.removesuffix("_id") in fields else "")
