"""How the experts on a competency are spread over the states, for many competencies at once."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from pyroaring import BitMap

from experts.directory.criteria import Criteria
from experts.directory.facets import narrow
from experts.directory.index.keeper import Index
from experts.models import Competency, Country


@dataclass(frozen=True)
class Spread:
    """Whom the criteria keep, as rows of the index. ``url`` leads to more about what ``label`` says."""

    label: str
    url: str
    criteria: Criteria
    kept: BitMap
    index: Index

    def number_in(self, country: Country) -> int:
        return self.kept.intersection_cardinality(self._serving(country))

    def reaches(self, country: Country) -> bool:
        """Whether there is anybody: much faster than the number when there are many."""
        return self.kept.intersect(self._serving(country))

    def _serving(self, country: Country) -> BitMap:
        return self.index.facets.having("country", country.code)


def spread_of_all(asked: Criteria, index: Index) -> Spread:
    return _spread(_("All experts"), asked.url(), asked, index)


def spread_of_areas(asked: Criteria, index: Index) -> list[Spread]:
    return [spread_of_area(area, asked, index) for area in index.vocabulary.competencies.areas]


def spread_of_area(area: Competency, asked: Criteria, index: Index) -> Spread:
    return _spread(area.label, asked.url("where_area", area.slug), asked.but(competency=(area.slug,)), index)


def spread_below(area: Competency, asked: Criteria, index: Index) -> list[Spread]:
    return [
        _spread(one.label, one.get_absolute_url(), asked.but(competency=(one.slug,)), index)
        for one in index.vocabulary.competencies.below(area)
    ]


def _spread(label: str, url: str, criteria: Criteria, index: Index) -> Spread:
    return Spread(label, url, criteria, narrow(criteria, index).kept, index)
