"""The bitmaps: for each key, the rows of the officials who have it."""

from collections.abc import Iterable
from copy import copy
from datetime import date

import numpy as np
from pyroaring import BitMap

from experts.directory.index import order as orders
from experts.directory.index.order import Order
from experts.directory.index.sources import SOURCES, Key, read

NONE = BitMap()
KEPT_UNIONS = 2000


class Facets:
    """Everybody whom the index knows, and who has which key. Nothing of it may be changed: others are reading it."""

    def __init__(self, order: Order, today: date) -> None:
        self.order, self.today = order, today
        self.everybody = BitMap()
        self._bitmaps: dict[Key, BitMap] = {}
        self._unions: dict[frozenset[Key], BitMap] = {}
        self._values: dict[str, dict[object, BitMap]] = {}

    def having(self, facet: str, value: object) -> BitMap:
        return self._bitmaps.get((facet, value), NONE)

    def having_any(self, keys: Iterable[Key]) -> BitMap:
        """The union, kept until one of its parts changes."""
        wanted = frozenset(keys)
        if len(wanted) == 1:
            return self.having(*next(iter(wanted)))
        if (union := self._unions.get(wanted)) is None:
            if len(self._unions) >= KEPT_UNIONS:
                self._unions.clear()
            union = self._unions[wanted] = BitMap.union(NONE, *(self.having(*key) for key in wanted))
        return union

    def values(self, facet: str) -> dict[object, BitMap]:
        if facet not in self._values:
            self._values[facet] = {value: rows for (name, value), rows in self._bitmaps.items() if name == facet}
        return self._values[facet]

    def patched(self, officials: list[int], today: date) -> "Facets":
        """The same with what the officials have now."""
        keys = np.array(officials, dtype=np.int64)
        before = self.order.rows_of(keys)
        facets = copy(self)
        facets._values = {}
        facets.today = today
        facets.order = orders.patched(self.order, officials)
        facets.everybody = (self.everybody - before) | facets.order.rows_of(keys)
        touched = {key for key, rows in self._bitmaps.items() if rows.intersect(before)}
        facets._bitmaps = self._bitmaps | {key: self._bitmaps[key] - before for key in touched}
        touched |= facets._read(officials)
        facets._unions = {keys: rows for keys, rows in self._unions.copy().items() if keys.isdisjoint(touched)}
        return facets

    def _read(self, officials: list[int] | None = None) -> set[Key]:
        """Add what is read from the database; return the keys of it."""
        found: dict[Key, list[BitMap]] = {}
        for source in SOURCES:
            for keys, ids in read(source, self.today, officials):
                if rows := self.order.rows_of(ids):
                    for key in keys:
                        found.setdefault(key, []).append(rows)
        for key, parts in found.items():
            self._bitmaps[key] = BitMap.union(self.having(*key), *parts)
        return set(found)


def build(today: date, whom: str) -> Facets:
    facets = Facets(orders.build(whom), today)
    facets.everybody = facets.order.rows_of(facets.order.officials)
    facets._read()
    return facets
