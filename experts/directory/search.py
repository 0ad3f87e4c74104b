"""``search(criteria)``: one page of officials, how many there are, and the facets."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Case, F, IntegerField, Q, Value, When

from experts.directory.cards import Card, make_cards
from experts.directory.criteria import Criteria
from experts.directory.facets import Counts, count, narrow
from experts.directory.options import Facet, facets
from experts.directory.vocabulary import Vocabulary
from experts.directory.words import Word, read_words
from experts.models import Official
from experts.models.official import OfficialQuerySet

PAGE_SIZE = 20
BY_NAME = ("sort_key", "pk")


@dataclass(frozen=True)
class Results:
    cards: list[Card]
    total: int
    states: int
    facets: tuple[Facet, ...]
    page: int
    pages: int


def search(criteria: Criteria, vocabulary: Vocabulary) -> Results:
    values = _values(criteria, vocabulary)
    counts = count(Official.objects.published(), values, vocabulary.competencies)
    total = counts["total"].get("", 0)
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(criteria.page, pages)
    officials = _matching(criteria, values)[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return Results(
        cards=make_cards(officials, vocabulary, _matched(values)),
        total=total,
        states=len(set(counts["country"]).intersection(criteria.country or counts["country"])),
        facets=facets(criteria, counts, vocabulary),
        page=page,
        pages=pages,
    )


def matching(criteria: Criteria, vocabulary: Vocabulary) -> OfficialQuerySet:
    """All officials that the criteria ask for, in their order."""
    return _matching(criteria, _values(criteria, vocabulary))


def tally(criteria: Criteria, vocabulary: Vocabulary) -> Counts:
    """Only the counts, in one query."""
    return count(Official.objects.published(), _values(criteria, vocabulary), vocabulary.competencies)


def first_cards(criteria: Criteria, vocabulary: Vocabulary, number: int = 6) -> list[Card]:
    values = _values(criteria, vocabulary)
    return make_cards(_matching(criteria, values)[:number], vocabulary, _matched(values))


def _values(criteria: Criteria, vocabulary: Vocabulary) -> Mapping[str, Any]:
    """What the filters compare with: competencies with all that lies below them, words with their meanings."""
    tree = vocabulary.competencies
    return asdict(criteria) | {
        "competency": tree.within_slugs(criteria.competency),
        "q": read_words(criteria.q, tree),
    }


def _matching(criteria: Criteria, values: Mapping[str, Any]) -> OfficialQuerySet:
    officials = narrow(Official.objects.published(), values)
    if criteria.order == "updated":
        return officials.order_by(F("confirmed_on").desc(nulls_last=True), *BY_NAME)
    if criteria.order == "relevance":
        return officials.order_by(_distance(values["q"]), *BY_NAME)
    return officials.order_by(*BY_NAME)


def _distance(words: tuple[Word, ...]) -> Case:
    """0 where the whole search is in the name, 1 where it is in competencies, 2 where posts and agencies help."""
    in_name = Q(*(word.in_name for word in words))
    in_competencies = Q(*(word.in_competency for word in words))
    return Case(
        When(in_name, then=Value(0)),
        When(in_competencies, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )


def _matched(values: Mapping[str, Any]) -> frozenset[int]:
    """The competencies that the reader asked for, to be marked on the cards."""
    return values["competency"].union(*(word.competencies for word in values["q"]))
