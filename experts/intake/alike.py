"""Who in a country may be the same person as somebody new: for a human being to decide.

Names that are equal (``people.name_key``) are not alike but the same, and left out here.
"""

from array import array
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from experts.intake.filing import Filing
from experts.intake.likeness import likeness
from experts.intake.name_keys import rough, said, shorter, unspaced
from experts.intake.names import name_key
from experts.intake.spelling import spelled

MOST = 5
# A key that more names have in common says nothing of any of them.
MOST_OF_A_KEY = 100


@dataclass(frozen=True, slots=True)
class Similar:
    key: Hashable
    score: int  # of a hundred


class Alike:
    """Everybody so far; a hundred thousand take some 50 MB."""

    def __init__(self) -> None:
        self._people: list[Hashable] = []
        self._owners = array("i")  # of each name, the place in _people
        self._equal = array("q")  # of each name, what equal ones have in common
        self._names: list[str] = []  # the words in one spelling
        self._said, self._unspaced, self._shorter, self._rough = Filing(), Filing(), Filing(), Filing()

    def add(self, key: Hashable, country: str, names: Iterable[str]) -> None:
        self._people.append(key)
        for name in names:
            if words := spelled(name, country):
                self._file(name, words, country)

    def similar(self, country: str, names: Iterable[str]) -> list[Similar]:
        """The likeliest first, at most five."""
        same: set[int] = set()
        scores: dict[int, int] = {}
        for name in names:
            words, equal = spelled(name, country), _equal(name, country)
            for place in set(self._candidates(words, country)):
                owner = self._owners[place]
                if self._equal[place] == equal:
                    same.add(owner)
                elif score := likeness(words, self._names[place].split(), country):
                    scores[owner] = max(score, scores.get(owner, 0))
        best = sorted(scores.keys() - same, key=lambda owner: (-scores[owner], owner))
        return [Similar(self._people[owner], scores[owner]) for owner in best[:MOST]]

    def _file(self, name: str, words: list[str], country: str) -> None:
        place = len(self._names)
        self._owners.append(len(self._people) - 1)
        self._equal.append(_equal(name, country))
        self._names.append(" ".join(words))
        salt = hash(country)
        self._said.add(salt + said(words), place)
        self._unspaced.add(salt + unspaced(words), place)
        for key in set(shorter(words, country)):
            self._shorter.add(salt + key, place)
        for key in rough(words, country):
            self._rough.add(salt + key, place)

    def _candidates(self, words: list[str], country: str) -> Iterator[int]:
        if not words:
            return
        salt = hash(country)
        whole = salt + said(words)
        yield from islice(self._shorter.under(whole), MOST_OF_A_KEY)
        yield from islice(self._unspaced.under(salt + unspaced(words)), MOST_OF_A_KEY)
        for key in shorter(words, country):
            yield from islice(self._said.under(salt + key), MOST_OF_A_KEY)
        for key in rough(words, country):
            yield from islice(self._rough.under(salt + key), MOST_OF_A_KEY)


def _equal(name: str, country: str) -> int:
    return hash((country, name_key(name)))
