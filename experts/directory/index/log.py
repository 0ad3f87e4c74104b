"""What changed since a snapshot, told by the database's log of changes."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from experts.directory.index.sources import raw_cursor
from experts.models.change import VOCABULARY

MOST = 5000  # of changed officials that are worth patching; beyond, a new index takes less time

START = """
    SELECT pg_current_snapshot()::text, d.oid::text, COALESCE(p.number, 0),
        COALESCE(p.changes, 0) + (SELECT count(*) FROM experts_change),
        COALESCE(pg_current_xact_id_if_assigned()::text, '')
    FROM pg_database d LEFT JOIN experts_pruning p ON true WHERE d.datname = current_database()
"""

# A transaction that reads its own changes may make more of them, so these count as new until it has ended. One from
# the future came with a dump from another server, and is old.
NEWS = """
    WITH seen AS (SELECT %(snapshot)s::pg_snapshot AS snapshot),
    news AS (
        SELECT c.official_id FROM experts_change c, seen
        WHERE c.transaction >= pg_snapshot_xmin(seen.snapshot)
            AND (NOT pg_visible_in_snapshot(c.transaction, seen.snapshot) OR c.transaction::text = %(writer)s)
            AND c.transaction < pg_snapshot_xmax(pg_current_snapshot())
        UNION ALL
        SELECT c.official_id FROM experts_change c WHERE c.transaction = pg_current_xact_id_if_assigned()
    )
    SELECT pg_current_snapshot()::text, d.oid::text, COALESCE(p.number, 0), (SELECT count(*) FROM news),
        COALESCE(pg_current_xact_id_if_assigned()::text, ''),
        pg_snapshot_xmin(pg_current_snapshot()) >= pg_snapshot_xmin(seen.snapshot),
        ARRAY(SELECT DISTINCT official_id FROM news LIMIT %(most)s)
    FROM seen, pg_database d LEFT JOIN experts_pruning p ON true WHERE d.datname = current_database()
"""

# Without those that the present transaction made itself, or could have made when it looked.
OTHERS = """
    SELECT d.oid::text = %(database)s AND COALESCE(p.number, 0) <= %(pruning)s + 1
            AND pg_snapshot_xmin(pg_current_snapshot()) >= pg_snapshot_xmin(%(snapshot)s::pg_snapshot),
        ARRAY(
            SELECT DISTINCT official_id FROM experts_change
            WHERE transaction >= pg_snapshot_xmin(%(snapshot)s::pg_snapshot)
                AND NOT pg_visible_in_snapshot(transaction, %(snapshot)s::pg_snapshot)
                AND transaction IS DISTINCT FROM pg_current_xact_id_if_assigned()
            LIMIT %(most)s
        )
    FROM pg_database d LEFT JOIN experts_pruning p ON true WHERE d.datname = current_database()
"""

PRUNE = """
    WITH gone AS (
        DELETE FROM experts_change c USING experts_pruning p
        WHERE pg_visible_in_snapshot(c.transaction, p.snapshot::pg_snapshot) RETURNING 1
    )
    INSERT INTO experts_pruning (id, number, changes, snapshot)
    SELECT 1, 1, count(*), pg_current_snapshot()::text FROM gone
    ON CONFLICT (id) DO UPDATE SET number = experts_pruning.number + 1,
        changes = experts_pruning.changes + EXCLUDED.changes, snapshot = EXCLUDED.snapshot
"""


@dataclass(frozen=True)
class Position:
    """What has been read of the log: everything that the snapshot sees.

    ``writer`` is the transaction that read it, if that has written itself and may yet be rolled back.
    """

    snapshot: str
    database: str
    pruning: int
    changes: int
    writer: str

    @property
    def version(self) -> str:
        """The same in every process that has read as far."""
        return f"{self.database}-{self.changes}"


@dataclass(frozen=True)
class News:
    position: Position
    officials: list[int]
    vocabulary: bool
    too_much: bool


def start() -> Position:
    with connection.cursor() as cursor:
        cursor.execute(START)
        return Position(*cursor.fetchone())


def news_since(seen: Position) -> News:
    """What the present snapshot sees and the other did not. One query, whose time depends only on what is new.

    Every request asks it, and to plan it takes longer than to run it: hence prepared.
    """
    with raw_cursor() as cursor:
        parameters = {"snapshot": seen.snapshot, "writer": seen.writer, "most": MOST + 1}
        row: Any = cursor.execute(NEWS, parameters, prepare=True).fetchone()
    snapshot, database, pruning, count, writer, is_later, keys = row
    # What left the log at one pruning was seen by everybody who has looked since the pruning before.
    is_lost = database != seen.database or not is_later or pruning > seen.pruning + 1
    return News(
        position=Position(snapshot, database, pruning, seen.changes + count, writer),
        officials=[key for key in keys if key != VOCABULARY],
        vocabulary=VOCABULARY in keys,
        too_much=is_lost or len(keys) > MOST,
    )


def others_since(seen: Position) -> News:
    """What other transactions have committed since; of the present one nothing."""
    with connection.cursor() as cursor:
        told: dict[str, str | int] = {
            "database": seen.database,
            "pruning": seen.pruning,
            "snapshot": seen.snapshot,
            "most": MOST + 1,
        }
        cursor.execute(OTHERS, told)
        is_complete, keys = cursor.fetchone()
    return News(
        position=seen,
        officials=[key for key in keys if key != VOCABULARY],
        vocabulary=VOCABULARY in keys,
        too_much=not is_complete or len(keys) > MOST,
    )


def prune() -> None:
    """Forget the changes that were old already the last time. Meant to run once a day."""
    with connection.cursor() as cursor:
        cursor.execute(PRUNE)
