"""The judged queries: needs as people type them, from a table; names, posts and vain searches, drawn from the data."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.relevance.judging import Judge, Need
from tests.relevance.records import Topic

TABLE = Path(__file__).with_name("queries.csv")


class Kind(StrEnum):
    ENGLISH = "need in English"
    INDONESIAN = "need in Indonesian"
    OTHER_LANGUAGE = "need in another language"
    SCRIPT = "script without spaces"
    COUNTRY = "need with a country"
    ROLE = "need with a role, language or tier"
    NAME = "name"
    POST = "post and agency"
    TYPO = "typing error"
    NOBODY = "need that nobody meets"


@dataclass(frozen=True)
class Query:
    kind: Kind
    text: str
    judge: Judge


def needs(topics: dict[str, Topic]) -> Iterator[Query]:
    """The queries of the table. Where a cell has several values, ``|`` stands between them."""
    with TABLE.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            yield Query(
                Kind(row["kind"]),
                row["text"],
                Need(
                    competencies=tuple(topics[slug] for slug in row["competencies"].split("|")),
                    roles=_values(row["roles"]),
                    countries=_values(row["countries"]),
                    languages=_values(row["languages"]),
                    tiers=_values(row["tiers"]),
                ),
            )


def _values(cell: str) -> frozenset[str]:
    return frozenset(filter(None, cell.split("|")))
