"""How far a job has come, told to everybody though its own transaction is not committed."""

import time
from types import TracebackType
from typing import Self

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from experts.models import Intake

SECONDS = 1.0  # between two words of it


class Progress:
    """Has a connection of its own, since the job's transaction may take minutes."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake.pk
        self._told = 0.0
        self._connection = connections.create_connection(DEFAULT_DB_ALIAS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._connection.close()

    def __call__(self, done: int) -> None:
        if time.monotonic() - self._told < SECONDS:
            return
        self._told = time.monotonic()
        table = Intake._meta.db_table
        with self._connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {table} SET done = %s, worked_at = %s WHERE id = %s",  # noqa: S608 - the name of a table
                [done, timezone.now(), self._intake],
            )
