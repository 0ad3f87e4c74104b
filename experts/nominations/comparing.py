"""A nomination, section by section: what it proposes beside the record, or beside somebody who may be that person."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from experts.intake.dossiers import Draft
from experts.models import Nomination, Official, PersonalRecord
from experts.nominations.carrying import columns, record_now
from experts.nominations.version.base_form import column_of
from experts.nominations.version.columns import MODELS, OF_OFFICIAL
from experts.nominations.version.difference import Difference, by_pk, changed_columns, differ, differences
from experts.nominations.version.in_words import Words
from experts.nominations.version.sections import BLOCKS, ELIGIBILITY, GROUNDS, IDENTITY, RECORD, Block, Section

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


class Comparison:
    """Each thing is read once, however much of it a page shows."""

    def __init__(self, nomination: Nomination, beside: Draft | None = None) -> None:
        """``beside`` is, for a new expert, the record or the version of somebody who may be the same person."""
        self.nomination, self.words = nomination, Words()
        self.is_change = nomination.kind == Nomination.Kind.CHANGE
        self.right = columns(nomination) if nomination.has_version else {}
        self.left = record_now(nomination) if self.is_change else beside or {}

    @cached_property
    def changes(self) -> list[Difference]:
        """Of a record; somebody new changes nothing."""
        return differences(self.nomination.base, self.right, self.left, self.words) if self.is_change else []

    @property
    def parts(self) -> list[Part]:
        changed = _by_block(self.changes, self.right)
        parts = [
            Part(section, [line for block in section.blocks for line in (*changed[block.name], *self._others(block))])
            for section in RECORD
        ]
        return [part for part in parts if part.lines]

    @property
    def grounds(self) -> list[Part]:
        """Eligibility and legal basis; a record that exists has shown both."""
        if self.nomination.kind != Nomination.Kind.NEW:
            return []
        return [Part(one, [line for block in one.blocks for line in _stated(block, self.right)]) for one in GROUNDS]

    def _others(self, block: Block) -> Iterator[Line]:
        compare = _rows_beside if block.is_many else _fields_beside
        if not self.is_change:
            return compare(block, self.left, self.right, self.words)
        same = _same_rows if block.is_many else _same_fields
        return same(block, self.nomination.base, self.left, self.right, self.words)


def _by_block(found: Iterable[Difference], right: Draft) -> defaultdict[str, list[Line]]:
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


def _same_fields(block: Block, base: Draft, now: Draft, right: Draft, words: Words) -> Iterator[Line]:
    """What the change leaves as it is in the record by now."""
    source = _source(block)
    was, wanted = base.get(source, {}), right.get(source, {})
    for line, column in _fields(block, now, now, words):
        if not differ(was.get(column), wanted.get(column)):
            yield line


def _same_rows(block: Block, base: Draft, now: Draft, right: Draft, words: Words) -> Iterator[Line]:
    name, model = block.name, MODELS[block.name]
    was, wanted = by_pk(base.get(name, [])), right.get(name, [])
    numbers = {row.get("pk"): number for number, row in enumerate(wanted)}
    for row in now.get(name, []):
        before, number = was.get(row["pk"]), numbers.get(row["pk"])
        if before is None or (number is not None and not changed_columns(name, before, wanted[number])):
            told = words.row(model, row)
            yield Line(words.part(model), told, told, SAME, "" if number is None else f"{name}-{number}")


def _fields_beside(block: Block, left: Draft, right: Draft, words: Words) -> Iterator[Line]:
    yield from (line for line, _column in _fields(block, left, right, words))


def _fields(block: Block, left: Draft, right: Draft, words: Words) -> Iterator[tuple[Line, str]]:
    here, there = left.get(_source(block), {}), right.get(_source(block), {})
    model: Any = PersonalRecord if block is IDENTITY else Official
    for name, field in block.form.base_fields.items():
        column = column_of(name, field)
        one, other = (words.show(model, column, each.get(column)) for each in (here, there))
        if one or other:
            yield Line(words.label(model, column), one, other, _state(one, other), f"{block.name}-{name}"), column


def _rows_beside(block: Block, left: Draft, right: Draft, words: Words) -> Iterator[Line]:
    name, model, what = block.name, MODELS[block.name], words.part(MODELS[block.name])
    theirs = [words.row(model, row) for row in left.get(name, [])]
    for number, row in enumerate(right.get(name, [])):
        told = words.row(model, row)
        one = told if told in theirs else ""
        theirs = [each for each in theirs if each != one]
        yield Line(what, one, told, _state(one, told), f"{name}-{number}")
    yield from (Line(what, one, "", REMOVED) for one in theirs)


def _stated(block: Block, told: Draft) -> Iterator[Line]:
    given = told.get(block.name, {})
    for name, field in block.form.base_fields.items():
        value = given.get(name)
        if block is ELIGIBILITY and name != "recommended_by":
            value = _("yes") if value else _("no")
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
