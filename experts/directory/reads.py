"""Reading several times from one moment of the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import local
from typing import Any, TypeVar

from django.db import connection, transaction
from psycopg import Connection, IsolationLevel
from psycopg.pq import TransactionStatus

T = TypeVar("T")

_moment = local()  # of each thread; ``kept`` is there while its queries see one snapshot


@contextmanager
def one_snapshot(*, read_only: bool = True) -> Iterator[None]:
    """All queries inside see the database as the first one does. Inside a transaction, its own isolation applies."""
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    raw: Connection[Any] = connection.connection
    raw.isolation_level, raw.read_only = IsolationLevel.REPEATABLE_READ, read_only  # a part of BEGIN: no query more
    try:
        with transaction.atomic():
            _moment.kept = {}
            yield
    finally:
        _moment.kept = None
        if raw.info.transaction_status == TransactionStatus.IDLE:  # and not lost
            raw.isolation_level, raw.read_only = None, None


def once(read: Callable[[], T]) -> T:
    """What the function reads. Within one snapshot it is asked once: it would read the same again."""
    kept: dict[Callable[[], Any], Any] | None = getattr(_moment, "kept", None)
    if kept is None:
        return read()
    if read not in kept:
        kept[read] = read()
    found: T = kept[read]
    return found
