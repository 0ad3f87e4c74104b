"""A need as it was typed, understood."""

from collections.abc import Callable
from dataclasses import dataclass

from experts.directory.understanding.atoms import read_atoms
from experts.directory.understanding.lexicon import Lexicon
from experts.directory.understanding.mending import mendings
from experts.directory.understanding.readings import read
from experts.text import clean


@dataclass(frozen=True)
class Meaning:
    """Values of a filter, one of which is enough, and the words that say so, as they were typed."""

    filter: str
    values: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Correction:
    """A word with a typing error, and the word that it was taken for."""

    typed: str
    used: str


@dataclass(frozen=True)
class Understood:
    """``rest`` has the words that mean nothing here, in typed order, with quotes and minus."""

    meanings: tuple[Meaning, ...] = ()
    rest: str = ""
    corrections: tuple[Correction, ...] = ()


def understand(text: str, lexicon: Lexicon, occurs: Callable[[str], bool]) -> Understood:
    """``occurs`` tells whether somebody has the folded word in their profile; it is asked about likely errors only."""
    text = clean(text)
    atoms = read_atoms(text)
    plain = read(text, atoms, lexicon)
    unsure = {place: atoms[place].word for place in plain.left if atoms[place].stem not in lexicon.known}
    readings = [read(text, atoms, lexicon, mended) for mended in mendings(unsure, lexicon.words, occurs)]
    best = max([plain, *readings], key=lambda reading: (len(reading.used), len(reading.claimed)))
    return Understood(
        meanings=tuple(Meaning(*claim.sense, words=best.typed(best.places_of(claim))) for claim in best.claims),
        rest=best.typed(best.left),
        corrections=tuple(_correction(best.typed([place]), word) for place, word in best.used.items()),
    )


def _correction(typed: str, word: str) -> Correction:
    """With a capital where there was one."""
    return Correction(typed, word.capitalize() if typed[0].isupper() else word)
