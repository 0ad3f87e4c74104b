"""A nomination, section by section: what it proposes beside the record, or beside somebody who may be that person."""

from collections.abc import Iterator
from functools import cached_property

from experts.intake.dossiers import Draft
from experts.models import Nomination
from experts.nominations.carrying import columns, record_now
from experts.nominations.version.difference import Difference, differences
from experts.nominations.version.in_words import Words
from experts.nominations.version.sections import GROUNDS, RECORD, Block
from experts.nominations.version.side_by_side import (
    Line,
    Part,
    by_block,
    fields_beside,
    rows_beside,
    same_fields,
    same_rows,
    stated,
)


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
        changed = by_block(self.changes, self.right)
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
        return [Part(one, [line for block in one.blocks for line in stated(block, self.right)]) for one in GROUNDS]

    def _others(self, block: Block) -> Iterator[Line]:
        compare = rows_beside if block.is_many else fields_beside
        if not self.is_change:
            return compare(block, self.left, self.right, self.words)
        same = same_rows if block.is_many else same_fields
        return same(block, self.nomination.base, self.left, self.right, self.words)
