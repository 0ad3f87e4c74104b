"""``search(criteria)``: one page of officials, how many there are, and the facets."""

from collections.abc import Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from experts.directory.cards import Card, load_cards
from experts.directory.criteria import Criteria
from experts.directory.facets import Counts, count, narrow
from experts.directory.index.keeper import Index
from experts.directory.matching import Match, any_of, match
from experts.directory.options import Facet, facets
from experts.directory.ranking import at_least, cut, groups
from experts.directory.wording import read_wording

PAGE_SIZE = 20


@dataclass(frozen=True)
class Results:
    cards: list[Card]
    total: int
    states: int
    facets: tuple[Facet, ...]
    page: int
    pages: int


@dataclass(frozen=True)
class Found:
    """Whom the words find, and how. ``is_partial``: nobody has all of them, so these have the most."""

    rows: BitMap
    matches: Sequence[Sequence[Match]]
    is_partial: bool = False


def search(criteria: Criteria, index: Index) -> Results:
    found = find(criteria.q, index)
    narrowed = narrow(criteria, index, found.rows)
    kept, counts = narrowed.kept, count(narrowed, index)
    pages = max(1, -(-len(kept) // PAGE_SIZE))
    page = min(criteria.page, pages)
    ranked = groups(criteria, kept, found.matches, index)
    officials = cut(ranked, index.facets.order, (page - 1) * PAGE_SIZE, page * PAGE_SIZE)
    return Results(
        cards=load_cards(officials, index.vocabulary, asked_competencies(criteria, found, index)),
        total=len(kept),
        states=len(set(counts["country"]).intersection(criteria.country or counts["country"])),
        facets=facets(criteria, counts, index.vocabulary),
        page=page,
        pages=pages,
    )


def find(text: str, index: Index) -> Found:
    wording = read_wording(text)
    by_unit = match(wording, index) if wording.units or wording.excluded else {}
    excluded = any_of(by_unit[unit].anywhere for unit in wording.excluded)
    matches = [[by_unit[unit] for unit in group] for group in wording.groups]
    rows = index.facets.everybody - excluded
    if not matches:
        return Found(rows, matches)
    places = [rows & any_of(one.anywhere for one in group) for group in matches]
    for number in range(len(places), 0, -1):
        if some := at_least(number, places):
            return Found(some, matches, is_partial=number < len(places))
    return Found(BitMap(), matches)


def matching(criteria: Criteria, index: Index) -> list[int]:
    """All officials that the criteria ask for, in their order."""
    found = find(criteria.q, index)
    kept = narrow(criteria, index, found.rows).kept
    return cut(groups(criteria, kept, found.matches, index), index.facets.order, 0, len(kept))


def tally(criteria: Criteria, index: Index) -> tuple[int, Counts]:
    """Only the total and the counts."""
    narrowed = narrow(criteria, index)
    return len(narrowed.kept), count(narrowed, index)


def first_cards(criteria: Criteria, index: Index, number: int = 6) -> list[Card]:
    kept = narrow(criteria, index).kept
    officials = cut(groups(criteria, kept, [], index), index.facets.order, 0, number)
    return load_cards(officials, index.vocabulary, index.vocabulary.competencies.within_slugs(criteria.competency))


def asked_competencies(criteria: Criteria, found: Found, index: Index) -> frozenset[int]:
    """The competencies that the reader asked for, to be marked on the cards."""
    by_words = (match.competencies for group in found.matches for match in group)
    return index.vocabulary.competencies.within_slugs(criteria.competency).union(*by_words)
