"""What the cells of a column tell of its meaning: they hold names of countries, of languages, of agencies …"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from itertools import product

from experts.intake import synonyms
from experts.intake.column_names import AGENCY_WORDS, UNSPACED_BEGINNINGS, UNSPACED_ENDS
from experts.intake.columns import SEPARATOR, SEVERAL
from experts.intake.vocabulary import Vocabulary, choice
from experts.models import Category, Mode, Role
from experts.models.fields import this_year
from experts.text import clean, fold, letters, unspaced_runs, words

SEPARATORS = (SEPARATOR, "|", ",", "/", "\n")
SEVERAL_IN_A_CELL = SEVERAL | {"category", "roles", "modes"}
IN_NAMES = ",/"  # Ali, S.H.; Raju a/l Kumar
LONGEST = 300  # what is longer is prose
LONGEST_NAME, MOST_WORDS = 60, 8
EARLIEST_YEAR = 1960
OF_AGENCIES = frozenset(AGENCY_WORDS.split(", "))
BEGINNINGS, ENDS = (tuple(map(fold, pieces.split(", "))) for pieces in (UNSPACED_BEGINNINGS, UNSPACED_ENDS))


class Contents:
    """What the pool knows by name, to try the cells of columns on."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._knows: dict[str, Callable[[str], bool]] = {
            "country": vocabulary.countries.__contains__,
            "tier": vocabulary.tiers.__contains__,
            "competencies": vocabulary.competencies.__contains__,
            "languages": vocabulary.languages.__contains__,
            "category": lambda text: text in synonyms.BOTH or choice(Category, text) is not None,
            "roles": lambda text: choice(Role, text) is not None,
            "modes": lambda text: choice(Mode, text) is not None,
        }
        self._fields: dict[str, frozenset[str]] = {}

    def shares(self, cells: Sequence[str]) -> dict[str, float]:
        """By field that its cells can tell: how many of them, from 0 to 1, hold what it holds."""
        if not cells:
            return {}
        told = {field: share(self._values(field, cells), partial(self._is, field)) for field in self._knows}
        return told | {"agency": share(cells, is_agency), "service_since": share(cells, is_year)}

    def separator(self, field: str, cells: Iterable[str]) -> str:
        """What parts the values in a cell; empty where a cell holds one."""
        if field not in SEVERAL_IN_A_CELL:
            return ""
        counts = dict.fromkeys(SEPARATORS, 0)
        for cell, mark in product(cells, SEPARATORS):
            counts[mark] += self._parted(field, cell, mark)
        return max(SEPARATORS, key=lambda mark: counts[mark])

    def _values(self, field: str, cells: Sequence[str]) -> list[str]:
        mark = self.separator(field, cells)
        pieces = [piece for cell in cells for piece in (cell.split(mark) if mark else [cell])]
        return [piece for piece in pieces if letters(piece)]

    def _parted(self, field: str, cell: str, mark: str) -> int:
        """How many values the mark makes of a cell; a name that is known as a whole is not parted."""
        if mark not in cell:
            return 0
        if field not in self._knows:
            return int(mark not in IN_NAMES)
        return 0 if self._is(field, cell) else sum(self._is(field, piece) for piece in cell.split(mark))

    def _is(self, field: str, text: str) -> bool:
        if len(text) > LONGEST:
            return False
        if text not in self._fields:
            said = letters(text)
            self._fields[text] = frozenset(field for field, knows in self._knows.items() if knows(said))
        return field in self._fields[text]


def is_agency(text: str) -> bool:
    said, folded = words(text), fold(text)
    if not said:
        return False
    if unspaced_runs(text):
        return folded.startswith(BEGINNINGS) or (len(folded) > 2 and folded.endswith(ENDS))
    return len(said) > 1 and not OF_AGENCIES.isdisjoint({said[0], said[-1]})


def is_year(text: str) -> bool:
    return bool(re.fullmatch(r"\s*\d{4}\s*", text)) and EARLIEST_YEAR <= int(text) <= this_year()


def has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def is_in_another_script(text: str) -> bool:
    return bool(unspaced_runs(text))


def may_be_a_name(text: str) -> bool:
    """A last resort: so much else looks like one."""
    said = clean(text)
    return 3 <= len(said) <= LONGEST_NAME and len(words(said)) <= MOST_WORDS and not re.search(r"[\d@;/]", said)


def share(cells: Collection[str], is_one: Callable[[str], bool]) -> float:
    return sum(map(is_one, cells)) / len(cells) if cells else 0
