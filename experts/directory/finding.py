"""Whom words find: those who have all of them, or else those who have the most."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pyroaring import BitMap

from experts.directory.courtesies import short_titles
from experts.directory.index.keeper import Index
from experts.directory.matching import Match, any_of, match
from experts.directory.near_names import near_names
from experts.directory.understanding import Correction
from experts.directory.wording import Unit, Wording, read_wording

Matches = Sequence[Sequence[Match]]


@dataclass(frozen=True)
class Found:
    """``rows`` of those found, by which ``matches``: one of each group. ``courtesies`` help, and are not needed.

    ``is_partial``: nobody has all of the words, so these have the most.
    """

    rows: BitMap
    units: tuple[Unit, ...] = ()
    matches: Matches = ()
    courtesies: Matches = ()
    corrections: tuple[Correction, ...] = ()
    is_partial: bool = False

    def is_in_prose(self, officials: list[int], index: Index) -> bool:
        """Whether a word is in what one of the officials has done."""
        rows = index.facets.order.rows_of(np.array(officials, dtype=np.int64))
        return any(match.prose.intersect(rows) for group in self.matches for match in group)


def find(text: str, index: Index, among: BitMap) -> Found:
    """``among`` are those whom the filters keep: who has all of the words is asked among them."""
    wording = read_wording(text)
    if not (wording.groups or wording.excluded):
        return Found(index.facets.everybody)
    wording, corrections = _mended(wording, index)
    by_unit = match(wording, index)
    needed, courtesies = _told_apart(wording.groups)
    matches = [[by_unit[unit] for unit in group] for group in needed]
    excluded = any_of(by_unit[unit].anywhere for unit in wording.excluded)
    rows, number = _with_most(matches, index.facets.everybody - excluded, among)
    return Found(
        rows,
        units=wording.units,
        matches=matches,
        courtesies=[[by_unit[unit] for unit in group] for group in courtesies],
        corrections=corrections,
        is_partial=number < len(matches),
    )


def _with_most(matches: Matches, allowed: BitMap, among: BitMap) -> tuple[BitMap, int]:
    """Those with the most words, and how many words that is."""
    places = [allowed & any_of(match.anywhere for match in group) for group in matches]
    for number in range(len(places), 0, -1):
        if (some := at_least(number, places)).intersect(among):
            return some, number
    return (allowed, 0) if not places else (BitMap(), len(places))


def at_least(number: int, sets: Sequence[BitMap]) -> BitMap:
    """Those who are in so many of the sets."""
    reached = [BitMap() for _ in range(number)]  # by how many, less one
    for rows in sets:
        for many in range(number - 1, 0, -1):
            reached[many] |= reached[many - 1] & rows
        reached[0] |= rows
    return reached[-1]


def _told_apart(groups: Sequence[tuple[Unit, ...]]) -> tuple[list[tuple[Unit, ...]], list[tuple[Unit, ...]]]:
    """The groups that are needed, and those that are only courtesies; if all of them are, they are needed."""
    courtesies = [group for group in groups if all(unit.words in short_titles() for unit in group)]
    needed = [group for group in groups if group not in courtesies]
    return (needed, courtesies) if needed else (list(groups), [])


def _mended(wording: Wording, index: Index) -> tuple[Wording, tuple[Correction, ...]]:
    """With a near name beside each word that is nowhere, if there is one."""
    by_unit, whom = match(wording, index), index.facets.order.whom
    near = {
        unit: names
        for unit in wording.units
        if len(unit.words) == 1 and not by_unit[unit].anywhere and (names := near_names(unit.words[0], whom))
    }
    groups = tuple(
        tuple(each for unit in group for each in [unit, *(Unit((name,), (name,)) for name in near.get(unit, ()))])
        for group in wording.groups
    )
    corrections = tuple(Correction(str(unit), names[0]) for unit, names in near.items())
    return Wording(groups, wording.excluded), corrections
