"""One way to read a text: what claims which of its atoms, which are filler, and which are left."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from experts.directory.understanding.atoms import Atom, is_unspaced
from experts.directory.understanding.claims import find_claims
from experts.directory.understanding.lexicon import Lexicon
from experts.directory.understanding.senses import AGENCY, FILLER, Claim
from experts.directory.understanding.stems import stem

ALTERNATIVES = frozenset({"or", "atau"})
NO_FILTERS = (AGENCY, FILLER)


@dataclass(frozen=True)
class Reading:
    """``mended`` has other words for the atoms in some places."""

    text: str
    atoms: Sequence[Atom]
    claims: Sequence[Claim]
    filler: Collection[int]
    mended: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def claimed(self) -> frozenset[int]:
        return frozenset(place for claim in self.claims for place in claim.places)

    @cached_property
    def left(self) -> list[int]:
        return [place for place in range(len(self.atoms)) if place not in self.claimed and place not in self.filler]

    @property
    def used(self) -> dict[int, str]:
        """The mended words that mean something."""
        return {place: word for place, word in self.mended.items() if place in self.claimed}

    def places_of(self, claim: Claim) -> list[int]:
        """With the filler between its words."""
        between = range(claim.places[0], claim.places[-1])
        return sorted({*claim.places, *(place for place in between if place in self.filler)})

    def typed(self, places: Sequence[int]) -> str:
        """The text in the places, in one piece wherever they are neighbours."""
        pieces: list[tuple[int, int]] = []
        for before, place in zip([-2, *places], places, strict=False):
            start = pieces.pop()[0] if before == place - 1 else self.atoms[place].start
            pieces.append((start, self.atoms[place].end))
        return " ".join(self.text[start:end] for start, end in pieces)


def read(text: str, atoms: Sequence[Atom], lexicon: Lexicon, mended: Mapping[int, str] | None = None) -> Reading:
    mended = mended or {}
    atoms = [_mend(atom, mended.get(place)) for place, atom in enumerate(atoms)]
    claims = find_claims(text, atoms, lexicon)
    claimed = {place for claim in claims for place in claim.places}
    filler = {place for claim in claims if claim.sense.filter == FILLER for place in claim.places}
    filler |= {place for place, atom in enumerate(atoms) if atom.word in lexicon.filler and place not in claimed}
    reading = Reading(text, atoms, [claim for claim in claims if claim.sense.filter not in NO_FILTERS], filler, mended)
    return replace(reading, filler=filler - _joints(atoms, {*reading.left}))


def _mend(atom: Atom, word: str | None) -> Atom:
    return atom._replace(word=word, stem=stem(word)) if word else atom


def _joints(atoms: Sequence[Atom], left: Collection[int]) -> set[int]:
    """Filler that holds together what is left: ``or`` between two words, a particle within a run of letters."""
    return {
        place
        for place, atom in enumerate(atoms)
        if place - 1 in left and place + 1 in left and (atom.word in ALTERNATIVES or is_unspaced(atom.word[:1] or " "))
    }
