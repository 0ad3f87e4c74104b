"""The rows of the officials with a word, kept for the words asked for lately, and brought in step with every change."""

from collections.abc import Iterable
from datetime import date
from threading import Lock

import numpy as np
from psycopg import sql
from pyroaring import BitMap

from experts.directory.index.order import Order
from experts.directory.index.sources import raw_cursor
from experts.directory.index.texts import Lookup, texts_query

KEPT = 4000
WORTH_PATCHING = 500  # officials at a time; beyond, looking up again takes less time


class Words:
    def __init__(self, order: Order, today: date, rows: dict[Lookup, BitMap] | None = None) -> None:
        self.order, self.today = order, today
        self._rows = rows or {}  # the ones asked for last are last
        self._lock, self._looking = Lock(), Lock()

    def find(self, lookups: Iterable[Lookup]) -> dict[Lookup, BitMap]:
        """The rows for each. Two queries for those that are not in memory."""
        wanted = dict.fromkeys(lookups)
        with self._lock:
            found = {lookup: self._rows.pop(lookup) for lookup in wanted if lookup in self._rows}
            self._rows |= found
        if missing := [lookup for lookup in wanted if lookup not in found]:
            with self._looking:  # one at a time: many may ask for the same word at once
                found |= {lookup: self._rows[lookup] for lookup in missing if lookup in self._rows}
                found |= self._keep(self._look_up([lookup for lookup in missing if lookup not in found]))
        return found

    def _keep(self, found: dict[Lookup, BitMap]) -> dict[Lookup, BitMap]:
        with self._lock:
            self._rows |= found
            while len(self._rows) > KEPT:
                del self._rows[next(iter(self._rows))]
        return found

    def patched(self, officials: list[int], freed: BitMap, order: Order, today: date) -> "Words":
        """The same in an order where the officials left the freed rows, with what their texts are now."""
        if len(officials) > WORTH_PATCHING or not self._rows:
            return Words(order, today)
        with self._lock:
            rows = self._rows.copy()
        rows = {lookup: found - freed if found.intersect(freed) else found for lookup, found in rows.items()}
        with raw_cursor() as cursor:
            cursor.execute(texts_query(today), {"officials": officials, "today": today})
            for official, kind, terms, spaced in cursor:
                if (row := order.row(official)) >= 0:
                    _add(rows, row, kind, frozenset(terms), spaced)
        return Words(order, today, rows)

    def _look_up(self, lookups: list[Lookup]) -> dict[Lookup, BitMap]:
        if not lookups:
            return {}
        rows = {lookup: BitMap() for lookup in lookups}
        queries = [
            sql.SQL("SELECT {}, string_agg(int8send(official), ''::bytea) FROM ({}) AS found").format(n, query)
            for n, lookup in enumerate(lookups)
            for query in lookup.queries(self.today)
        ]
        with raw_cursor() as cursor:
            cursor.execute("SELECT set_config('work_mem', '64MB', true)")  # or else rows are checked one by one
            cursor.execute(sql.SQL(" UNION ALL ").join(queries), binary=True)
            for n, ids in cursor:
                rows[lookups[n]] |= self.order.rows_of(np.frombuffer(ids or b"", ">i8").astype(np.int64))
        return rows


def _add(rows: dict[Lookup, BitMap], row: int, kind: str, terms: frozenset[str], spaced: str) -> None:
    for lookup, found in rows.items():
        if lookup.kind == kind and lookup.holds(terms, spaced):
            rows[lookup] = found | BitMap([row])
