"""Everything that can be recognised in a text, made from the names in the database and the data files beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from experts.directory.understanding.atoms import spell, stems
from experts.directory.understanding.data import Row, rows
from experts.directory.understanding.loosely import LooseLabels, make_loose_labels
from experts.directory.understanding.names import Names
from experts.directory.understanding.phrases import Phrase, Phrases
from experts.directory.understanding.senses import AGENCY, COMPETENCY, COUNTRY, TIER, Sense
from experts.directory.understanding.stems import MIN_LENGTH


@dataclass(frozen=True)
class Lexicon:
    """``languages`` mean something only beside one of the ``contexts``. ``words`` are those to mend errors with."""

    senses: Phrases[Sense]
    labels: LooseLabels
    languages: Phrases[tuple[str, ...]]
    contexts: Phrases[str]
    filler: Phrases[bool]
    codes: frozenset[str]
    words: tuple[str, ...]
    known: frozenset[str]


def make_lexicon(names: Names) -> Lexicon:
    """Takes a tenth of a second: to be kept for as long as the names stay the same."""
    meanings = rows("meanings")
    contexts = {stems(row["text"]): row["place"] for row in rows("contexts")}
    filler = {stems(row["text"]): True for row in rows("filler")}
    languages = _values_by_phrase((code, _bare(stems(name), contexts)) for code, name in names.languages)
    labels = _values_by_phrase((slug, stems(text)) for slug, text in names.competencies)
    senses = _senses(names, meanings, labels)
    texts = [row["text"] for row in meanings] + [text for _, text in names.competencies + names.countries + names.tiers]
    return Lexicon(
        senses=Phrases(senses),
        labels=make_loose_labels(labels, filler),
        languages=Phrases(languages),
        contexts=Phrases(contexts),
        filler=Phrases(filler),
        codes=frozenset(code for code, _ in names.countries),
        words=tuple(dict.fromkeys(word for text in texts for word in spell(text) if len(word) >= MIN_LENGTH)),
        known=frozenset(
            stem for phrases in (senses, languages, contexts, filler) for phrase in phrases for stem in phrase
        ),
    )


def _senses(names: Names, meanings: list[Row], labels: dict[Phrase, tuple[str, ...]]) -> dict[Phrase, Sense]:
    """What comes first is meant first: a label that is also the name of an agency is the competency."""
    groups = {"members": names.members, "plus-three": names.plus_three}
    senses: dict[Phrase, Sense] = {}
    for row in meanings:
        values = (groups.get(value, (value,)) for value in row["values"].split())
        senses[stems(row["text"])] = Sense(row["filter"], tuple(each for group in values for each in group))
    for filter_, pairs in ((COUNTRY, names.countries), (TIER, names.tiers)):
        for phrase, found in _values_by_phrase((value, stems(name)) for value, name in pairs).items():
            senses.setdefault(phrase, Sense(filter_, found))
    for phrase, slugs in labels.items():
        senses.setdefault(phrase, Sense(COMPETENCY, slugs))
    for slug, name in names.agencies:
        if phrase := stems(name):
            senses.setdefault(phrase, Sense(AGENCY, (slug,)))
    return senses


def _values_by_phrase(pairs: Iterable[tuple[str, Phrase]]) -> dict[Phrase, tuple[str, ...]]:
    """All values that have the phrase for a name, each once."""
    found: dict[Phrase, dict[str, None]] = {}
    for value, phrase in pairs:
        if phrase:
            found.setdefault(phrase, {})[value] = None
    return {phrase: tuple(values) for phrase, values in found.items()}


def _bare(phrase: Phrase, contexts: dict[Phrase, str]) -> Phrase:
    """``Bahasa Inggris`` is Inggris in a context."""
    return phrase[1:] if len(phrase) > 1 and phrase[:1] in contexts else phrase
