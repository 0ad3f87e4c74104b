"""Whom the filters keep, and how many officials each option of each filter would give: exact."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

from pyroaring import BitMap

from experts.directory.criteria import Criteria
from experts.directory.filters import FACETS, FILTERS
from experts.directory.index.keeper import Index

# By facet, then by value.
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Narrowed:
    """The rows that each active filter keeps, among those that the words find."""

    found: BitMap
    by_filter: Mapping[str, BitMap]

    def without(self, name: str) -> BitMap:
        """Whom all the others keep."""
        return reduce(BitMap.intersection, (rows for each, rows in self.by_filter.items() if each != name), self.found)

    @property
    def kept(self) -> BitMap:
        return self.without("")


def narrow(criteria: Criteria, index: Index, found: BitMap | None = None) -> Narrowed:
    """``found`` are those to begin with: everybody, unless words were asked for."""
    by_filter = {name: each.rows(value, index) for name, each in FILTERS.items() if (value := getattr(criteria, name))}
    return Narrowed(index.facets.everybody if found is None else found, by_filter)


def count(narrowed: Narrowed, index: Index) -> Counts:
    """The counts of all facets. A facet's counts ignore its own choice; a person counts once for each value."""
    kept = narrowed.kept
    counts = {}
    for name, facet in FACETS.items():
        base = narrowed.without(name) if name in narrowed.by_filter else kept
        counted = ((value, base.intersection_cardinality(rows)) for value, rows in facet.values(index))
        counts[name] = {value: number for value, number in counted if number}
    return counts
