"""What an official has, as keys of the index: each table is read by one query, for everybody or for a few."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db import connection
from psycopg import Cursor
from psycopg.abc import Params

Key = tuple[str, Any]  # a facet and one of its values
Ids = np.ndarray[Any, np.dtype[np.int64]]

MONTH = "(date_part('year', {0}) * 12 + date_part('month', {0}))::int"
CURRENT = "agency_id IS NOT NULL AND (until IS NULL OR until >= %(today)s)"


@dataclass(frozen=True)
class Source:
    """Officials by the values of some columns. ``keys`` tells what a combination of values means."""

    table: str
    official: str
    columns: str
    keys: Callable[..., Iterable[Key]]
    condition: str = "true"

    def query(self, of_some: bool) -> str:
        """Values, then the keys of the officials who have them: eight bytes each, the largest first."""
        width = self.keys.__code__.co_argcount
        return f"""
            SELECT {self.columns}, string_agg(int8send({self.official}), ''::bytea) FROM {self.table}
            WHERE {self.condition} {f"AND {self.official} = ANY(%(officials)s)" if of_some else ""}
            GROUP BY {", ".join(str(n + 1) for n in range(width))}
        """  # noqa: S608


def month_number(day: date) -> int:
    return day.year * 12 + day.month


def _of_official(column: str, facet: str) -> Source:
    return Source("experts_official", "id", column, lambda value: [(facet, value)], f"{column} IS NOT NULL")


def _several(facet: str) -> Callable[[str], list[Key]]:
    return lambda values: [(facet, value) for value in values.split()]


def _expertise(competency: int, level: int, roles: str) -> Iterator[Key]:
    yield "expertise", competency
    yield "level", (competency, level)
    for role in roles.split():
        yield "role", role
        yield "role for", (competency, role)


# Arrays go through text: grouping by an array takes three times as long.
SOURCES = [
    _of_official("country_id", "country"),
    _of_official("tier_id", "tier"),
    Source("experts_official", "id", "array_to_string(modes, ' ')", _several("mode")),
    Source("experts_official", "id", "array_to_string(categories, ' ')", _several("category")),
    _of_official("confirmed_on", "confirmed"),
    _of_official(MONTH.format("available_from"), "from"),
    _of_official(MONTH.format("available_until"), "until"),
    _of_official("is_demonstration", "is_demonstration"),
    Source("experts_expertise", "official_id", "competency_id, level, array_to_string(roles, ' ')", _expertise),
    Source("experts_languageskill", "official_id", "language_id", lambda code: [("language", code)], "can_teach"),
    Source("experts_post", "official_id", "agency_id", lambda agency: [("agency", agency)], CURRENT),
]


def read(source: Source, today: date, officials: list[int] | None = None) -> Iterator[tuple[Iterable[Key], Ids]]:
    """Keys with the officials who have them: of everybody, or of the officials given."""
    with raw_cursor() as cursor:
        query = source.query(of_some=officials is not None)
        cursor.execute(query, {"today": today, "officials": officials}, binary=True)
        for *values, ids in cursor:
            yield source.keys(*values), np.frombuffer(ids, ">i8").astype(np.int64)


class RawCursor(Cursor[Any]):
    """psycopg's own, which hands over bytes as they are. Its queries are logged where Django's are."""

    def execute(self, query: Any, params: Params | None = None, **kwargs: Any) -> "RawCursor":
        if connection.queries_logged:
            connection.queries_log.append({"sql": str(query), "time": "unknown"})
        return super().execute(query, params, **kwargs)


def raw_cursor() -> RawCursor:
    """In Django's transaction."""
    connection.ensure_connection()
    return RawCursor(connection.connection)
