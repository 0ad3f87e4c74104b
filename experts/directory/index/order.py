"""Where each official stands: row numbers in the order of names, so that a deep page costs what the first one costs.

Whoever comes in or is renamed after the index was built gets a row behind all others and is merged in when a page is
cut; there are few of these, or else the index is built anew.
"""

from bisect import insort
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import numpy as np
from pyroaring import BitMap

from experts.directory.index.sources import Ids, raw_cursor

NOBODY = -1
ROOM = 10_000  # for keys beyond the highest, so that not every new official makes the table of rows grow
PAIR = np.dtype([("official", ">i8"), ("sorted_by", ">i8")])
PUBLISHED, EVERYBODY = "status = 'published'", "true"  # of whom an index knows
BUILD = """
    SELECT string_agg(int8send(id) || int8send(hash_record_extended(ROW(sort_key), 0)), ''::bytea ORDER BY sort_key, id)
    FROM experts_official WHERE {whom}
"""
# Of each changed official whom the index knows: the sort key, and the one who stands before.
PLACES = """
    SELECT o.id, o.sort_key, hash_record_extended(ROW(o.sort_key), 0), (
        SELECT b.id FROM experts_official b
        WHERE {whom} AND (b.sort_key, b.id) < (o.sort_key, o.id)
        ORDER BY b.sort_key DESC, b.id DESC LIMIT 1
    )
    FROM experts_official o WHERE {whom} AND o.id = ANY(%s) ORDER BY o.sort_key, o.id
"""


@dataclass(frozen=True, order=True)
class Late:
    """An official who came later. ``after`` is the number of rows of the first build that stand before."""

    after: int
    sort_key: bytes
    official: int
    row: int = field(compare=False)


class Order:
    """``officials`` has the key of the official of each row, ``sorted_by`` a hash of what it was sorted by."""

    def __init__(self, officials: Ids, sorted_by: Ids, whom: str) -> None:
        self.officials, self.sorted_by, self.whom = officials, sorted_by, whom
        self.added: list[tuple[int, int]] = []
        self.late: dict[int, Late] = {}
        self.late_in_order: list[Late] = []
        self.rows = np.full(int(officials.max(initial=0)) + ROOM, NOBODY, dtype=np.int32)
        self.rows[officials] = np.arange(len(officials), dtype=np.int32)

    def copy(self) -> "Order":
        """One that can be changed while others still read this."""
        twin = copy(self)
        twin.added, twin.late, twin.late_in_order = self.added.copy(), self.late.copy(), self.late_in_order.copy()
        twin.rows = self.rows.copy()
        return twin

    def rows_of(self, officials: Ids) -> BitMap:
        """The rows of those of the officials who have one."""
        rows = self.rows[officials[officials < len(self.rows)]]
        return BitMap(rows[rows != NOBODY].astype(np.uint32))

    def row(self, official: int) -> int:
        return int(self.rows[official]) if official < len(self.rows) else NOBODY

    def official(self, row: int) -> int:
        first = len(self.officials)
        return int(self.officials[row]) if row < first else self.added[row - first][0]

    def place(self, official: int, sort_key: bytes, sorted_by: int, before: int | None) -> None:
        """Give the official a row, unless it has the right one. Whoever stands before must have been placed."""
        if (row := self.row(official)) != NOBODY:
            if self._sorted_by(row) == sorted_by:
                return
            self.remove(official)
        row = len(self.officials) + len(self.added)
        self.added.append((official, sorted_by))
        late = self.late[official] = Late(self._after(before), sort_key, official, row)
        insort(self.late_in_order, late)
        if official >= len(self.rows):
            self.rows = np.pad(self.rows, (0, official + ROOM - len(self.rows)), constant_values=NOBODY)
        self.rows[official] = row

    def remove(self, official: int) -> None:
        if self.row(official) != NOBODY:
            self.rows[official] = NOBODY
        if late := self.late.pop(official, None):
            self.late_in_order.remove(late)

    def _sorted_by(self, row: int) -> int:
        first = len(self.officials)
        return int(self.sorted_by[row]) if row < first else self.added[row - first][1]

    def _after(self, before: int | None) -> int:
        if before is None:
            return 0
        return self.late[before].after if before in self.late else self.row(before) + 1

    def cut(self, rows: BitMap, start: int, stop: int) -> list[int]:
        """The officials from ``start`` to before ``stop`` among those in the rows, in the order of names."""
        late = [one for one in self.late_in_order if one.row in rows]
        first_rows = rows - BitMap(one.row for one in late) if late else rows
        places = {(first_rows.rank(one.after - 1) if one.after else 0) + n: one for n, one in enumerate(late)}
        skipped = sum(place < start for place in places)
        others = iter(first_rows[start - skipped : stop - skipped])
        return list(_merged(places, map(self.official, others), range(start, stop)))


def _merged(places: dict[int, Late], others: Iterator[int], wanted: range) -> Iterator[int]:
    for place in wanted:
        if place in places:
            yield places[place].official
        else:
            yield from islice(others, 1)


def build(whom: str = PUBLISHED) -> Order:
    with raw_cursor() as cursor:
        row: Any = cursor.execute(BUILD.format(whom=whom), binary=True).fetchone()
    pairs = np.frombuffer(row[0] or b"", PAIR)
    return Order(pairs["official"].astype(np.int64), pairs["sorted_by"].astype(np.int64), whom)


def patched(order: Order, officials: list[int]) -> Order:
    """The order with the officials where they stand now, or without them."""
    order = order.copy()
    with raw_cursor() as cursor:
        places = cursor.execute(PLACES.format(whom=order.whom), [officials], binary=True).fetchall()
    for official in set(officials) - {official for official, *_ in places}:
        order.remove(official)
    for place in places:
        order.place(*place)
    return order
