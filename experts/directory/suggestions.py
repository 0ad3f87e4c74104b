"""What is offered while somebody types: competencies, countries, agencies and people, each with where it leads.

Nothing is offered that nobody has.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from django.utils.translation import gettext as _

from experts.directory.cards import Card, load_cards
from experts.directory.criteria import Criteria
from experts.directory.filters import FACETS
from experts.directory.index.keeper import Index
from experts.directory.labels import Labels
from experts.directory.matching import match_names
from experts.directory.names import Found, Name, Named
from experts.directory.ranking import cut
from experts.directory.wording import Unit, Wording, read_wording
from experts.models import Agency, Country
from experts.text import words

MOST = {"competency": 3, "country": 2, "agency": 2}
MOST_PEOPLE = 4


@dataclass(frozen=True)
class Suggestion:
    """``also`` is another name of it, which may be the one that was typed."""

    label: str
    url: str
    also: str = ""
    also_language: str = ""
    post: str = ""
    country: Country | None = None
    experts: int = 0


@dataclass(frozen=True)
class Group:
    name: str
    label: str
    suggestions: list[Suggestion]


def suggest(text: str, index: Index) -> list[Group]:
    """The groups that have something to offer. At most two queries, both for people."""
    wording = read_wording(text)
    if not wording.groups:
        return []
    groups = [
        Group("competency", _("Competencies"), _values("competency", wording, text, index)),
        Group("country", _("Countries"), _values("country", wording, text, index)),
        Group("agency", _("Agencies"), _values("agency", wording, text, index)),
        Group("official", _("Experts"), _people(wording, index)),
    ]
    return [group for group in groups if group.suggestions]


def _values(facet: str, wording: Wording, text: str, index: Index) -> list[Suggestion]:
    typed = f" {' '.join(words(text))}"
    found = sorted(_find(facet, wording, index), key=lambda one: one.rank(typed))
    return [_value(facet, one, index) for one in found[: MOST[facet]]]


def _find(facet: str, wording: Wording, index: Index) -> Iterator[Found]:
    names: dict[tuple[Named, str], list[Name]] = defaultdict(list)
    for name in wording.meant(partial(_begun, labels=index.vocabulary.names[facet])):
        names[name.thing, name.value].append(name)
    for (thing, value), found in names.items():
        if rows := FACETS[facet].rows([value], index):
            yield Found(thing, found, len(rows))


def _begun(unit: Unit, labels: Labels[Name]) -> frozenset[Name]:
    """The names that go on after the unit, or end there."""
    return labels.with_word(unit.words[0]) if len(unit.words) == 1 else labels.with_piece(f" {' '.join(unit.words)}")


def _value(facet: str, found: Found, index: Index) -> Suggestion:
    also = found.also
    return Suggestion(
        label=found.label,
        url=Criteria().but(**{facet: (found.names[0].value,)}).url(),
        also=also.text if also else "",
        also_language=also.language if also else "",
        country=index.vocabulary.all_countries[found.thing.country_id] if isinstance(found.thing, Agency) else None,
        experts=found.experts,
    )


def _people(wording: Wording, index: Index) -> list[Suggestion]:
    """Those with the words themselves in their names first, then those with words that begin so."""
    wording = _without_a_letter(wording)
    found = match_names(wording, index)
    begun = wording.meant(lambda unit: found[unit][1]) & index.facets.everybody
    whole = begun & wording.meant(lambda unit: found[unit][0])
    officials = cut(iter([whole, begun - whole]), index.facets.order, 0, MOST_PEOPLE)
    return [_person(card) for card in load_cards(officials, index.vocabulary)]


def _without_a_letter(wording: Wording) -> Wording:
    """Names are not found by one letter. While a further word has no more, those found so far stay."""
    *before, last = wording.groups
    is_letter = all(len(str(unit)) == 1 for unit in last)
    return replace(wording, groups=tuple(before)) if before and is_letter else wording


def _person(card: Card) -> Suggestion:
    official, post = card.official, card.post
    return Suggestion(
        label=official.full_name,
        url=official.get_absolute_url(),
        also=official.name_local if official.name_local != official.name else "",
        also_language=card.country.own_language_id or "",
        post=", ".join(str(part) for part in (post.title, post.agency) if part) if post else "",
        country=card.country,
    )
