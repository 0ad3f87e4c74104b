"""Under which keys a name is filed, so that any name that may be the same person's is found without comparing all.

A key is a sum over the words: it does not depend on their order, and without a word it is one subtraction away.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from experts.intake.likeness import LONG, may_be_missing, slips_allowed

VOWELS = str.maketrans("", "", "aeiouy")
SHORTEST_FRAME = 4


def said(words: Sequence[str]) -> int:
    return sum(map(hash, words))


def unspaced(words: Sequence[str]) -> int:
    """One for all places of the spaces, and whichever name comes first."""
    return hash("".join(sorted("".join(words))))


def shorter(words: Sequence[str], country: str) -> Iterator[int]:
    """What the same person's shorter names have for a key: without a word, or with initials."""
    whole = said(words)
    initials = sum(hash(word[0]) for word in words)
    yield from (whole - hash(word) for word in may_be_missing(words, country))
    if len(words) > 1:
        yield from (whole - hash(word) + hash(word[0]) for word in words if len(word) > 1)
    if len(words) > 2:
        yield from (initials - hash(word[0]) + hash(word) for word in words)


def rough(words: Sequence[str], country: str) -> set[int]:
    """Two names have one of these in common if few letters of them differ."""
    long = [word for word in words if slips_allowed(word, country)]
    whole = sum(hash(_frame(word)) for word in words)
    vowels_aside = whole + sum(hash(word.translate(VOWELS)) - hash(_frame(word)) for word in long)
    damaged = (whole - hash(_frame(word)) + one for word in long for one in _damaged(word))
    return {whole, vowels_aside, *damaged}


@lru_cache(maxsize=20_000)
def _frame(word: str) -> str:
    """Of a long word its consonants, if they are enough to know it by: then two slips leave one of them at most."""
    consonants = word.translate(VOWELS) if len(word) >= LONG else ""
    return consonants if len(consonants) >= SHORTEST_FRAME else word


@lru_cache(maxsize=20_000)
def _damaged(word: str) -> tuple[int, ...]:
    """Without any one of its letters; a word that is just long enough may have been a shorter one."""
    shapes = {_frame(word), word} if len(word) == LONG else {_frame(word)}
    return tuple({hash(shape[:place] + shape[place + 1 :]) for shape in shapes for place in range(len(shape))})
