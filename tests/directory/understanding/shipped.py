"""A lexicon of the shipped reference files, without a database."""

from functools import cache

from experts.directory.understanding import Lexicon, Names, Understood, make_lexicon, understand
from experts.directory.understanding.names import Pairs
from experts.reference.files import names, rows
from experts.reference.loader import FOLDER


def shipped_names() -> Names:
    competencies = [*rows(FOLDER, "competencies")]
    countries = [*rows(FOLDER, "countries")]
    return Names(
        competencies=_named("slug", competencies)
        + tuple((row["competency"], row["text"]) for row in rows(FOLDER, "competency_labels")),
        countries=_named("code", countries) + tuple((row["code"], row["name_own"]) for row in countries),
        languages=_named("code", [*rows(FOLDER, "languages")])
        + tuple((row["code"], row["name_own"]) for row in rows(FOLDER, "languages")),
        tiers=_named("slug", [*rows(FOLDER, "tiers")]),
        members=tuple(row["code"] for row in countries if row["membership"] == "asean"),
        plus_three=tuple(row["code"] for row in countries if row["membership"] == "plus-three"),
        agencies=tuple(
            (row["slug"], text)
            for row in rows(FOLDER, "agencies")
            for text in (row["name"], row["name_local"], row["acronym"], *row["other_names"].split("|"))
            if text
        ),
    )


@cache
def shipped_lexicon() -> Lexicon:
    return make_lexicon(shipped_names())


def understood(text: str, *occurring: str) -> Understood:
    """What the text means, when the words given occur in somebody's profile."""
    return understand(text, shipped_lexicon(), frozenset(occurring).__contains__)


def _named(key: str, listed: list[dict[str, str]]) -> Pairs:
    return tuple((row[key], text) for row in listed for text in names(row).values())
