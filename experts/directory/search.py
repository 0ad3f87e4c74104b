"""``search(criteria)``: one page of officials, how many there are, and the facets."""

from dataclasses import dataclass, replace

from experts.directory.cards import Card, load_cards
from experts.directory.criteria import Criteria
from experts.directory.facets import Counts, Narrowed, count, narrow
from experts.directory.finding import Found, find
from experts.directory.index.keeper import Index
from experts.directory.interpreting import Interpretation, interpret
from experts.directory.options import Facet, facets
from experts.directory.ranking import cut, groups
from experts.directory.understanding import Correction

PAGE_SIZE = 20


@dataclass(frozen=True)
class Results:
    """``asked`` are the criteria with what was understood of the words. ``is_partial``: nobody has all of the words."""

    cards: list[Card]
    total: int
    states: int
    facets: tuple[Facet, ...]
    page: int
    pages: int
    interpretation: Interpretation
    is_partial: bool
    corrections: tuple[Correction, ...]

    @property
    def asked(self) -> Criteria:
        return self.interpretation.criteria


@dataclass(frozen=True)
class Search:
    """What was asked, and whom the words and the filters leave."""

    interpretation: Interpretation
    found: Found
    narrowed: Narrowed

    @property
    def asked(self) -> Criteria:
        return self.interpretation.criteria


def search(criteria: Criteria, index: Index) -> Results:
    run = run_search(criteria, index)
    asked, kept, counts = run.asked, run.narrowed.kept, count(run.narrowed, index)
    pages = max(1, -(-len(kept) // PAGE_SIZE))
    page = min(criteria.page, pages)
    ranked = groups(asked, kept, run.found, index)
    officials = cut(ranked, index.facets.order, (page - 1) * PAGE_SIZE, page * PAGE_SIZE)
    return Results(
        cards=load_cards(
            officials,
            index.vocabulary,
            asked_competencies(asked, run.found, index),
            run.found.units,
            with_prose=run.found.is_in_prose(officials, index),
        ),
        total=len(kept),
        states=len(set(counts["country"]).intersection(asked.country or counts["country"])),
        facets=facets(asked, counts, index.vocabulary),
        page=page,
        pages=pages,
        interpretation=run.interpretation,
        is_partial=run.found.is_partial and bool(kept),
        corrections=(*run.interpretation.corrections, *run.found.corrections),
    )


def run_search(criteria: Criteria, index: Index) -> Search:
    """As understood; or by the words as they are, when this way nobody is found and that way somebody is.

    What was said of a country is kept to, though.
    """
    run = _run(interpret(criteria, index), index)
    meanings = run.interpretation.meanings
    if run.narrowed.kept or not meanings or any(meaning.filter == "country" for meaning in meanings):
        return run
    by_words = _run(Interpretation(criteria), index)
    return by_words if by_words.narrowed.kept and not by_words.found.is_partial else run


def _run(interpretation: Interpretation, index: Index) -> Search:
    asked = interpretation.criteria
    by_filters = narrow(asked, index)
    found = find(asked.q, index, among=by_filters.kept)
    return Search(interpretation, found, replace(by_filters, found=found.rows))


def matching(criteria: Criteria, index: Index) -> list[int]:
    """All officials that the criteria ask for, in their order."""
    run = run_search(criteria, index)
    kept = run.narrowed.kept
    return cut(groups(run.asked, kept, run.found, index), index.facets.order, 0, len(kept))


def tally(criteria: Criteria, index: Index) -> tuple[int, Counts]:
    """Only the total and the counts, for criteria without words."""
    narrowed = narrow(criteria, index)
    return len(narrowed.kept), count(narrowed, index)


def first_cards(criteria: Criteria, index: Index, number: int = 6) -> list[Card]:
    kept = narrow(criteria, index).kept
    officials = cut(groups(criteria, kept, Found(kept), index), index.facets.order, 0, number)
    return load_cards(officials, index.vocabulary, index.vocabulary.competencies.within_slugs(criteria.competency))


def asked_competencies(criteria: Criteria, found: Found, index: Index) -> frozenset[int]:
    """The competencies that the reader asked for, to be marked on the cards."""
    by_words = (match.competencies for group in found.matches for match in group)
    return index.vocabulary.competencies.within_slugs(criteria.competency).union(*by_words)
