"""Which things of the vocabulary have a word in one of their labels."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from experts.text import unspaced_runs, words

K = TypeVar("K", bound=Hashable)
LAST = "\U0010ffff"  # sorts behind every letter


class Labels(Generic[K]):
    """Looks words up at the beginnings of the labels' words, and in scripts without spaces anywhere."""

    def __init__(self, labels: Iterable[tuple[K, str]]) -> None:
        spaced = [(key, spaced_words(text)) for key, text in labels]
        self._words = sorted({(word, key) for key, text in spaced for word in text.split()}, key=lambda pair: pair[0])
        self._spaced = spaced

    def with_word(self, word: str) -> frozenset[K]:
        if unspaced_runs(word):
            return self.with_piece(word)
        start = bisect_left(self._words, word, key=lambda pair: pair[0])
        end = bisect_left(self._words, word + LAST, key=lambda pair: pair[0])
        return frozenset(key for _word, key in self._words[start:end])

    def with_piece(self, piece: str) -> frozenset[K]:
        """Those whose labels have the piece of folded text, spaces included."""
        return frozenset(key for key, text in self._spaced if piece in text)

    def __iter__(self) -> Iterator[tuple[K, str]]:
        return iter(self._spaced)


@lru_cache(maxsize=50_000)
def spaced_words(text: str) -> str:
    """The folded words of a text with a space before and after each. Kept, since labels change one at a time."""
    return f" {' '.join(words(text))} "
