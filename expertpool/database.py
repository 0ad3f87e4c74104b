"""Which PostgreSQL: the one that DATABASE_URL names, or else the embedded one of the demonstration and the tests."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import dj_database_url
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from psycopg import Connection, errors, sql

from expertpool.embedded.place import NAME, Place

POOL = {
    "min_size": 1,
    "max_size": 10,
    "timeout": 2,  # seconds: that a server is down is not told in 30
    "reconnect_timeout": 2,  # seconds: by then whoever asks tries anew, or else the pauses grow to minutes
}
PREPARE = {"prepare_threshold": 1_000_000}  # only statements that ask for it: with None, not even those


def configuration(url: str, data: Path) -> dict[str, Any]:
    """Django's settings of the database."""
    embedded = {"ENGINE": "django.db.backends.postgresql", "NAME": NAME, "USER": NAME, "HOST": str(Place(data).sockets)}
    chosen: dict[str, Any] = {**dj_database_url.parse(url)} if url else {**embedded}
    return {**chosen, "CONN_HEALTH_CHECKS": True, "OPTIONS": {**PREPARE, **chosen.get("OPTIONS", {}), "pool": POOL}}


def ensure_running(*, throwaway: bool = False) -> None:
    """Have the embedded server up, if that is the one, for as long as this process lives.

    A `throwaway` server trades the safety of its data for speed, which suits the tests.
    """
    from django.conf import settings

    if not settings.DATABASE_URL:
        # Not imported with DATABASE_URL set: production has neither the server nor a need of this.
        from expertpool.embedded.usage import connect, use

        place = Place(settings.DATA_DIR)
        use(place, throwaway=throwaway)
        with connect(place) as connection:
            create_if_missing(connection, NAME)


def leave() -> None:
    """The opposite of `ensure_running`, for those who want to see the embedded server down before they end."""
    from django.conf import settings

    if not settings.DATABASE_URL:
        from expertpool.embedded.usage import leave

        leave(Place(settings.DATA_DIR))


def close_pools() -> None:
    """Before a fork: whoever shares a connection gets the others' answers, and a pool's threads stay behind."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if isinstance(connection, DatabaseWrapper):
            connection.close_pool()


def create_if_missing(connection: Connection, name: str) -> None:
    """A database whose letters are those of UTF-8, whatever the cluster's: else pg_trgm is blind to most scripts."""
    if connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
        statement = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
        with suppress(errors.DuplicateDatabase, errors.UniqueViolation):  # somebody else came first, or at once
            connection.execute(sql.SQL(statement).format(sql.Identifier(name)))
