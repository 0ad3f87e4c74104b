"""Ways to type what is known of an official. Each gives the text and its judge, or None where it doesn't apply."""

from collections.abc import Callable

from experts.text import fold
from tests.relevance.judging import InPost, Judge, Named
from tests.relevance.records import Office, Record

Typed = tuple[str, Judge] | None
Way = Callable[[Record], Typed]

LONG = 7  # letters that a word has in which a typing error still leaves it to be recognised
MOST_WORDS = 9


def as_it_is(official: Record) -> Typed:
    return official.name, Named(official.name)


def in_capitals(official: Record) -> Typed:
    return official.name.upper(), Named(official.name)


def backwards(official: Record) -> Typed:
    text = " ".join(reversed(official.name.split()))
    return text, Named(text)


def without_accents(official: Record) -> Typed:
    text = fold(official.name)
    return None if official.name.isascii() else (text, Named(text))


def end_with_accents(official: Record) -> Typed:
    text = " ".join(official.name.split()[-2:])
    return None if text.isascii() else (text, Named(text))


def last(name: str) -> str:
    return name.split()[-1]


def last_word(official: Record) -> Typed:
    text = last(official.name)
    return (text, Named(text)) if len(text) >= LONG else None


def first_and_last_word(official: Record) -> Typed:
    found = official.name.split()
    text = f"{found[0]} {found[-1]}"
    return (text, Named(text)) if len(found) > 2 else None


def beginning(official: Record) -> Typed:
    text = _longest_word(official.name)[:6]
    return (text, Named(text)) if len(_longest_word(official.name)) > LONG else None


def with_title(official: Record) -> Typed:
    return (f"{official.title} {official.name}", Named(official.name)) if official.title else None


def with_agency(official: Record) -> Typed:
    first, agency = official.name.split()[0], official.offices[0].acronym
    tells_enough = agency and len(first) > 3
    return (f"{first} {agency}", Named(first, agency=agency)) if tells_enough else None


def with_country(name: str) -> Way:
    """The first word of the name, and the country by this name."""

    def way(official: Record) -> Typed:
        first = official.name.split()[0]
        return f"{first} {name}", Named(first, country=official.country)

    return way


def own_script(official: Record) -> Typed:
    return (official.name_local, Named(official.name_local)) if official.name_local else None


def own_script_unspaced(official: Record) -> Typed:
    text = official.name_local.replace(" ", "")
    return (text, Named(text)) if text != official.name_local else None


def own_script_first_word(official: Record) -> Typed:
    text, _, more = official.name_local.partition(" ")
    return (text, Named(text)) if more else None


def own_script_last_two_letters(official: Record) -> Typed:
    text = official.name_local[-2:]
    return (text, Named(text)) if len(official.name_local) == 3 else None


def mistyped(change: Callable[[str], str], of: Callable[[str], str] = str) -> Way:
    """The name, or a part of it, with an error in its longest word."""

    def way(official: Record) -> Typed:
        meant = of(fold(official.name))
        word = _longest_word(meant)
        return (meant.replace(word, change(word)), Named(meant)) if len(word) >= LONG else None

    return way


def two_swapped(word: str) -> str:
    return next(
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(2, len(word) - 1)
        if word[at] != word[at + 1]
    )


def one_left_out(word: str) -> str:
    return word[:3] + word[4:]


def one_doubled(word: str) -> str:
    return word[:4] + word[3:]


def one_wrong(word: str) -> str:
    return f"{word[:4]}{'o' if word[4] != 'o' else 'a'}{word[5:]}"


def _longest_word(text: str) -> str:
    return max(text.split(), key=len)


def function_at(official: Record) -> Typed:
    """“Director Open Data, Ministry of Trade”."""
    office = official.offices[0]
    return _in_post(f"{office.function} {office.agency[0]}", office, office.agency[0]) if office.agency else None


def function_at_acronym(official: Record) -> Typed:
    office = official.offices[0]
    return _in_post(f"{office.function} {office.acronym}", office, office.acronym) if office.acronym else None


def acronym_first(official: Record) -> Typed:
    office = official.offices[0]
    return _in_post(f"{office.acronym} {office.function}".lower(), office, office.acronym) if office.acronym else None


def function_at_local_name(official: Record) -> Typed:
    office = official.offices[0]
    local = office.agency[1] if office.agency else ""
    return _in_post(f"{office.function} {local}", office, local) if local.isascii() and local else None


def _in_post(text: str, office: Office, agency: str) -> Typed:
    fits = len(text.split()) <= MOST_WORDS and fold(text).isascii()
    return (text, InPost(office.function, agency)) if fits else None
