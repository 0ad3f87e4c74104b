"""Names in the customs and the scripts of each state.

A file a state in ``data/names/`` holds the customs as patterns, and the parts of names that they draw from. A part that
is written in two scripts stands as ``Latin=local``, so that the two forms of a whole name always correspond.
"""

import re
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from experts.demo.dice import Dice
from experts.demo.tables import FOLDER

Pair = tuple[str, str]
Sections = dict[str, list[str]]
PART = r"\{(\w+)\}"


class Name(NamedTuple):
    latin: str
    local: str
    is_woman: bool


class Pattern(NamedTuple):
    """``"{given} {first}{last}"``: the pools to draw from, and how the drawn parts are put together."""

    is_woman: bool
    pools: tuple[tuple[Pair, ...], ...]
    latin: str
    local: str

    def fill(self, parts: list[Pair]) -> Name:
        """The name made of the parts; an English first name has no Han form, so the last part decides on that."""
        has_local_form = parts[-1][1] != ""
        return Name(
            self.latin.format(*(latin for latin, _ in parts)),
            self.local.format(*(local for _, local in parts)) if has_local_form else "",
            self.is_woman,
        )


class Customs(NamedTuple):
    patterns: tuple[Pattern, ...]
    cumulative_weights: tuple[int, ...]

    def draw(self, dice: Dice) -> Name:
        """A name in which no part stands twice, and which no well-known person bears."""
        while True:
            (pattern,) = dice.choices(self.patterns, cum_weights=self.cumulative_weights)
            parts = [dice.pick(pool) for pool in pattern.pools]
            name = pattern.fill(parts)
            if len({latin.casefold() for latin, _ in parts}) == len(parts) and not is_well_known(name.latin):
                return name


def is_well_known(name: str) -> bool:
    return name.casefold() in _well_known()


@cache
def _well_known() -> frozenset[str]:
    lines = (FOLDER / "names" / "never.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if not line.startswith("#"))


@cache
def customs(country: str) -> Customs:
    sections = _sections(_file(country).read_text(encoding="utf-8"))
    lines = [line.split(" ", 2) for line in sections.pop("patterns")]
    pools = {section: _pool(",".join(parts)) for section, parts in sections.items()}
    return Customs(
        tuple(_pattern(gender == "f", text, pools) for gender, _, text in lines),
        tuple(accumulate(int(weight) for _, weight, _ in lines)),
    )


def _file(country: str) -> Path:
    return FOLDER / "names" / f"{country.lower()}.txt"


def _sections(text: str) -> Sections:
    sections: Sections = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections


def _pool(text: str) -> tuple[Pair, ...]:
    """``"Kim=김*20, Lee=이"``: a part that is common is listed as often as it counts."""
    pool: list[Pair] = []
    for part in filter(None, map(str.strip, text.split(","))):
        spelling, _, times = part.partition("*")
        latin, _, local = spelling.partition("=")
        pool += [(latin, local)] * int(times or 1)
    return tuple(pool)


def _pattern(is_woman: bool, text: str, pools: dict[str, tuple[Pair, ...]]) -> Pattern:
    latin, _, local = text.partition(" = ")
    drawn = re.findall(PART, latin)
    return Pattern(
        is_woman,
        tuple(
            _going_on(pools[found[1]]) if latin[: found.start()].endswith("}") else pools[found[1]]
            for found in re.finditer(PART, latin)
        ),
        _numbered(latin, drawn),
        _numbered(local or latin, drawn),
    )


def _going_on(pool: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The second half of a word: ``{Wong}{Sakun}`` is *Wongsakun*."""
    return tuple((latin.lower(), local) for latin, local in pool)


def _numbered(text: str, drawn: list[str]) -> str:
    """The names of sections replaced by the places of what was drawn from them."""
    places = list(enumerate(drawn))

    def place(found: re.Match[str]) -> str:
        number = next(number for number, section in places if section == found[1])
        places.remove((number, found[1]))
        return f"{{{number}}}"

    return re.sub(PART, place, text)
