"""Counts laid out for reading: competencies by area, states as tiles on a map."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from experts.directory.tree import CompetencyTree
from experts.directory.vocabulary import Vocabulary
from experts.models import Agency, Competency, Country

# Column and row of each state on the tile map, roughly where it lies. One that is not here goes below the map.
PLACES = {
    "MM": (1, 1),
    "LA": (2, 1),
    "VN": (3, 1),
    "PH": (5, 1),
    "TH": (2, 2),
    "KH": (3, 2),
    "BN": (4, 2),
    "MY": (2, 3),
    "SG": (3, 3),
    "ID": (3, 4),
    "TL": (5, 4),
}
SHADES = 5


@dataclass(frozen=True)
class Topic:
    competency: Competency
    count: int


@dataclass(frozen=True)
class Area:
    competency: Competency
    count: int
    below: list[Topic]

    @property
    def largest(self) -> list[Topic]:
        """The four that the most officials have, for a summary."""
        return sorted(self.below, key=lambda topic: -topic.count)[:4]


@dataclass(frozen=True)
class Tile:
    country: Country
    count: int
    share: int
    shade: int

    @property
    def column(self) -> int | None:
        return PLACES.get(self.country.code, (None, None))[0]

    @property
    def row(self) -> int | None:
        return PLACES.get(self.country.code, (None, None))[1]


def make_areas(tree: CompetencyTree, counts: Mapping[str, int]) -> list[Area]:
    return [
        Area(
            competency=area,
            count=counts.get(area.slug, 0),
            below=[Topic(one, counts.get(one.slug, 0)) for one in tree.below(area)],
        )
        for area in tree.areas
    ]


def make_tiles(countries: Iterable[Country], counts: Mapping[str, int]) -> list[Tile]:
    """A tile for each country, the darker the more officials it has; ``share`` is in percent of these countries."""
    counted = {country: counts.get(country.code, 0) for country in countries}
    most, total = max(counted.values(), default=0), sum(counted.values())
    return [
        Tile(country, count, _percent(count, total), -(-count * SHADES // most) if most else 0)
        for country, count in counted.items()
    ]


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def agencies_with_counts(counts: Mapping[str, int], vocabulary: Vocabulary, most: int = 12) -> list[tuple[Agency, int]]:
    """The agencies with the most officials."""
    largest = sorted(counts, key=lambda slug: (-counts[slug], slug))[:most]
    return [(vocabulary.agency_slugs[slug], counts[slug]) for slug in largest]
