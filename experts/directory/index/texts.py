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
    """A condition on texts of a kind: all of some terms, one of others, a piece of the spaced text.

    Names are asked for all of some terms and for the beginning of one; the others have no index for beginnings.
    """

    kind: str
    needed: frozenset[str] = frozenset()
    one_of: frozenset[str] = frozenset()
    beginning: str = ""
    piece: str = ""

    def holds(self, terms: frozenset[str], spaced: str) -> bool:
        return (
            self.needed <= terms
            and (not self.one_of or not self.one_of.isdisjoint(terms))
            and (not self.beginning or any(term.startswith(self.beginning) for term in terms))
            and self.piece in spaced
        )

    def queries(self, today: date) -> list[sql.Composable]:
        """For each place of the kind, a query for the officials who have it there."""
        return [self._query(place, today) for place in PLACES if place.kind == self.kind]

    def _query(self, place: Place, today: date) -> sql.Composable:
        conditions = [place.condition.replace("%(today)s", f"'{today}'")]
        values: list[Any] = []
        for condition, value in self._in_name(place) if self.kind == NAME else self._in_text(place):
            if value:
                conditions.append(condition)
                values.append(value)
        text = f"SELECT {place.official} AS official FROM {place.table} WHERE {' AND '.join(conditions)}"  # noqa: S608
        return sql.SQL(text).format(*map(sql.Literal, values))

    def _in_text(self, place: Place) -> list[tuple[str, Any]]:
        return [
            (f"{place.terms} @> {{}}::text[]", sorted(self.needed)),
            (f"{place.terms} && {{}}::text[]", sorted(self.one_of)),
            (f"{place.spaced} LIKE {{}}", self._pattern),
        ]

    def _in_name(self, place: Place) -> list[tuple[str, Any]]:
        lexemes = [_quoted(term) for term in sorted(self.needed)] + [f"{_quoted(self.beginning)}:*"] * bool(
            self.beginning
        )
        return [
            (f"array_to_tsvector({place.terms}) @@ {{}}::tsquery", " & ".join(lexemes)),
            (f"{place.spaced} LIKE {{}}", self._pattern),
        ]

    @property
    def _pattern(self) -> str:
        return f"%{_escaped(self.piece)}%" if self.piece else ""


def _quoted(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"


def _escaped(piece: str) -> str:
    return piece.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def texts_query(today: date) -> str:
    """Of a few officials, every text: official, kind, terms, spaced text."""
    return " UNION ALL ".join(
        f"SELECT {place.official}, '{place.kind}', {place.terms}, {place.spaced} FROM {place.table} "  # noqa: S608
        f"WHERE {place.official} = ANY(%(officials)s) AND {place.condition}"
        for place in PLACES
    )
