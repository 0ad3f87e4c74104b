"""The facets as a page shows them: labelled options with counts, in an order people expect."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from experts.directory.criteria import Criteria
from experts.directory.facets import Counts
from experts.directory.filters import FILTERS
from experts.directory.vocabulary import Vocabulary
from experts.models import Category, Mode, Role

SHOWN_AGENCIES = 10
SHOWN_OPTIONS = 8


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    chosen: bool
    below: tuple["Option", ...] = ()
    is_open: bool = False


@dataclass(frozen=True)
class Facet:
    """A filter with its options. ``all_url`` leads to all ``size`` of them when only some are there.

    Of those that are there, all but the ``first`` may be folded away.
    """

    name: str
    label: str
    options: tuple[Option, ...]
    size: int = 0
    all_url: str = ""
    first: int | None = None

    @property
    def shown(self) -> tuple[Option, ...]:
        return self.options[: self.first]

    @property
    def rest(self) -> tuple[Option, ...]:
        return self.options[len(self.shown) :]

    @property
    def is_open(self) -> bool:
        """What is chosen is never folded away."""
        return any(option.chosen for option in self.rest)


def facets(criteria: Criteria, counts: Counts, vocabulary: Vocabulary) -> tuple[Facet, ...]:
    def facet(name: str, labels: Iterable[tuple[str, Any]]) -> Facet:
        return Facet(name, label_of(name), tuple(_option(name, value, label) for value, label in labels))

    def _option(name: str, value: str, label: Any) -> Option:
        return Option(value, str(label), counts[name].get(value, 0), value in getattr(criteria, name))

    def met(one: Facet) -> Facet:
        """Only the options that somebody has, or that are chosen."""
        options = [option for option in one.options if option.count or option.chosen]
        return _folded(replace(one, options=tuple(sorted(options, key=lambda option: -option.count))))

    countries = [*vocabulary.members, *vocabulary.plus_three]
    regions = [met(facet("region", _regions(criteria, vocabulary)))] if criteria.country or criteria.region else []
    return (
        _competencies(criteria, counts, vocabulary),
        _folded(facet("country", ((one.code, one) for one in countries)), first=len(vocabulary.members)),
        *regions,
        facet("role", Role.choices),
        met(facet("language", vocabulary.languages.items())),
        facet("mode", Mode.choices),
        facet("tier", vocabulary.tiers.items()),
        facet("category", Category.choices),
        _agencies(criteria, counts, vocabulary),
    )


def _folded(facet: Facet, first: int = SHOWN_OPTIONS) -> Facet:
    """For one or two more, nobody should have to ask."""
    return replace(facet, first=first) if len(facet.options) > first + 2 else facet


def label_of(name: str) -> str:
    return str(FILTERS[name].label)


def _competencies(criteria: Criteria, counts: Counts, vocabulary: Vocabulary) -> Facet:
    counted, chosen, tree = counts["competency"], criteria.competency, vocabulary.competencies
    names = vocabulary.competency_names

    def option(competency: Any, below: tuple[Option, ...] = ()) -> Option:
        is_chosen = competency.slug in chosen
        is_open = is_chosen or "competency" in criteria.all or any(one.chosen for one in below)
        count = counted.get(competency.slug, 0)
        return Option(competency.slug, names[competency.slug], count, is_chosen, below, is_open)

    areas = (option(area, tuple(option(one) for one in tree.below(area))) for area in tree.areas)
    return Facet("competency", label_of("competency"), tuple(areas))


def _regions(criteria: Criteria, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    return [
        (region.code, region.name)
        for region in vocabulary.regions_by_name
        if region.country_id in criteria.country or region.code in criteria.region
    ]


def _agencies(criteria: Criteria, counts: Counts, vocabulary: Vocabulary) -> Facet:
    counted = counts["agency"]
    largest = sorted(counted, key=lambda slug: (-counted[slug], slug))
    shown = {*(largest if "agency" in criteria.all else largest[:SHOWN_AGENCIES]), *criteria.agency}
    agencies = sorted(shown, key=lambda slug: (-counted.get(slug, 0), slug))
    labels = _agency_labels(agencies, vocabulary)
    options = tuple(Option(slug, labels[slug], counted.get(slug, 0), slug in criteria.agency) for slug in agencies)
    all_url = criteria.but(all=("agency",)).url() if len(options) < len(counted) else ""
    return Facet("agency", label_of("agency"), options, len(counted), all_url)


def _agency_labels(slugs: Iterable[str], vocabulary: Vocabulary) -> dict[str, str]:
    """Names by slug, with the country where several agencies are called the same."""
    agencies = {slug: vocabulary.agency_slugs[slug] for slug in slugs}
    called = Counter(map(str, agencies.values()))
    return {
        slug: f"{agency}, {vocabulary.all_countries[agency.country_id]}" if called[str(agency)] > 1 else str(agency)
        for slug, agency in agencies.items()
    }
