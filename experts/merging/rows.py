"""Rows of two records that say the same: they become one, which has the better of both."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from experts.merging.relations import move, rows_of
from experts.merging.sides import Merge
from experts.models.refolded import Refolded


def fill(mine: Any, other: Any) -> None:
    """What the one doesn’t say, the other may."""
    skipped = {"id", *(mine.derived if isinstance(mine, Refolded) else ())}
    for each in mine._meta.concrete_fields:
        if each.name not in skipped and getattr(mine, each.attname) in (None, "", [], False):
            setattr(mine, each.attname, getattr(other, each.attname))


@dataclass(frozen=True)
class Part:
    """Rows with one ``key`` are the same, unless they contradict each other in one of the columns ``near``."""

    model: type[Model]
    key: Callable[[Any], Hashable]
    near: tuple[str, ...] = ()
    better: Callable[[Any, Any], None] = fill
    tell: Callable[[Any], str] = str
    related: tuple[Any, ...] = ()  # what ``tell`` shows of other nouns

    def pairs_of(self, kept: Model, gone: Model) -> Iterator[tuple[Any, Any]]:
        """One query for both, and one for each kind of other noun."""
        rows = self.model._default_manager.filter(official__in=[kept, gone]).prefetch_related(*self.related)
        sides: tuple[list[Any], list[Any]] = ([], [])
        for row in rows:
            sides[row.official_id == gone.pk].append(row)  # type: ignore[attr-defined]
        yield from self.pairs(*sides)

    def pairs(self, kept: Any, gone: Any) -> Iterator[tuple[Any, Any]]:
        """Each row that goes, with the one that is the same or None."""
        ours: list[Any] = list(kept)
        for other in gone:
            mine = next((one for one in ours if self._are_same(one, other)), None)
            if mine is not None:
                ours.remove(mine)
            yield other, mine

    def _are_same(self, one: Any, other: Any) -> bool:
        pairs = [(getattr(one, name), getattr(other, name)) for name in self.near]
        agree = all(a == b or a is None or b is None for a, b in pairs)
        return agree and self.key(one) == self.key(other)

    def __call__(self, relation: Any, act: Merge) -> None:
        """As a handler: join those that are the same, and move the others."""
        for other, mine in list(self.pairs(rows_of(relation, act.kept), rows_of(relation, act.gone))):
            if mine is not None:
                act.joined[self.model, other.pk] = mine.pk
                self.better(mine, other)
                other.delete()
                mine.save()
        move(relation, act)
