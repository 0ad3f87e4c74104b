"""Everything that can be recognised in a text, made from the names in the database and the data files beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from experts.directory.understanding.atoms import spell, stems
from experts.directory.understanding.data import rows
from experts.directory.understanding.loosely import LooseLabels, make_loose_labels
from experts.directory.understanding.names import Names
from experts.directory.understanding.phrases import Phrase, Phrases, values_by_phrase
from experts.directory.understanding.senses import AGENCY, COMPETENCY, COUNTRY, FILLER, LANGUAGE, TIER, Sense
from experts.directory.understanding.spoken import Languages, make_languages
from experts.directory.understanding.stems import MIN_LENGTH, stem

SHORTEST_ACRONYM = 3

Values = tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """``words`` are those that a word with a typing error may be; ``known`` are the stems that have none."""

    senses: Phrases[Sense]
    labels: LooseLabels
    languages: Languages
    codes: frozenset[str]
    filler: frozenset[str]
    words: tuple[str, ...]
    known: frozenset[str]


@lru_cache(maxsize=2)
def make_lexicon(names: Names) -> Lexicon:
    """Takes a tenth of a second, so the last one is kept for when the names are still the same."""
    fillers = [tuple(spell(row["text"])) for row in rows("filler")]
    filler = frozenset(phrase[0] for phrase in fillers if len(phrase) == 1)
    contexts = {stems(row["text"]): row["place"] for row in rows("contexts")}
    irregular = {stem(word): row["root"] for row in rows("roots") for word in row["words"].split()}
    labels = values_by_phrase((slug, stems(text)) for slug, text in names.competencies)
    senses = _senses(names, labels, [phrase for phrase in fillers if len(phrase) > 1])
    languages = make_languages(names.languages, contexts)
    return Lexicon(
        senses=Phrases(senses),
        labels=make_loose_labels(labels, irregular, filler),
        languages=languages,
        codes=frozenset(code for code, _ in names.countries),
        filler=filler,
        words=_words(names),
        known=filler.union(irregular, *senses, *contexts, *languages.named.values),
    )


def _senses(names: Names, labels: Mapping[Phrase, Values], fillers: Iterable[Phrase]) -> dict[Phrase, Sense]:
    """What comes first is meant first: a label that is also the name of an agency is the competency."""
    agencies = values_by_phrase((slug, stems(name)) for slug, name in names.agencies if len(name) >= SHORTEST_ACRONYM)
    listed = [
        (COUNTRY, values_by_phrase((code, stems(name)) for code, name in names.countries)),
        (TIER, values_by_phrase((slug, stems(name)) for slug, name in names.tiers)),
        (COMPETENCY, labels),
        (AGENCY, agencies),
        (FILLER, {tuple(map(stem, phrase)): () for phrase in fillers}),
    ]
    senses = _meanings(names)
    for filter_, phrases in listed:
        for phrase, values in phrases.items():
            senses.setdefault(phrase, Sense(filter_, values))
    return senses


def _meanings(names: Names) -> dict[Phrase, Sense]:
    """Those of the data file, without the states, languages and tiers that the database doesn't have."""
    groups = {"members": names.members, "plus-three": names.plus_three}
    kept = {COUNTRY: names.countries, LANGUAGE: names.languages, TIER: names.tiers}
    known = {filter_: {value for value, _ in pairs} for filter_, pairs in kept.items()}
    senses = {}
    for row in rows("meanings"):
        values = chain.from_iterable(groups.get(value, (value,)) for value in row["values"].split())
        if found := tuple(value for value in values if value in known.get(row["filter"], (value,))):
            senses[stems(row["text"])] = Sense(row["filter"], found)
    return senses


def _words(names: Names) -> Values:
    """Of all but agencies: a word that belongs to one of these is no meaning."""
    named = names.competencies + names.countries + names.languages + names.tiers
    texts = [text for _, text in named] + [row["text"] for name in ("meanings", "contexts") for row in rows(name)]
    return tuple(dict.fromkeys(word for text in texts for word in spell(text) if len(word) >= MIN_LENGTH))
