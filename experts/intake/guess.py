"""Guess which column of a spreadsheet means what, from its heading and its cells; a human being confirms it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from experts.intake.column_meanings import Sureness, is_private, meanings
from experts.intake.columns import SEVERAL
from experts.intake.contents import Contents, has_letters, is_in_another_script, may_be_a_name, share
from experts.intake.vocabulary import Vocabulary
from experts.text import letters

LEAST = 0.45  # so sure a guess must be
MOST_CELLS = 100
ENOUGH, FEW = 0.6, 3  # so much of the cells, and so many of them, tell by themselves
BY_CELLS, LAST_RESORT = 0.8, 0.3
DOUBT = 0.5  # left of a guess that the cells belie
KNOWN = {"country", "tier", "category", "roles", "modes", "service_since"}  # there is no value that is new
WORDS = {"name", "name_local", "position", "unit", "agency", "parent_agency", "competencies", "languages", "summary"}
BY_HEADING = {"service_since"}  # any column may hold years
NAMES = {"name", "name_local", "given_name", "family_name"}


@dataclass(frozen=True, slots=True)
class Guess:
    field: str = ""  # empty where the column may mean anything
    sureness: float = 0.0  # up to 1
    separator: str = ""  # between the values in a cell, where there may be several


def guess(
    header: Sequence[str], samples: Sequence[Sequence[str]], vocabulary: Vocabulary, country: str = ""
) -> list[Guess]:
    """One a column. No field is given twice, but those of which a person has several."""
    columns = [_cells(samples, place) for place in range(len(header))]
    contents = Contents(vocabulary)
    found = [_sureness(name, cells, contents, country) for name, cells in zip(header, columns, strict=True)]
    chosen = _shared_out(found)
    if not NAMES & {field for field, _ in chosen.values()}:
        chosen |= _last_resort(header, columns, chosen.keys())
    return [
        Guess(*chosen[place], contents.separator(chosen[place][0], cells)) if place in chosen else Guess()
        for place, cells in enumerate(columns)
    ]


def _cells(samples: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place] for row in samples[:MOST_CELLS] if place < len(row) and letters(row[place])]


def _sureness(printed: str, cells: Sequence[str], contents: Contents, country: str) -> Sureness:
    found = meanings(printed, country)
    if not found and is_private(printed):
        return {}
    told = contents.shares(cells)
    for field in found:
        if _is_belied(field, cells, told):
            found[field] *= DOUBT
    for field, known in told.items():
        if known >= ENOUGH and (field in found or field not in BY_HEADING):
            found[field] = max(found.get(field, 0), BY_CELLS * known)
    if "name" in found and share(cells, is_in_another_script) >= ENOUGH:
        found["name_local"] = found.pop("name")
    return found


def _is_belied(field: str, cells: Sequence[str], told: Sureness) -> bool:
    if len(cells) < FEW:
        return False
    return (field in KNOWN and not told[field]) or (field in WORDS and share(cells, has_letters) < 1 - ENOUGH)


def _shared_out(found: Sequence[Sureness]) -> dict[int, tuple[str, float]]:
    """The surest first; of two columns that are as sure, the one that comes first."""
    every = [(-sureness, place, field) for place, one in enumerate(found) for field, sureness in one.items()]
    chosen: dict[int, tuple[str, float]] = {}
    taken: set[str] = set()
    for sureness, place, field in sorted(every):
        if -sureness >= LEAST and place not in chosen and field not in taken:
            chosen[place] = (field, round(-sureness, 2))
            taken |= {field} - SEVERAL
    return chosen


def _last_resort(
    header: Sequence[str], columns: Sequence[list[str]], chosen: Collection[int]
) -> dict[int, tuple[str, float]]:
    """The first column whose cells are all different and look like names."""
    for place, cells in enumerate(columns):
        differ = len(cells) >= FEW and len(set(cells)) == len(cells)
        if place not in chosen and differ and not is_private(header[place]) and all(map(may_be_a_name, cells)):
            field = "name_local" if share(cells, is_in_another_script) >= ENOUGH else "name"
            return {place: (field, LAST_RESORT)}
    return {}
