"""Take a printed name apart: the name itself, the titles before it and after it."""

import re
from dataclasses import dataclass

from experts.intake import titles
from experts.intake.casing import is_shouted, natural_name
from experts.intake.titles import Titles
from experts.text import clean, letters
from experts.text import words as words_of

GENERATION = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\.){1,4}(?:[A-Z][A-Za-z]{0,5}\.?)?")
SHORTEST_UNSPACED = 3  # 橋本 博士 is somebody whose given name is written like a doctorate


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    before: str = ""
    after: str = ""
    is_recased: bool = False


def name_key(name: str) -> str:
    """The form in which two spellings of one name are equal: folded, and without punctuation."""
    return " ".join(words_of(name))


def take_apart(printed: str, country: str) -> Name:
    """Nothing is taken away that would leave no name."""
    printed = clean(printed)
    text, degrees = _without_degrees(printed, country)
    text, honours = _without_honours(text, country)
    recase = is_shouted(text) or text.islower()
    return Name(
        text=natural_name(text.upper()) if recase else text,
        before=" ".join(honours),
        after=", ".join(degrees),
        is_recased=recase,
    )


def sort_titles(printed: str, country: str) -> tuple[str, str]:
    """Titles from a column of their own, sorted into those before and those after a name."""
    honours, degrees = [], []
    for piece in filter(None, map(clean, re.split("[,;|]", printed))):
        known = titles.after().all_of(piece.split(), country)
        if known and not titles.before().find(piece, country):
            degrees += [title.text for title in known]
        else:
            honours.append(piece)
    return " ".join(honours), ", ".join(degrees)


def joined(column: str, found: str, separator: str) -> str:
    """What a column of titles says and what was found at the name, each title once."""
    said = [letters(title) for title in column.split(separator.strip() or None)]
    more = [title for title in found.split(separator) if title and letters(title) not in said]
    return separator.join(filter(None, [column, *more]))


def _without_degrees(text: str, country: str) -> tuple[str, list[str]]:
    name, *pieces = [piece.strip() for piece in text.split(",")]
    if not name:
        return text, []
    name, degrees = _without_trailing(name, country)
    for piece in pieces:
        found = titles.after().all_of(piece.split(), country)
        if found:
            degrees += [title.text for title in found]
        elif GENERATION.fullmatch(piece):
            name = f"{name} {piece}"
        elif degrees and DEGREE.fullmatch(piece):
            degrees.append(piece)
        elif piece:
            name = f"{name}, {piece}"
    return name, degrees


def _without_trailing(name: str, country: str) -> tuple[str, list[str]]:
    """Degrees that follow the name without a comma."""
    name, degrees = _without_attached_end(name, country)
    words = name.split()
    while len(words) > 1:
        size = next((n for n in (3, 2, 1) if n < len(words) and _is_degree(words[-n:], words, country)), 0)
        if not size:
            break
        title = titles.after().find(" ".join(words[-size:]), country)
        degrees = [title.text if title else "", *degrees]
        words = words[:-size]
    return " ".join(words), degrees


def _is_degree(end: list[str], words: list[str], country: str) -> bool:
    """Whether the last words are a degree and can't be a surname: MIA and MAN are both."""
    printed = " ".join(end)
    if not titles.after().find(printed, country):
        return False
    if len(end) > 1 or re.search(r"\w\.\w", printed) or printed.startswith("("):
        return True
    capitals = sum(letter.isupper() for letter in printed)
    return len(words) > 2 and len(printed) > 2 and capitals > 1 and not " ".join(words).isupper()


def _without_honours(text: str, country: str) -> tuple[str, list[str]]:
    known = titles.before()
    honours: list[str] = []
    text = _spaced(text, known, country)
    while True:
        words = text.split()
        size = next((n for n in range(min(titles.LONGEST, len(words) - 1), 0, -1) if _is_honour(words[:n], country)), 0)
        title = known.find(" ".join(words[:size]), country) if size else None
        if title:
            honours.append(title.text)
            text = " ".join(words[size:]).lstrip(",").strip()
        elif (start := _attached_start(text, known, country)) is not None:
            honours.append(start)
            text = text[len(start) :].strip()
        else:
            return text, honours


def _is_honour(words: list[str], country: str) -> bool:
    printed = " ".join(words).rstrip(",")
    title = titles.before().find(printed, country)
    return title is not None and title.is_written_as(printed)


def _spaced(text: str, known: Titles, country: str) -> str:
    """``Dr.Ir.Budi`` as ``Dr. Ir. Budi``, and ``S.M. Wahyu`` as it is."""
    first, _, rest = text.partition(" ")
    *abbreviations, name = first.split(".")
    if len(name) > 2 and abbreviations and known.find(abbreviations[0], country):
        first = " ".join([*(f"{abbreviation}." for abbreviation in abbreviations), name])
    return f"{first} {rest}".strip()


def _attached_start(text: str, known: Titles, country: str) -> str | None:
    for title in known.unspaced(country):
        rest = text.removeprefix(title.text)
        if rest != text and titles.can_begin_a_name(rest.strip()):
            return title.text
    return None


def _without_attached_end(name: str, country: str) -> tuple[str, list[str]]:
    for title in titles.after().unspaced(country):
        rest = name.removesuffix(title.text).strip()
        if rest != name and len(letters(rest)) >= SHORTEST_UNSPACED:
            return rest, [title.text]
    return name, []
