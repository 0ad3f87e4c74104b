"""The vocabulary that pages show, put together once for the same rows instead of several times a page.

What a test writes is rolled back, so the index reads the vocabulary again at each use. That takes a tenth of a second
and more; to see that no row has changed takes three milliseconds.
"""

import re
from collections.abc import Callable
from typing import Any

from django.db import connection

from experts.directory.vocabulary import Vocabulary, load_vocabulary

TABLE = re.compile(r'"(experts_\w+)"')
MOST = 20

Rows = tuple[Any, ...]


class KeptVocabularies:
    def __init__(self) -> None:
        self._tables: set[str] = set()  # that the vocabulary is read from
        self._kept: dict[Rows, Vocabulary] = {}

    def load(self) -> Vocabulary:
        rows = self._rows()
        if rows not in self._kept:
            with connection.execute_wrapper(self._note):
                found = load_vocabulary()
            if rows != self._rows():  # somebody has written meanwhile, or the tables were not known
                return found
            self._kept[rows] = found
            if len(self._kept) > MOST:
                del self._kept[next(iter(self._kept))]
        return self._kept[rows]

    def _note(self, execute: Callable[..., Any], statement: str, *rest: Any) -> Any:
        self._tables.update(TABLE.findall(statement))
        return execute(statement, *rest)

    def _rows(self) -> Rows:
        """A number for each table that tells its rows from all others. Not through Django, which would count it."""
        connection.ensure_connection()
        of_each = [f"(SELECT sum(hash_record_extended(t, 0)) FROM {table} t)" for table in sorted(self._tables)]  # noqa: S608
        row: Rows = connection.connection.execute(f"SELECT {', '.join(of_each)}").fetchone()
        return row
