"""The words of a name of an agency, a competency or the like, so that different wordings can be compared."""

import re
from collections.abc import Sequence

from experts.text import clean, unspaced_runs, words

LITTLE_WORDS = {"a", "and", "at", "da", "dan", "de", "di", "do", "e", "for", "in", "ng", "of", "on", "the", "to"}
LITTLE_WORDS |= {"dengan", "pada", "untuk", "va"}
SHORT_FORMS = {
    "admin": "administration",
    "dept": "department",
    "dev": "development",
    "gov": "government",
    "govt": "government",
    "hr": "human resource",
    "intl": "international",
    "mgmt": "management",
    "mgt": "management",
    "min": "ministry",
    "natl": "national",
    "sdm": "sumber daya manusia",
}
BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")


def wordings(text: str) -> list[str]:
    """The text as it is, without what stands in brackets, and in parts: a parent, an acronym, a translation."""
    inside = [round_one or square for round_one, square in BRACKETS.findall(text)]
    pieces = re.split(r"\s[-–—|]\s|/|\n", text)
    return list(dict.fromkeys(filter(words, map(clean, [text, BRACKETS.sub(" ", text), *inside, *pieces]))))


def tokens(text: str) -> list[str]:
    """Its words without the little ones; of a script without spaces, any two letters that stand side by side."""
    found: list[str] = []
    for word in words(text):
        if runs := unspaced_runs(word):
            found += [run[place : place + 2] for run in runs for place in range(max(1, len(run) - 1))]
        elif word not in LITTLE_WORDS:
            found += SHORT_FORMS.get(word, word).split()
    return found or words(text)


def is_short_for(short: str, long: Sequence[str]) -> bool:
    """Whether it is made of how all the words begin, as ``bappenas`` and ``mofa`` are; little words may be left out."""
    if not long:
        return not short
    first, *rest = long
    if first in LITTLE_WORDS and is_short_for(short, rest):
        return True
    sizes = range(min(len(first), len(short)), 0, -1)
    return any(short[:size] == first[:size] and is_short_for(short[size:], rest) for size in sizes)
