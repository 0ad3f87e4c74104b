"""The active filters as chips, each with the address that the page has without it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.formats import date_format

from experts.directory.criteria import Criteria
from experts.directory.interpreting import Interpretation
from experts.directory.options import Facet, Option, label_of


@dataclass(frozen=True)
class Chip:
    """``is_understood``: the words say so; the other ones were chosen."""

    name: str
    filter: str
    label: str
    less: Criteria
    is_understood: bool

    @property
    def remove_url(self) -> str:
        return self.less.url()


def make_chips(interpretation: Interpretation, facets: Iterable[Facet]) -> list[Chip]:
    criteria = interpretation.criteria
    labels = {(facet.name, option.value): option.label for facet in facets for option in _flat(facet.options)}
    if criteria.available:
        labels["available", f"{criteria.available:%Y-%m}"] = date_format(criteria.available, "YEAR_MONTH_FORMAT")
    chips = [
        Chip(
            name,
            label_of(name),
            labels[name, value],
            criteria.without(name, value),
            interpretation.is_understood(name, value),
        )
        for name, value in criteria.chosen()
    ]
    return sorted(chips, key=lambda chip: not chip.is_understood)


def _flat(options: Iterable[Option]) -> Iterator[Option]:
    for option in options:
        yield option
        yield from option.below
