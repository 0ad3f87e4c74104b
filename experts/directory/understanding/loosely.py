"""Labels whose words stand in another order or form: ``drafting of laws``, ``managing talent``."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from experts.directory.understanding.atoms import Atom, is_unspaced
from experts.directory.understanding.phrases import Phrase
from experts.directory.understanding.senses import COMPETENCY, Claim, Sense
from experts.directory.understanding.stems import root

JOINERS = frozenset({"and", "or", "dan", "atau"})
STRAY_WORDS = 1

Roots = frozenset[str]
# The labels by their rarest root.
LooseLabels = Mapping[str, Sequence[tuple[Roots, Sense]]]


class Word(NamedTuple):
    place: int
    root: str
    length: int


def make_loose_labels(labels: Mapping[Phrase, tuple[str, ...]], filler: Collection[Phrase]) -> LooseLabels:
    """Of the labels with two content words or more: fewer would recognise too much."""
    values: dict[Roots, dict[str, None]] = {}
    for phrase, slugs in labels.items():
        if not any(is_unspaced(stem[0]) for stem in phrase):
            roots = frozenset(root(stem) for stem in phrase if (stem,) not in filler)
            values.setdefault(roots, {}).update(dict.fromkeys(slugs))
    frequency = Counter(each for roots in values for each in roots)
    found: dict[str, list[tuple[Roots, Sense]]] = {}
    for roots, slugs_ in values.items():
        if len(roots) > 1:
            rarest = min(roots, key=lambda each: (frequency[each], each))
            found.setdefault(rarest, []).append((roots, Sense(COMPETENCY, tuple(slugs_))))
    return found


def loose_claims(
    atoms: Sequence[Atom], labels: LooseLabels, taken: Collection[int], filler: Collection[int]
) -> Iterator[Claim]:
    for stretch in _stretches(atoms, taken, filler):
        present = {word.root for word in stretch}
        for each in present:
            for roots, sense in labels.get(each, ()):
                if roots <= present and (used := _closest(stretch, roots)):
                    yield Claim(tuple(word.place for word in used), sense, sum(word.length for word in used))


def _stretches(atoms: Sequence[Atom], taken: Collection[int], filler: Collection[int]) -> Iterator[list[Word]]:
    """The content words between one pause and the next."""
    stretch: list[Word] = []
    for place, atom in enumerate(atoms):
        if (atom.pauses or atom.stem in JOINERS) and stretch:
            yield stretch
            stretch = []
        if atom.stem and place not in taken and place not in filler:
            stretch.append(Word(place, root(atom.stem), len(atom.word)))
    if stretch:
        yield stretch


def _closest(stretch: list[Word], roots: Roots) -> list[Word]:
    """The first words that have all the roots, with hardly a stray word between them."""
    size = len(roots) + STRAY_WORDS
    for first in range(len(stretch) - len(roots) + 1):
        used = {word.root: word for word in reversed(stretch[first : first + size]) if word.root in roots}
        if len(used) == len(roots) and stretch[first].root in roots:
            return sorted(used.values())
    return []
