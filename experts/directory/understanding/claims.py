"""Which atoms of a text have which sense, once it is settled which of two readings holds."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from experts.directory.understanding.atoms import Atom
from experts.directory.understanding.lexicon import Lexicon
from experts.directory.understanding.senses import AGENCY, COMPETENCY, COUNTRY, Claim, Sense

LONGEST_ACRONYM = 4


def find_claims(text: str, atoms: Sequence[Atom], lexicon: Lexicon) -> list[Claim]:
    """In the order of the text; no two claim the same atom."""
    settled = _settle([*_exact_claims(text, atoms, lexicon), *_code_claims(text, atoms, lexicon.codes)])
    taken = {place for claim in settled if claim.sense.filter != COMPETENCY for place in claim.places}
    loose = sorted(lexicon.labels.claims(atoms, taken), key=_by_size)
    return sorted(_with_larger(settled, loose))


def _exact_claims(text: str, atoms: Sequence[Atom], lexicon: Lexicon) -> Iterator[Claim]:
    """Languages first: of two claims to the same atoms, the first is settled."""
    for start, end, sense in lexicon.languages.find(atoms, lexicon.filler):
        yield _claim(atoms, start, end, sense)
    for start, end, sense in lexicon.senses.find([atom.stem for atom in atoms]):
        # One word is an agency only as an acronym: in small letters it is a word like any other.
        if sense.filter != AGENCY or end - start > 1 or _typed(text, atoms[start]).isupper():
            yield _claim(atoms, start, end, sense)


def _code_claims(text: str, atoms: Sequence[Atom], codes: Collection[str]) -> Iterator[Claim]:
    """``ID`` and ``MY`` are states, but not when somebody writes everything in capitals."""
    if text.isupper() and any(len(atom.word) > LONGEST_ACRONYM for atom in atoms):
        return
    for place, atom in enumerate(atoms):
        if (code := _typed(text, atom)) in codes:
            yield _claim(atoms, place, place + 1, Sense(COUNTRY, (code,)))


def _settle(claims: Iterable[Claim]) -> list[Claim]:
    """The longest first, then the one that stands first."""
    settled: list[Claim] = []
    taken: set[int] = set()
    for claim in sorted(claims, key=_by_size):
        if taken.isdisjoint(claim.places):
            settled.append(claim)
            taken.update(claim.places)
    return settled


def _with_larger(settled: list[Claim], loose: Iterable[Claim]) -> list[Claim]:
    """A loose match takes the place of exact ones only if it has all their words and more."""
    for claim in loose:
        places = set(claim.places)
        rivals = [other for other in settled if not places.isdisjoint(other.places)]
        if all(places > set(other.places) for other in rivals):
            settled = [other for other in settled if other not in rivals] + [claim]
    return settled


def _claim(atoms: Sequence[Atom], start: int, end: int, sense: Sense) -> Claim:
    return Claim(tuple(range(start, end)), sense, sum(len(atom.word) for atom in atoms[start:end]))


def _by_size(claim: Claim) -> tuple[int, tuple[int, ...]]:
    return -claim.weight, claim.places


def _typed(text: str, atom: Atom) -> str:
    return text[atom.start : atom.end]
