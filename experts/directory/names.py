"""Everything that competencies, countries and agencies are called, in every language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import starmap
from typing import NamedTuple

from django.utils.translation import get_language

from experts.directory.labels import spaced_words
from experts.directory.tree import CompetencyTree
from experts.models import Agency, Competency, CompetencyLabel, Country

Named = Competency | Country | Agency


class Label(NamedTuple):
    """What a competency is called. No model: thousands are read whenever one changes, in a tenth of the time."""

    competency_id: int
    language_id: str
    text: str
    is_reviewed: bool


@dataclass(frozen=True)
class Name:
    """One name of a thing that a filter calls ``value``. One that is not shown serves finding only."""

    thing: Named
    value: str
    text: str
    language: str = ""
    is_shown: bool = True


@dataclass(frozen=True)
class Found:
    """A thing of the vocabulary with those of its names that have what was typed."""

    thing: Named
    names: list[Name]
    experts: int

    @cached_property
    def label(self) -> str:
        return str(self.thing)

    @property
    def also(self) -> Name | None:
        """The name that tells why it was found, where the label doesn't; one of the reader's language if possible."""
        shown = [] if self._is_in_label else [name for name in self.names if name.is_shown]
        return min(shown, key=lambda name: (name.language != get_language(), name.text), default=None)

    def rank(self, typed: str) -> tuple[bool, bool, int, str]:
        """The best is the least: what has it in the label, then at the beginning, then what most experts have."""
        telling = [self.label] if self._is_in_label else [name.text for name in self.names]
        begins = any(spaced_words(text).startswith(typed) for text in telling)
        return not self._is_in_label, not begins, -self.experts, self.label

    @cached_property
    def _is_in_label(self) -> bool:
        return any(name.text in self.label for name in self.names)


def load_labels() -> list[Label]:
    """In every language. One query."""
    return list(starmap(Label, CompetencyLabel.objects.order_by("pk").values_list(*Label._fields)))


def competency_names(labels: Iterable[Label], tree: CompetencyTree) -> Iterator[Name]:
    """What was merged lends its labels to what it was merged into."""
    for label in labels:
        heir = tree.by_pk[tree.heirs[label.competency_id]]
        yield Name(heir, heir.slug, label.text, label.language_id, label.is_reviewed)


def country_names(countries: Iterable[Country]) -> Iterator[Name]:
    for country in countries:
        names = country.names | {country.own_language_id or "": country.own_name}
        for language, text in names.items():
            yield Name(country, country.code, text, language)


def agency_names(agencies: Iterable[Agency]) -> Iterator[Name]:
    for agency in agencies:
        yield Name(agency, agency.slug, agency.name, "en")
        yield Name(agency, agency.slug, agency.name_local, agency.local_language_id or "")
        for text in [agency.acronym, *agency.other_names]:
            yield Name(agency, agency.slug, text)
