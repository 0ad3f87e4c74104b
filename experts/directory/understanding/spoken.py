"""Languages, which are recognised by what stands beside them: ``Thai`` alone is the country."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from experts.directory.understanding.atoms import Atom, stems
from experts.directory.understanding.loosely import JOINERS
from experts.directory.understanding.phrases import Found, Phrase, Phrases, values_by_phrase
from experts.directory.understanding.senses import LANGUAGE, Sense


class Language(NamedTuple):
    """``is_bare`` is Inggris, without its Bahasa: it needs this or ``berbahasa``, for many such names are countries."""

    codes: tuple[str, ...]
    is_bare: bool


class Beside(NamedTuple):
    """What stands beside languages in a text: where each begins by where it ends, and the reverse for ``after``."""

    naming: Mapping[int, int]
    before: Mapping[int, int]
    perhaps: Mapping[int, int]
    after: Mapping[int, int]


@dataclass(frozen=True)
class Languages:
    named: Phrases[Language]
    contexts: Phrases[str]

    def find(self, atoms: Sequence[Atom], filler: Collection[str]) -> Iterator[Found[Sense]]:
        """Each language with its context; in a list such as ``speaks Thai or Lao``, the first one's serves for all."""
        typed = [atom.stem for atom in atoms]
        named = sorted(self.named.find(typed), key=lambda found: (found.start, -found.end))
        beside = self._beside(typed) if named else Beside({}, {}, {}, {})
        listed: set[int] = set()
        for start, end, language in named:
            first, last = _with_context(start, end, language.is_bare, beside, _is_closed(atoms, end, filler))
            if (first, last) != (start, end) or start in listed:
                yield Found(first, last, Sense(LANGUAGE, language.codes))
                listed |= _next_in_list(atoms, last)

    def _beside(self, typed: Sequence[str]) -> Beside:
        found = list(self.contexts.find(typed))
        ends = {
            place: {each.end: each.start for each in found if each.value == place}
            for place in ("naming", "before", "perhaps")
        }
        return Beside(**ends, after={each.start: each.end for each in found if each.value == "after"})


def make_languages(names: Iterable[tuple[str, str]], contexts: Mapping[Phrase, str]) -> Languages:
    full = values_by_phrase((code, stems(name)) for code, name in names)
    bare = values_by_phrase((code, name[1:]) for name, codes in full.items() for code in codes if name[:1] in contexts)
    named = {phrase: Language(codes, is_bare=True) for phrase, codes in bare.items()}
    named |= {phrase: Language(codes, is_bare=False) for phrase, codes in full.items() if phrase[:1] not in contexts}
    return Languages(Phrases(named), Phrases(contexts))


def _with_context(start: int, end: int, is_bare: bool, beside: Beside, is_closed: bool) -> tuple[int, int]:
    first = beside.naming.get(start, start)
    if is_bare and first == start:
        return start, end
    first = beside.before.get(first, first)
    if first == start and is_closed:
        first = beside.perhaps.get(start, start)
    return first, beside.after.get(end, end)


def _is_closed(atoms: Sequence[Atom], end: int, filler: Collection[str]) -> bool:
    """Whether the next word belongs to something else: ``in Thai agencies`` means the country."""
    return end == len(atoms) or atoms[end].pauses or atoms[end].word in filler


def _next_in_list(atoms: Sequence[Atom], end: int) -> set[int]:
    """Where another language may stand: after a comma, or a word such as ``and``."""
    if end == len(atoms):
        return set()
    if atoms[end].stem in JOINERS:
        return {end + 1}
    return {end} if atoms[end].pauses else set()
