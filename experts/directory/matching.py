"""Whom each part of a wording finds, and where: in names, competencies, posts and agencies, or in what was done."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise

from django.db import connection
from pyroaring import BitMap

from experts.directory.index.facets import NONE
from experts.directory.index.keeper import Index
from experts.directory.index.texts import NAME, POST, PROSE, Lookup
from experts.directory.labels import Labels
from experts.directory.wording import Unit, Wording
from experts.text import unspaced_runs

STEMS_KEPT = 20_000


@dataclass(frozen=True)
class Match:
    """Rows by where the words are. Each is within the next, but for ``prose``, which is everywhere."""

    exact_name: BitMap
    whole_name: BitMap
    name: BitMap
    competency: BitMap
    post: BitMap
    prose: BitMap
    competencies: frozenset[int]

    @property
    def anywhere(self) -> BitMap:
        return self.name | self.competency | self.post | self.prose


def match(wording: Wording, index: Index) -> dict[Unit, Match]:
    """At most two queries, for words that nobody has asked for lately."""
    units = _units(wording)
    stems = stems_of({unit.words[0] for unit in units if len(unit.words) == 1})
    lookups = {unit: _Lookups.of(unit, stems.get(unit.words[0], frozenset())) for unit in units}
    found = index.words.find(lookup for each in lookups.values() for lookup in each.all)
    return {unit: _match(unit, lookups[unit], found, index) for unit in units}


def _match(unit: Unit, lookups: "_Lookups", found: dict[Lookup, BitMap], index: Index) -> Match:
    vocabulary, facets = index.vocabulary, index.facets
    competencies = vocabulary.competencies.within(_labelled(unit, vocabulary.competency_words))
    agencies = _labelled(unit, vocabulary.agency_words)
    whole = found[lookups.whole_name]
    return Match(
        exact_name=found[lookups.exact_name],
        whole_name=whole,
        name=whole | found[lookups.name],
        competency=facets.having_any(("expertise", pk) for pk in competencies) if competencies else NONE,
        post=found[lookups.post] | (facets.having_any(("agency", pk) for pk in agencies) if agencies else NONE),
        prose=found[lookups.prose],
        competencies=competencies,
    )


def match_names(wording: Wording, index: Index) -> dict[Unit, tuple[BitMap, BitMap]]:
    """Who has each unit in a name, and who has a name that goes on after it. One query, for words that nobody has
    asked for lately.
    """
    lookups = {unit: _Lookups.of(unit, frozenset()) for unit in _units(wording)}
    pairs = {unit: (each.whole_name, each.begun_name(unit)) for unit, each in lookups.items()}
    found = index.words.find(lookup for pair in pairs.values() for lookup in pair)
    return {unit: (found[whole], found[begun]) for unit, (whole, begun) in pairs.items()}


def _units(wording: Wording) -> list[Unit]:
    return list(dict.fromkeys([*wording.units, *wording.excluded]))


def _labelled(unit: Unit, labels: Labels[int]) -> frozenset[int]:
    return labels.with_word(unit.words[0]) if len(unit.words) == 1 else labels.with_piece(f" {' '.join(unit.words)} ")


@dataclass(frozen=True)
class _Lookups:
    exact_name: Lookup
    whole_name: Lookup
    name: Lookup
    post: Lookup
    prose: Lookup

    @property
    def all(self) -> tuple[Lookup, ...]:
        return (self.exact_name, self.whole_name, self.name, self.post, self.prose)

    def begun_name(self, unit: Unit) -> Lookup:
        """That of the name, where the last of several words may not have been typed to its end."""
        if len(unit.words) == 1:
            return self.name
        return replace(self.name, needed=self.name.needed - {unit.words[-1]}, piece=f" {' '.join(unit.words)}")

    @classmethod
    def of(cls, unit: Unit, stems: frozenset[str]) -> "_Lookups":
        runs = [run for word in unit.words for run in unspaced_runs(word)]
        pairs = frozenset("".join(pair) for run in runs for pair in pairwise(run))
        text = " ".join(unit.words)
        if pairs and len(unit.words) == 1:
            name = Lookup(NAME, needed=pairs)  # no piece: somebody may put a space between the parts of a name
            return cls(name, name, name, *(Lookup(kind, needed=pairs, piece=text) for kind in (POST, PROSE)))
        whole = frozenset(word for word in unit.words if not unspaced_runs(word))
        if len(unit.words) > 1:
            return cls._same(lambda kind: Lookup(kind, needed=pairs | whole, piece=f" {text} "))
        accented = frozenset(
            f"={typed}" for typed, word in zip(unit.accented, unit.words, strict=True) if typed != word
        )
        return cls(
            exact_name=Lookup(NAME, needed=accented or whole),
            whole_name=Lookup(NAME, needed=frozenset(unit.words)),
            name=Lookup(NAME, beginning=text) if len(text) > 1 else Lookup(NAME, needed=frozenset(unit.words)),
            post=Lookup(POST, one_of=stems),
            prose=Lookup(PROSE, one_of=stems),
        )

    @classmethod
    def _same(cls, lookup: Callable[[str], Lookup]) -> "_Lookups":
        return cls(lookup(NAME), lookup(NAME), lookup(NAME), lookup(POST), lookup(PROSE))


_known_stems: dict[str, frozenset[str]] = {}


def stems_of(words: set[str]) -> dict[str, frozenset[str]]:
    """Each word with its stems in English and Indonesian, as the database makes them."""
    if missing := [word for word in words if word not in _known_stems]:
        if len(_known_stems) > STEMS_KEPT:
            _known_stems.clear()
        with connection.cursor() as cursor:
            cursor.execute("SELECT word, experts_terms(word) FROM unnest(%s::text[]) AS word", [missing])
            _known_stems.update((word, frozenset(stems)) for word, stems in cursor.fetchall())
    return {word: _known_stems[word] for word in words}


def any_of(rows: Iterable[BitMap]) -> BitMap:
    return BitMap.union(NONE, *rows)


def all_of(rows: Iterable[BitMap]) -> BitMap:
    return reduce(BitMap.intersection, rows)
