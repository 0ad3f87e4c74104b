"""Languages, which are recognised by what stands beside them: ``Thai`` alone is the country."""

from collections.abc import Iterator, Sequence

from experts.directory.understanding.atoms import Atom
from experts.directory.understanding.loosely import JOINERS
from experts.directory.understanding.phrases import Found, Phrases
from experts.directory.understanding.senses import LANGUAGE, Sense


def language_spans(
    atoms: Sequence[Atom], languages: Phrases[tuple[str, ...]], contexts: Phrases[str], filler: Phrases[bool]
) -> Iterator[Found[Sense]]:
    """Each language with its context; in a list such as ``speaks Thai or Lao``, the first one's serves for all."""
    stems = [atom.stem for atom in atoms]
    named = sorted(languages.find(stems), key=lambda found: (found.start, -found.end))
    if not named:
        return
    beside = list(contexts.find(stems))
    before = {found.end: found.start for found in beside if found.value == "before"}
    perhaps = {found.end: found.start for found in beside if found.value == "perhaps"}
    after = {found.start: found.end for found in beside if found.value == "after"}
    closed = {found.start for found in filler.find(stems)} | {len(stems)}
    closed |= {place for place, atom in enumerate(atoms) if atom.pauses}
    listed: set[int] = set()
    for start, end, codes in named:
        first, last = _reach_back(start, before), after.get(end, end)
        if first == start and end in closed:
            first = perhaps.get(start, start)
        if (first, last) != (start, end) or start in listed:
            yield Found(first, last, Sense(LANGUAGE, codes))
            listed |= {last, last + 1} if last < len(stems) and stems[last] in JOINERS else {last}


def _reach_back(start: int, before: dict[int, int]) -> int:
    """``speaks Bahasa Inggris`` has two contexts, one before the other."""
    while start in before:
        start = before[start]
    return start
