"""A text as a row of atoms: whole words where words are spaced, single letters where they are not.

Thai, Khmer, Lao, Burmese, Chinese, Japanese and Korean are written without spaces, or with spaces that writers set as
they like. Letter by letter, a phrase in the middle of a run is found in the same way as a phrase between other words.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, groupby
from typing import NamedTuple

from experts.directory.understanding.stems import stem
from experts.text import fold, words

UNSPACED = ("THAI", "LAO", "MYANMAR", "KHMER", "CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "HANGUL")
_ASCII_WORD = re.compile("[a-z0-9]+")
# What a person quotes or excludes: "…", -word, -"…". A minus counts only at the start of a word.
_VERBATIM = re.compile(r'(?:(?<!\S)-)?["“”][^"“”]*[^\W_][^"“”]*["“”]|(?<!\S)-[^\s"“”]*[^\W_][^\s"“”]*')
_PAUSE = re.compile(r"[^\s\w'’/&-]")


class Atom(NamedTuple):
    """``stem`` is what is compared; it is empty for what must stay as it was typed.

    ``pauses`` tells that a comma or the like stands before the atom.
    """

    word: str
    stem: str
    start: int
    end: int
    pauses: bool = False


def read_atoms(text: str) -> list[Atom]:
    """The atoms of what was typed, with their places in it."""
    atoms: list[Atom] = []
    end = 0
    for match in _VERBATIM.finditer(text):
        atoms += _plain_atoms(text, end, match.start())
        atoms.append(Atom("", "", match.start(), match.end(), pauses=True))
        end = match.end()
    return atoms + _plain_atoms(text, end, len(text))


def spell(text: str) -> list[str]:
    """The folded words and letters of a name or a label, whose places nobody asks for."""
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    spelt: list[str] = []
    for kind, run in groupby(text, _kind):
        letters = "".join(run)
        if kind == "word" and (word := _fold_word(letters)):
            spelt.append(word)
        elif kind == "run":
            spelt += chain.from_iterable(map(_fold_letter, letters))
    return spelt


def stems(text: str) -> tuple[str, ...]:
    return tuple(map(stem, spell(text)))


@lru_cache(maxsize=1 << 14)
def is_unspaced(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(UNSPACED)


@lru_cache(maxsize=1 << 14)
def is_sign(letter: str) -> bool:
    """Whether it is a vowel or tone sign, which belongs to the letter before it."""
    return unicodedata.category(letter[0])[0] == "M"


def _plain_atoms(text: str, start: int, end: int) -> list[Atom]:
    atoms = []
    last = start
    for word, first, stop in _folded(text, start, end):
        pauses = bool(_PAUSE.search(text, last, first)) if first > last else False
        atoms.append(Atom(word, stem(word), first, stop, pauses))
        last = stop
    return atoms


def _folded(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The folded words and letters with their places in the text; one letter may fold to two."""
    for kind, run in groupby(text[start:end], _kind):
        letters = "".join(run)
        if kind == "word" and (word := _fold_word(letters)):
            yield word, start, start + len(letters)
        elif kind == "run":
            for position, letter in enumerate(letters, start):
                yield from ((folded, position, position + 1) for folded in _fold_letter(letter))
        start += len(letters)


@lru_cache(maxsize=1 << 14)
def _kind(letter: str) -> str:
    if unicodedata.category(letter)[0] not in "LMN":
        return ""
    return "run" if is_unspaced(letter) else "word"


@lru_cache(maxsize=1 << 14)
def _fold_word(letters: str) -> str:
    return letters.lower() if letters.isascii() else "".join(words(letters))


@lru_cache(maxsize=1 << 14)
def _fold_letter(letter: str) -> str:
    return fold(letter)
