"""What Django's `check --database default`, and hence `migrate`, says about the database server."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

OLDEST_VERSION = 15


@register(Tags.database)
def database_server(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    return [problem for alias in databases or [] for problem in [*version(alias), *letters(alias)]]


def version(alias: str) -> list[CheckMessage]:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
        found = cursor.fetchone()[0]
    if found >= OLDEST_VERSION:
        return []
    return [Error(f"PostgreSQL {found} is too old.", hint=f"Use {OLDEST_VERSION} or newer.", id="expertpool.E001")]


def letters(alias: str) -> list[CheckMessage]:
    """Under the locale C, pg_trgm sees no letter that is not ASCII: no Thai, Burmese or Khmer name would be found."""
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT lower('Đ') = 'đ'")
        if cursor.fetchone()[0]:
            return []
    return [
        Error(
            "The database does not know letters beyond ASCII.",
            hint="Create it with: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LC_CTYPE 'C.UTF-8'.",
            id="expertpool.E002",
        )
    ]
