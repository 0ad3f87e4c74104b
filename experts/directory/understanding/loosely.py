"""Labels whose words stand in another order or form: ``drafting of laws``, ``managing talent``."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from experts.directory.understanding.atoms import Atom, is_unspaced
from experts.directory.understanding.phrases import Phrase
from experts.directory.understanding.senses import COMPETENCY, Claim, Sense
from experts.directory.understanding.stems import root

JOINERS = frozenset({"and", "or", "dan", "atau"})
STRAY_WORDS = 1

Roots = frozenset[str]


class Word(NamedTuple):
    place: int
    root: str
    length: int


@dataclass(frozen=True)
class LooseLabels:
    """The labels by their rarest root. ``irregular`` has the roots that the rules don't find."""

    by_rarest: Mapping[str, Sequence[tuple[Roots, Sense]]]
    irregular: Mapping[str, str]
    filler: Collection[str]

    def claims(self, atoms: Sequence[Atom], taken: Collection[int]) -> Iterator[Claim]:
        """In no order, and also such as share atoms."""
        for stretch in self._stretches(atoms, taken):
            present = {word.root for word in stretch}
            for rarest in present:
                for roots, sense in self.by_rarest.get(rarest, ()):
                    if roots <= present and (used := _closest(stretch, roots)):
                        yield Claim(tuple(word.place for word in used), sense, sum(word.length for word in used))

    def _stretches(self, atoms: Sequence[Atom], taken: Collection[int]) -> Iterator[list[Word]]:
        """The content words between one pause and the next."""
        stretch: list[Word] = []
        for place, atom in enumerate(atoms):
            if (atom.pauses or atom.stem in JOINERS) and stretch:
                yield stretch
                stretch = []
            if atom.stem and place not in taken and atom.word not in self.filler:
                found = self.irregular.get(atom.stem) or root(atom.stem)
                stretch.append(Word(place, found, len(atom.word)))
        if stretch:
            yield stretch


def make_loose_labels(
    labels: Mapping[Phrase, tuple[str, ...]], irregular: Mapping[str, str], filler: Collection[str]
) -> LooseLabels:
    """Of the labels with two content words or more: fewer would recognise too much."""
    values: dict[Roots, dict[str, None]] = {}
    for phrase, slugs in labels.items():
        roots = frozenset(irregular.get(stem) or root(stem) for stem in phrase if stem not in filler)
        if len(roots) > 1 and not any(is_unspaced(stem[0]) for stem in phrase):
            values.setdefault(roots, {}).update(dict.fromkeys(slugs))
    frequency = Counter(each for roots in values for each in roots)
    by_rarest: dict[str, list[tuple[Roots, Sense]]] = {}
    for roots, found in values.items():
        rarest = min(roots, key=lambda each: (frequency[each], each))
        by_rarest.setdefault(rarest, []).append((roots, Sense(COMPETENCY, tuple(found))))
    return LooseLabels(by_rarest, irregular, filler)


def _closest(stretch: Sequence[Word], roots: Roots) -> list[Word]:
    """The first words that have all the roots, with hardly a stray word between them."""
    size = len(roots) + STRAY_WORDS
    for first in range(len(stretch) - len(roots) + 1):
        used = {word.root: word for word in reversed(stretch[first : first + size]) if word.root in roots}
        if len(used) == len(roots) and stretch[first].root in roots:
            return sorted(used.values())
    return []
