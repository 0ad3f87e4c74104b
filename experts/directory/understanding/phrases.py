"""Phrases that are found in a text without trying each of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from experts.directory.understanding.atoms import is_sign

Phrase = tuple[str, ...]
T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """Values by the stems of their phrases; ``find`` tries only as many lengths as begin with the same stem."""

    def __init__(self, values: Mapping[Phrase, T]) -> None:
        self.values = values
        lengths: dict[str, set[int]] = {}
        for phrase in values:
            lengths.setdefault(phrase[0], set()).add(len(phrase))
        self._lengths = {first: tuple(found) for first, found in lengths.items()}

    def find(self, stems: Sequence[str]) -> Iterator[Found[T]]:
        """Every phrase in the text, also those that lie in one another."""
        for start, first in enumerate(stems):
            for length in self._lengths.get(first, ()):
                end = start + length
                value = self.values.get(tuple(stems[start:end]))
                if value is not None and end <= len(stems) and not _cuts_a_letter(stems, end):
                    yield Found(start, end, value)


def _cuts_a_letter(stems: Sequence[str], end: int) -> bool:
    return end < len(stems) and stems[end] != "" and is_sign(stems[end][0])


def values_by_phrase(pairs: Iterable[tuple[str, Phrase]]) -> dict[Phrase, tuple[str, ...]]:
    """All values that have the phrase for a name, each once."""
    found: dict[Phrase, dict[str, None]] = {}
    for value, phrase in pairs:
        if phrase:
            found.setdefault(phrase, {})[value] = None
    return {phrase: tuple(values) for phrase, values in found.items()}
