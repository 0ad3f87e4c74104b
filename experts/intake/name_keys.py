"""Under which keys a name is filed, so that any name that may be the same person's is found without comparing all.

A key is a sum over the words: it does not depend on their order, and without a word it is one subtraction away.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from experts.intake.likeness import may_be_missing, slips_allowed

VOWELS = str.maketrans("", "", "aeiou")
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


def rough(words: Sequence[str], country: str) -> Iterator[int]:
    """Two names have one of these in common if few letters of them differ."""
    frames = [_frame(word, country) for word in words]
    whole = sum(map(hash, frames))
    yield whole
    for word, frame in zip(words, frames, strict=True):
        if slips_allowed(word, country):
            yield from (whole - hash(frame) + damaged for damaged in _damaged(frame))


@lru_cache(maxsize=20_000)
def _frame(word: str, country: str) -> str:
    """Its consonants, if they are enough to know the word by."""
    consonants = word.translate(VOWELS) if slips_allowed(word, country) else ""
    return consonants if len(consonants) >= SHORTEST_FRAME else word


@lru_cache(maxsize=20_000)
def _damaged(frame: str) -> tuple[int, ...]:
    return tuple({hash(frame[:place] + frame[place + 1 :]) for place in range(len(frame))})
