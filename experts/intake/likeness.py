"""Whether two names, as lists of words in one spelling, may be one person's; and how surely."""

from collections.abc import Callable, Sequence
from functools import partial

from rapidfuzz.distance import OSA

# Where the words of names are syllables each of them counts, and so does their order.
SYLLABLES = {"CN", "KH", "KR", "MM", "VN"}
SPACES, ORDER = 97, 95
INITIAL, SLIP, MISSING = 6, 6, 10  # what each takes from a hundred
MOST_SLIPS = 2
LONG = 8  # a word in which so many are thought of


def likeness(ours: Sequence[str], theirs: Sequence[str], country: str) -> int:
    """From 1 to 100, or 0 where they are two people's names."""
    if _has_other_spaces("".join(ours), "".join(theirs)):
        return SPACES
    our_rest, their_rest = _without(ours, theirs), _without(theirs, ours)
    if not our_rest and not their_rest:
        return 0 if country in SYLLABLES else ORDER
    agreeing = sum(len(word) > 1 for word in ours) - sum(len(word) > 1 for word in our_rest)
    initials = _strike(our_rest, their_rest, _is_initial) if agreeing else 0
    slips = _strike(our_rest, their_rest, partial(_slips, country=country))
    missing = our_rest or their_rest
    if (our_rest and their_rest) or slips > MOST_SLIPS or len(missing) > 1:
        return 0
    if missing and (agreeing < 2 or missing[0] not in may_be_missing(ours if our_rest else theirs, country)):
        return 0
    return 100 - INITIAL * initials - SLIP * slips - MISSING * len(missing)


def may_be_missing(words: Sequence[str], country: str) -> Sequence[str]:
    """The words any one of which the same person's name may lack."""
    if country in SYLLABLES:
        return words[1:-1] if len(words) > 3 else ()
    return words if len(words) > 2 else ()


def slips_allowed(word: str, country: str) -> int:
    """In a short word another letter makes another name."""
    if country in SYLLABLES:
        return int(len(word) >= LONG)
    return 0 if len(word) < 6 else 1 if len(word) < LONG else MOST_SLIPS


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    left = list(words)
    for other in others:
        if other in left:
            left.remove(other)
    return left


def _has_other_spaces(ours: str, theirs: str) -> bool:
    """``Min Ji Kim`` and ``Kim Minji``: one is the other from some letter on."""
    return len(ours) == len(theirs) and ours in theirs + theirs


def _is_initial(ours: str, theirs: str) -> int:
    short, long = sorted((ours, theirs), key=len)
    return int(len(short) == 1 and long.startswith(short))


def _slips(ours: str, theirs: str, country: str) -> int:
    most = slips_allowed(min(ours, theirs, key=len), country)
    if ours[0] != theirs[0]:  # few go wrong at the first letter, and families differ in it
        return 0
    slips = OSA.distance(ours, theirs, score_cutoff=most)
    return slips if slips <= most else 0


def _strike(ours: list[str], theirs: list[str], relation: Callable[[str, str], int]) -> int:
    """Take out of both the words that stand in a relation, and return how much it is of it in all."""
    found = 0
    for word in list(ours):
        related = [(amount, other) for other in theirs if (amount := relation(word, other))]
        if related:
            amount, other = min(related)
            found += amount
            ours.remove(word)
            theirs.remove(other)
    return found
