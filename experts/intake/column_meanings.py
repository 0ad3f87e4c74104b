"""What the printed heading of a column may mean, and how surely."""

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz import fuzz, process

from experts.intake.column_names import (
    FILLERS,
    MALAY_COUNTRIES,
    MALAY_NAMES,
    MINISTRIES,
    MORE_NAMES,
    PRIVATE,
    PRIVATE_PARTS,
    VAGUE,
)
from experts.intake.columns import NAMES
from experts.text import fold, letters, unspaced_runs, words

LONGEST = 200
EXACT, PIECE, BRACKETED = 1.0, 0.95, 0.6
SLIP, LEAST_LIKE = 0.9, 88
PART, LEAST_PART = 0.5, 0.4  # for having a part in common, and how much of the heading that must be
WITHOUT_TITLES = re.compile(r"\b(?:tanpa|without|excluding)\s+(?:gelar|titles?|degrees?)\b", re.IGNORECASE)
NUMBERING = re.compile(r"^\W*(?:\d{1,3}|[a-z])[.):]\s*", re.IGNORECASE)
BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")

NO_FIELD = frozenset(FILLERS.split(", "))
TOO_VAGUE = frozenset(VAGUE.split(", "))
PRIVATE_WORDS = frozenset(PRIVATE.split(", "))
PRIVATE_PIECES = [fold(part) for part in PRIVATE_PARTS.split(", ")]
OF_MINISTRIES = frozenset(map(letters, MINISTRIES.split(", ")))

Sureness = dict[str, float]
MINISTRY: Sureness = {"agency": 0.95, "parent_agency": 0.9}


def meanings(printed: str, country: str = "") -> Sureness:
    """By field, from 0 to 1; nothing for a column that is none of ours."""
    text = NUMBERING.sub("", WITHOUT_TITLES.sub(" ", printed[:LONGEST]))
    if letters(text) in OF_MINISTRIES:
        return dict(MINISTRY)
    if field := _names(country).get(letters(text)):
        return {field: EXACT}
    if is_private(text):
        return {}
    inside = [found for found in BRACKETS.findall(text) if letters(found)]
    outside = [piece for piece in re.split(r"\s[-–—]\s|[/|\n:]", BRACKETS.sub(" ", text)) if letters(piece)]
    found: Sureness = {}
    for share, pieces in ((PIECE, outside), (BRACKETED, inside)):
        for piece in pieces:
            for field, sureness in _of_piece(piece, country).items():
                found[field] = max(found.get(field, 0), share * sureness)
    return found


def is_private(text: str) -> bool:
    folded = fold(text)
    return not PRIVATE_WORDS.isdisjoint(words(text)) or any(part in folded for part in PRIVATE_PIECES)


def _of_piece(piece: str, country: str) -> Sureness:
    names = _names(country)
    if field := names.get(letters(piece)):
        return {field: EXACT}
    near = process.extractOne(letters(piece), names.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_LIKE)
    if near:
        return {names[near[0]]: SLIP}
    return _parts(piece, country)


def _parts(piece: str, country: str) -> Sureness:
    """By the known names that stand in it: the more surely, the more of it they are."""
    said = words(piece)
    telling = letters(" ".join(word for word in said if word not in NO_FIELD))
    found: Sureness = {}
    for part, field in _names_within(said, _names(country)):
        told = letters(" ".join(word for word in part if word not in NO_FIELD)) or letters(" ".join(part))
        share = len(told) / max(len(telling), len(told))
        if share >= LEAST_PART and (share == 1 or told not in TOO_VAGUE):
            found[field] = max(found.get(field, 0), PART + (1 - PART) * SLIP * share)
    return found


def _names_within(said: list[str], names: dict[str, str]) -> Iterator[tuple[list[str], str]]:
    """The longest first, none within another; in a script without spaces, any that stands in a word."""
    taken: set[int] = set()
    for size in range(len(said), 0, -1):
        for start in range(len(said) - size + 1):
            places = range(start, start + size)
            field = names.get("".join(said[start : start + size]))
            if field and taken.isdisjoint(places):
                taken.update(places)
                yield said[start : start + size], field
    for word in filter(unspaced_runs, said):
        yield from (([name], field) for name, field in names.items() if len(name) > 1 and name in word)


@cache
def _names(country: str) -> dict[str, str]:
    """From the letters of a name to its field; what ``columns`` says goes first."""
    local = MALAY_NAMES if country in MALAY_COUNTRIES else {}
    found: dict[str, str] = {}
    for table in (local, NAMES, MORE_NAMES):
        for field, names in table.items():
            if field in NAMES:
                for name in names.split(", "):
                    found.setdefault(letters(name), field)
    return found
