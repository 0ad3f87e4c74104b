"""How much each word tells, and which known words a mistyped one may stand for."""

from collections import Counter
from collections.abc import Iterable
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

FEW = 20
LONG = 8
SHORTEST = 4
LIKENESS_OF_PART, LIKENESS_OF_SLIP = 0.8, 0.9


class TellingWords:
    """Words that many have, like ``ministry``, tell little; a word that nobody has tells most."""

    def __init__(self, vocabularies: Iterable[set[str]]) -> None:
        """The words of each of those between whom to tell."""
        every = list(vocabularies)
        counts = Counter(word for vocabulary in every for word in vocabulary)
        self._weights = {word: log(1 + len(every) / count) for word, count in counts.items()}
        self._most = log(1 + len(every))
        self._telling = {word for word, count in counts.items() if count <= max(FEW, len(every) / FEW)}
        self._words = [word for word in counts if len(word) >= SHORTEST]
        self._meanings: dict[str, dict[str, float]] = {}

    def weight(self, word: str) -> float:
        return self._weights.get(word, self._most)

    def tells(self, word: str) -> bool:
        """Whether it is worth looking at all who have it."""
        return word in self._telling

    def meanings(self, word: str) -> dict[str, float]:
        """Known words for which it may stand, and how likely: itself, or else those a slip away, longer or shorter."""
        if word not in self._meanings:
            self._meanings[word] = {word: 1.0} if word in self._weights else self._near(word)
        return self._meanings[word]

    def _near(self, word: str) -> dict[str, float]:
        if len(word) < SHORTEST:
            return {}
        slips = 2 if len(word) >= LONG else 1
        found = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=FEW)
        near = {known: LIKENESS_OF_SLIP for known, _distance, _place in found}
        parts = [known for known in self._words if known.startswith(word) or word.startswith(known)]
        return dict.fromkeys(parts, LIKENESS_OF_PART) | near
