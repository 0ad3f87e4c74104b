"""What the words of a search were taken to mean, turned into criteria."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from experts.directory.criteria import Criteria
from experts.directory.index.keeper import Index
from experts.directory.matching import all_of, match
from experts.directory.understanding import Correction, Meaning, understand
from experts.directory.wording import Unit, Wording, read_wording


@dataclass(frozen=True)
class Interpretation:
    """``criteria`` has what was understood among its filters, and in ``q`` the words that are left."""

    criteria: Criteria
    meanings: tuple[Meaning, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def is_understood(self, name: str, value: str) -> bool:
        """Whether the words say so, and not a filter."""
        return any(meaning.filter == name and value in meaning.values for meaning in self.meanings)


def interpret(criteria: Criteria, index: Index) -> Interpretation:
    """What is asked for in words becomes filters, unless all of the words are somebody's name."""
    if not criteria.q or criteria.words:
        return Interpretation(criteria)

    def occurs(word: str) -> bool:
        unit = Unit((word,), (word,))
        return bool(match(Wording(((unit,),)), index)[unit].anywhere)

    understood = understand(criteria.q, index.vocabulary.lexicon, occurs)
    if understood.rest and understood.meanings and is_a_name(criteria.q, index):
        return Interpretation(criteria)
    asked = with_meanings(replace(criteria, q=understood.rest), understood.meanings)
    return Interpretation(asked, understood.meanings, understood.corrections)


def is_a_name(text: str, index: Index) -> bool:
    wording = read_wording(text)
    matches = match(wording, index)
    names = [matches[unit].whole_name for unit in wording.units]
    return len(names) > 1 and bool(all_of(names) & index.facets.everybody)


def with_meanings(criteria: Criteria, meanings: Iterable[Meaning]) -> Criteria:
    for meaning in meanings:
        values = dict.fromkeys([*getattr(criteria, meaning.filter), *meaning.values])
        criteria = criteria.but(page=criteria.page, **{meaning.filter: tuple(values)})
    return criteria


def settle(criteria: Criteria, typed: str, index: Index) -> Criteria:
    """The criteria of somebody who changed filters, or words, on a page that had understood the words ``typed``.

    The page had ticked what it understood. With the same words, what is ticked now counts, and only the words that
    are left; with other words, what was ticked for the old ones goes.
    """
    before = interpret(Criteria(q=typed), index)
    if criteria.q == typed:
        return replace(criteria, q=before.criteria.q)
    for meaning in before.meanings:
        for value in meaning.values:
            criteria = criteria.without(meaning.filter, value)
    return criteria
