"""How the experts on a competency are spread over the states: the numbers of the list, for many lists at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from experts.directory.criteria import Criteria
from experts.directory.facets import count_values, narrow
from experts.directory.index.keeper import Index
from experts.models import Competency


@dataclass(frozen=True)
class Spread:
    """Whom the criteria keep, all together and by state. ``url`` leads to more about what ``label`` says."""

    label: str
    url: str
    criteria: Criteria
    total: int
    by_country: Mapping[str, int]


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
    kept = narrow(criteria, index).kept
    return Spread(label, url, criteria, len(kept), count_values("country", kept, index))
