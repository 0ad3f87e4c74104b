"""The titles that stand before and after names, country by country, from ``reference/titles.csv``."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from experts.text import fold, letters

FILE = Path(__file__).parent.parent / "reference" / "titles.csv"
LONGEST = 5  # words
# Abbreviations that are understood without their full stop. Others are not: “Gen” and “Hon” are also names.
UNDOTTED = {"prof", "ir", "dra"}
# Thai vowel signs that Unicode counts as letters, yet no name begins with one: คุณ is no title in คุณากร.
NEVER_FIRST = "ะาำๅ"


@dataclass(frozen=True, slots=True)
class Title:
    text: str
    countries: frozenset[str]

    def is_used_in(self, country: str) -> bool:
        return not self.countries or country in self.countries

    def is_written_as(self, printed: str) -> bool:
        """Whether the printed form can't be a name: it has the full stop of the title, or no vowel, or it is known."""
        abbreviation = self.text.endswith(".") and " " not in self.text
        if not abbreviation or printed.endswith("."):
            return True
        return letters(printed) in UNDOTTED or not re.search("[aeiou]", fold(printed))


class Titles:
    """The titles of one position, found by their letters."""

    def __init__(self, titles: Iterable[Title]) -> None:
        self._by_letters: dict[str, list[Title]] = defaultdict(list)
        for title in titles:
            self._by_letters[letters(title.text)].append(title)
        every = [title for same in self._by_letters.values() for title in same]
        self._unspaced = sorted(filter(_needs_no_space, every), key=lambda title: -len(title.text))

    def find(self, printed: str, country: str) -> Title | None:
        same = self._by_letters.get(letters(printed), ())
        return next((title for title in same if title.is_used_in(country)), None)

    def unspaced(self, country: str) -> Iterator[Title]:
        """Those that are written without a space between them and the name, longest first."""
        return (title for title in self._unspaced if title.is_used_in(country))

    def all_of(self, words: Sequence[str], country: str) -> list[Title] | None:
        """The titles of which the words consist, or None when they say anything else."""
        found = []
        while words:
            size = next((n for n in range(min(LONGEST, len(words)), 0, -1) if self._at(words[:n], country)), 0)
            if not size:
                return None
            found.append(self._at(words[:size], country))
            words = words[size:]
        return [title for title in found if title]

    def _at(self, words: Sequence[str], country: str) -> Title | None:
        return self.find(" ".join(words), country)


def can_begin_a_name(text: str) -> bool:
    return bool(text) and text[0].isalpha() and text[0] not in NEVER_FIRST


@cache
def before() -> Titles:
    return _read("before")


@cache
def after() -> Titles:
    return _read("after")


def _read(position: str) -> Titles:
    with FILE.open(encoding="utf-8", newline="") as file:
        return Titles(
            Title(row["text"], frozenset(filter(None, row["countries"].split("|"))))
            for row in csv.DictReader(file)
            if row["position"] == position
        )


def _needs_no_space(title: Title) -> bool:
    """Whether it is of a script without capitals, as those without spaces are."""
    return not title.text[0].isupper() and not title.text[0].islower() and title.text[0].isalpha()
