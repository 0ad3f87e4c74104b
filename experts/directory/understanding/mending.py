"""Words with a typing error, and what they may have been meant for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from experts.directory.understanding.stems import MIN_LENGTH

LONG = 8
MOST_WORDS = 3
MOST_MENDINGS = 12


def mendings(
    unsure: Mapping[int, str], words: Sequence[str], occurs: Callable[[str], bool]
) -> Iterator[dict[int, str]]:
    """Sets of other words for the places of unknown ones, the likeliest first."""
    near = {place: found for place, word in unsure.items() if (found := near_words(word, words)) and not occurs(word)}
    choices = product(*([*found, ""] for found in near.values()))
    for chosen in islice(choices, MOST_MENDINGS):
        if mended := {place: word for place, word in zip(near, chosen, strict=True) if word}:
            yield mended


def near_words(word: str, words: Sequence[str]) -> list[str]:
    """The words at most one slip away, or two if the word is long: rather those that begin with the same letter."""
    if len(word) < MIN_LENGTH or not (word.isascii() and word.isalpha()):
        return []
    slips = 2 if len(word) >= LONG else 1
    found = process.extract(word, words, scorer=OSA.distance, score_cutoff=slips, limit=None)
    found.sort(key=lambda match: (match[0][0] != word[0], match[1]))
    return [near for near, _, _ in found[:MOST_WORDS]]
