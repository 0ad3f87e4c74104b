"""Plain words as people type them into a search engine: quotes keep words together, minus leaves out, “or” widens.

Whatever is typed means something: there is no syntax that could be wrong.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_, sub
from typing import TypeVar

from experts.text import clean, words

PART = re.compile(
    r"""(?P<minus>(?<!\S)[-−–](?=[^\s\-]))?(?:["“”„«»](?P<quoted>[^"“”„«»]*)(?:["“”„«»]|$)|(?P<word>[^\s"“”„«»]+))"""
)
S = TypeVar("S")  # a kind of set
OR = {"or", "atau", "|"}


@dataclass(frozen=True)
class Unit:
    """One word, or words that stand next to one another: folded, and as typed but for capitals."""

    words: tuple[str, ...]
    accented: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(self.accented)

    @property
    def has_accents(self) -> bool:
        return self.accented != self.words


@dataclass(frozen=True)
class Wording:
    """One of each group must be there, and nothing of ``excluded``."""

    groups: tuple[tuple[Unit, ...], ...] = ()
    excluded: tuple[Unit, ...] = ()

    @property
    def units(self) -> tuple[Unit, ...]:
        return tuple(unit for group in self.groups for unit in group)

    def meant(self, having: Callable[[Unit], S]) -> S:
        """What is meant, out of the sets of what has each unit. There must be a group."""
        groups = [reduce(or_, map(having, group)) for group in self.groups]
        return reduce(sub, map(having, self.excluded), reduce(and_, groups))


def read_wording(text: str) -> Wording:
    groups: list[list[Unit]] = []
    excluded: list[Unit] = []
    widens = False
    for part in PART.finditer(clean(text)):
        word = part["word"] or ""
        if word.casefold() in OR and groups and not part["minus"]:
            widens = True
            continue
        unit = _unit(part["quoted"] if part["quoted"] is not None else word)
        if not unit.words:
            continue
        if part["minus"]:
            excluded.append(unit)
        elif widens:
            groups[-1].append(unit)
        else:
            groups.append([unit])
        widens = False
    return Wording(tuple(dict.fromkeys(tuple(group) for group in groups)), tuple(excluded))


def _unit(text: str) -> Unit:
    lowered = unicodedata.normalize("NFKC", text).lower()
    accented = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in lowered).split()
    folded = words(text)
    return Unit(tuple(folded), tuple(accented) if len(accented) == len(folded) else tuple(folded))
