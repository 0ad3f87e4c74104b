"""Shows where words are: the parts of a text, and which of them were looked for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from experts.directory.matching import stems_of
from experts.directory.wording import Unit
from experts.text import clean, unspaced_runs, words

WORD = re.compile(r"[^\s/()\[\],;:–—-]+")
AROUND = 70  # characters to show before and after what was found


@dataclass(frozen=True)
class Part:
    text: str
    is_marked: bool = False


Marked = tuple[Part, ...]


class Marker:
    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        typed = {word for unit in units for word in unit.words}
        self._pieces = [word for word in typed if unspaced_runs(word)]
        self._stems = frozenset().union(*stems_of(typed.difference(self._pieces)).values()) if units else frozenset()
        self._beginnings = [stem[: max(4, len(stem) - 1)] for stem in self._stems if len(stem) >= 4]

    def mark(self, text: str) -> Marked:
        """The whole text in parts."""
        if not self.units:
            return (Part(text),)
        text, parts, done = clean(text), [], 0
        for start, end in self._places(text):
            parts += [Part(text[done:start]), Part(text[start:end], is_marked=True)]
            done = end
        parts.append(Part(text[done:]))
        return tuple(part for part in parts if part.text)

    def is_in(self, text: str) -> bool:
        return bool(self.units) and any(True for _ in self._places(clean(text)))

    def snippet(self, texts: Iterable[str]) -> Marked:
        """A piece of the text that has the most different words of those looked for, or nothing."""
        best = max(texts, key=self._number, default="")
        if not self._number(best):
            return ()
        text = clean(best)
        first, _end = next(self._places(text))
        start = text.rfind(" ", 0, max(0, first - AROUND)) + 1 if first > AROUND else 0
        end = text.find(" ", first + AROUND) if len(text) > first + AROUND else -1
        piece = text[start : end if end > 0 else None]
        return self.mark(f"{'… ' if start else ''}{piece}{' …' if end > 0 else ''}")

    def _number(self, text: str) -> int:
        cleaned = clean(text)
        return len({cleaned[start:end].casefold() for start, end in self._places(cleaned)})

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        for match in WORD.finditer(text):
            if self._is_looked_for(match[0]):
                yield match.span()
            elif self._pieces:
                yield from ((match.start() + a, match.start() + b) for a, b in _inside(match[0], self._pieces))

    def _is_looked_for(self, word: str) -> bool:
        return any(self._is_form_of(each) for each in _folded(word))

    def _is_form_of(self, word: str) -> bool:
        """A stem may end otherwise than the word: “polici” stands for “policy”."""
        return word in self._stems or any(word.startswith(beginning) for beginning in self._beginnings)


@lru_cache(maxsize=50_000)
def _folded(word: str) -> tuple[str, ...]:
    """Kept, since the same words come again and again and folding one takes longer than all the rest."""
    return tuple(words(word))


def _inside(text: str, pieces: Iterable[str]) -> list[tuple[int, int]]:
    found = sorted((text.find(piece), piece) for piece in pieces if piece in text)
    return [(place, place + len(piece)) for place, piece in found[:1]]
