"""What a search missed, as far as it may be kept: no numbers, no addresses, no names, nothing long."""

import unicodedata

from django.db.models import Q

from experts.directory.criteria import Criteria
from experts.directory.search import Results
from experts.directory.wording import read_wording
from experts.models import Nomination, Official, User
from experts.text import unspaced_runs, words

LONGEST, LONGEST_WORD, MOST_WORDS = 60, 25, 5
SHORTEST = 3  # letters, where words have spaces between them
OF_ADDRESSES = {"www", "http", "https", "com", "org", "gov", "gmail", "yahoo"}


def missed_by(criteria: Criteria, results: Results) -> str:
    """The words that meant nothing and that nobody has, if nothing else was asked for: or else each further filter
    would count them again. Words that are near to a name were taken for one, so they may be one.
    """
    is_found = results.total and not results.is_partial
    near_names = results.corrections != results.interpretation.corrections
    if is_found or near_names or criteria != Criteria(q=criteria.q):
        return ""
    return fit(results.asked.q)


def fit(text: str) -> str:
    """The folded term, or nothing if it may not be kept."""
    wording = read_wording(text)
    term = " ".join(word for unit in wording.units for word in unit.words)
    is_plain = not wording.excluded and all(len(group) == 1 for group in wording.groups)
    return term if is_plain and not _is_odd(text, term) else ""


def _is_odd(text: str, term: str) -> bool:
    said = term.split()
    has_signs = any(sign in text for sign in "@/\\=<>") or any(unicodedata.category(sign)[0] == "N" for sign in text)
    is_long = len(term) > LONGEST or len(said) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in _spaced(said))
    is_short = not unspaced_runs(term) and not any(len(word) >= SHORTEST for word in said)
    return has_signs or is_long or is_short or len(term) < 2 or not OF_ADDRESSES.isdisjoint(said)


def has_a_name(term: str) -> bool:
    """Whether a word of it is a part of the name of somebody whom the database knows, public or not."""
    said = set(term.split())
    return _is_an_officials(said) or not said.isdisjoint(_names_without_record())


def _is_an_officials(said: set[str]) -> bool:
    """Short words are too many names, and an index on trigrams doesn't know them."""
    named = Q()
    for word in said:
        if unspaced_runs(word):
            named |= Q(folded_name__contains=word)
        elif len(word) >= SHORTEST:
            named |= Q(folded_name__regex=rf"\m{word}\M")
    return bool(named) and Official.objects.filter(named).exists()


def _names_without_record() -> set[str]:
    nominees = Nomination.objects.filter(official=None).exclude(name="").values_list("name", flat=True)
    users = User.objects.values_list("name", flat=True)
    return {word for name in [*nominees, *users] for word in words(name) if len(word) >= SHORTEST}


def _spaced(said: list[str]) -> list[str]:
    return [word for word in said if not unspaced_runs(word)]
