"""How useful an official is to somebody who typed a query: 3 is what was asked for, 0 is of no use.

The judges tell it from the rows alone, so whatever the search makes of the words, its results can be judged.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Protocol

from experts.text import clean, letters, words
from tests.relevance.records import Office, Record, Skill, Topic


class Judge(Protocol):
    def gain(self, official: Record) -> int: ...


@dataclass(frozen=True)
class Need:
    """A need of competencies. The country is strict; what else is missing costs a point each, down to 1.

    Who has none of the competencies, but others of the same area, is worth 1.
    """

    competencies: tuple[Topic, ...]
    roles: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()

    def gain(self, official: Record) -> int:
        if self.countries and official.country not in self.countries:
            return 0
        held = [[skill for skill in official.skills if skill.topic.is_within(asked)] for asked in self.competencies]
        if not any(held):
            areas = {asked.area for asked in self.competencies}
            return int(any(skill.topic.area in areas for skill in official.skills))
        return max(1, 3 - held.count([]) - self._missing(official, chain.from_iterable(held)))

    def _missing(self, official: Record, held: Iterable[Skill]) -> int:
        """A role that is offered for something else only is missing too; not even speaking a language costs two."""
        lacks_role = bool(self.roles) and not any(self.roles & skill.roles for skill in held)
        lacks_tier = bool(self.tiers) and official.tier not in self.tiers
        cannot_teach = bool(self.languages) and not self.languages & official.teaches_in
        cannot_speak = bool(self.languages) and not self.languages & official.speaks
        return lacks_role + lacks_tier + cannot_teach + cannot_speak


@dataclass(frozen=True)
class Named:
    """Somebody of whose name the text is known, and maybe the agency or the country."""

    text: str
    agency: str = ""
    country: str = ""

    def gain(self, official: Record) -> int:
        if self.country and official.country != self.country:
            return 0
        if self.agency and not any(_is_in(office, self.agency) for office in official.offices):
            return 0
        return max(_likeness(self.text, name) for name in official.names)


@dataclass(frozen=True)
class InPost:
    """Whoever holds this post in this agency."""

    function: str
    agency: str

    def gain(self, official: Record) -> int:
        offices = [office for office in official.offices if _is_in(office, self.agency)]
        return 3 if any(_has_words(office.function, self.function) for office in offices) else 0


@dataclass(frozen=True)
class Nobody:
    """A need that nobody meets. Only officials of the country, if one was asked, may be shown instead."""

    country: str = ""

    def gain(self, official: Record) -> int:
        return 0

    def tolerates(self, official: Record) -> bool:
        return official.country == self.country


def _likeness(text: str, name: str) -> int:
    """3 for the same words in any order, 2 if accents differ from those typed, 1 for words that begin alike."""
    if _as_typed(text) <= _as_typed(name):
        return 3
    if _has_words(name, text):
        return 3 if text.isascii() else 2
    if not _unspaced(text).isascii():
        return 3 if _unspaced(text) in _unspaced(name) else 0
    return int(all(any(word.startswith(part) for word in _words(name)) for part in _words(text)))


def _has_words(text: str, asked: str) -> bool:
    return _words(asked) <= _words(text)


def _is_in(office: Office, agency: str) -> bool:
    return any(_has_words(name, agency) for name in (*office.agency, office.acronym))


# Each text is compared with those of every query.


@cache
def _as_typed(text: str) -> frozenset[str]:
    return frozenset(clean(text).casefold().split())


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(words(text))


@cache
def _unspaced(text: str) -> str:
    return letters(text)
