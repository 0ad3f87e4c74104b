"""Which of the officials found come first.

An order is a list of groups of rows, the best first; within each, officials stand in the order of their names.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import cast

from pyroaring import BitMap

from experts.directory.criteria import Criteria
from experts.directory.finding import Found, Matches, at_least
from experts.directory.index.facets import Facets
from experts.directory.index.keeper import Index
from experts.directory.index.order import Order
from experts.directory.matching import all_of, any_of
from experts.models import Expertise


def cut(groups: Iterator[BitMap], order: Order, start: int, stop: int) -> list[int]:
    """The officials from ``start`` to before ``stop``."""
    officials: list[int] = []
    for rows in groups:
        if stop <= 0:
            break
        if start < len(rows):
            officials += order.cut(rows, max(start, 0), min(stop, len(rows)))
        start, stop = start - len(rows), stop - len(rows)
    return officials


def groups(criteria: Criteria, kept: BitMap, found: Found, index: Index) -> Iterator[BitMap]:
    if criteria.order == "updated":
        return _lately_confirmed(kept, index.facets)
    if criteria.order == "relevance":
        courtesies = _by_place(found.courtesies)[1:2]
        return _split(kept, [*_by_place(found.matches), *courtesies, *_by_skill(criteria, found.matches, index)])
    return iter([kept])


def _split(rows: BitMap, signals: Sequence[BitMap]) -> Iterator[BitMap]:
    """Those with the first signal before those without, among these those with the second, and so on."""
    if not rows:
        return
    if not signals:
        yield rows
        return
    first, *others = signals
    yield from _split(rows & first, others)
    yield from _split(rows - first, others)


def _by_place(matches: Matches) -> list[BitMap]:
    """Where all of the words are: in a name as typed, whole, at beginnings; in competencies; in posts."""
    if not matches:
        return []
    return [
        all_of(any_of(match.exact_name for match in group) for group in matches),
        all_of(any_of(match.whole_name for match in group) for group in matches),
        all_of(any_of(match.name for match in group) for group in matches),
        all_of(any_of(match.name | match.competency for match in group) for group in matches),
        all_of(any_of(match.name | match.competency | match.post for match in group) for group in matches),
    ]


def _by_skill(criteria: Criteria, matches: Matches, index: Index) -> list[BitMap]:
    """How much of what was asked for they know, in the roles asked for, and how well."""
    tree, facets = index.vocabulary.competencies, index.facets
    asked = [tree.within_slugs([slug]) for slug in criteria.competency]
    asked += [match.competencies for group in matches for match in group if match.competencies]
    if not asked:
        return []
    every = frozenset[int]().union(*asked)
    holders = [facets.having_any(("expertise", pk) for pk in one) for one in asked]
    signals = [at_least(number, holders) for number in range(len(holders), 1, -1)]
    if criteria.role:
        signals.append(facets.having_any(("role for", pair) for pair in product(every, criteria.role)))
    levels = sorted(Expertise.Level.values, reverse=True)[:-1]
    return signals + [facets.having_any(("level", (pk, level)) for pk in every) for level in levels]


def _lately_confirmed(rows: BitMap, facets: Facets) -> Iterator[BitMap]:
    days = cast("dict[date, BitMap]", facets.values("confirmed"))
    for day in sorted(days, reverse=True):
        yield rows & days[day]
    yield BitMap.difference(rows, *days.values())
