"""Where words are looked for. Each condition is written twice: in SQL, which an index answers, and in Python, for texts
that were read already, so that what is kept in memory can follow a change.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from psycopg import sql

NAMES = "name, name_local, other_names, title_before, title_after"


@dataclass(frozen=True)
class Place:
    """Columns that are searched together. A name has no stems."""

    kind: str
    table: str
    official: str
    columns: str
    condition: str = "true"
    prefix: str = "experts_"

    @property
    def terms(self) -> str:
        return f"{self.prefix}terms({self.columns})"

    @property
    def spaced(self) -> str:
        return f"{self.prefix}spaced({self.columns})"


NAME, POST, PROSE = "name", "post", "prose"
PLACES = [
    Place(NAME, "experts_official", "id", NAMES, prefix="experts_name_"),
    Place(POST, "experts_post", "official_id", "title, unit", "(until IS NULL OR until >= %(today)s)"),
    Place(PROSE, "experts_official", "id", "summary, summary_local, rank_title"),
    Place(PROSE, "experts_expertise", "official_id", "evidence"),
    Place(PROSE, "experts_assignment", "official_id", "title, organiser, audience"),
    Place(PROSE, "experts_education", "official_id", "qualification, field, institution"),
    Place(PROSE, "experts_achievement", "official_id", "title, issuer"),
]


@dataclass(frozen=True)
class Lookup:
    """A condition on texts of a kind: all of some terms, one of others, a piece of the spaced text."""

    kind: str
    needed: frozenset[str] = frozenset()
    one_of: frozenset[str] = frozenset()
    piece: str = ""

    def holds(self, terms: frozenset[str], spaced: str) -> bool:
        return self.needed <= terms and (not self.one_of or not self.one_of.isdisjoint(terms)) and self.piece in spaced

    def queries(self, today: date) -> list[sql.Composable]:
        """For each place of the kind, a query for the officials who have it there."""
        return [self._query(place, today) for place in PLACES if place.kind == self.kind]

    def _query(self, place: Place, today: date) -> sql.Composable:
        conditions = [place.condition.replace("%(today)s", f"'{today}'")]
        values: list[Any] = []
        if self.needed:
            conditions.append(f"{place.terms} @> {{}}::text[]")
            values.append(sorted(self.needed))
        if self.one_of:
            conditions.append(f"{place.terms} && {{}}::text[]")
            values.append(sorted(self.one_of))
        if self.piece:
            conditions.append(f"{place.spaced} LIKE {{}}")
            values.append(f"%{_escaped(self.piece)}%")
        text = f"SELECT {place.official} AS official FROM {place.table} WHERE {' AND '.join(conditions)}"  # noqa: S608
        return sql.SQL(text).format(*map(sql.Literal, values))


def _escaped(piece: str) -> str:
    return piece.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def texts_query(today: date) -> str:
    """Of a few officials, every text: official, kind, terms, spaced text."""
    return " UNION ALL ".join(
        f"SELECT {place.official}, '{place.kind}', {place.terms}, {place.spaced} FROM {place.table} "  # noqa: S608
        f"WHERE {place.official} = ANY(%(officials)s) AND {place.condition}"
        for place in PLACES
    )
