"""The active filters as chips, each with the address that the page has without it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.formats import date_format

from experts.directory.criteria import Criteria
from experts.directory.options import Facet, Option, label_of


@dataclass(frozen=True)
class Chip:
    filter: str
    label: str
    remove_url: str


def make_chips(criteria: Criteria, facets: Iterable[Facet]) -> list[Chip]:
    labels = {(facet.name, option.value): option.label for facet in facets for option in _flat(facet.options)}
    if criteria.available:
        labels["available", f"{criteria.available:%Y-%m}"] = date_format(criteria.available, "YEAR_MONTH_FORMAT")
    return [
        Chip(label_of(name), labels[name, value], criteria.without(name, value).url())
        for name, value in criteria.chosen()
    ]


def _flat(options: Iterable[Option]) -> Iterator[Option]:
    for option in options:
        yield option
        yield from option.below
