"""Databases for the tests: a copy for each run, of a template that holds the migrated tables and the reference data.

Copying takes a fifth of a second and migrating nine, so the template stays for the next run, under a name made from
what it depends on. A test that commits is followed by a new copy: quicker than emptying tables and filling them again.
Still it takes half a second, so tests that only read may share a copy: one that PostgreSQL lets nobody write to.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import distributions
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import Connection, errors, sql

from expertpool.database import create_if_missing

EXPERTS = Path(__file__).resolve().parent.parent / "experts"
SOURCES = ["migrations/*.py", "models/*.py", "reference/*.*", "management/commands/load_reference.py"]
PREFIX = "expertpool_tests"
LOCK = 5_271_992  # any number will do: the advisory lock of whoever makes the template


class TestDatabase:
    __test__ = False  # a name that pytest would take for a test's
    is_shared = False  # by the tests that run now

    def __init__(self, server: Connection) -> None:
        self.server = server
        self.name = f"{PREFIX}_run_{os.getpid()}"
        self.template = f"{PREFIX}_{digest()}"
        self._fill: Callable[[], None] | None = None
        self._is_open = True

    @contextmanager
    def shared(self, fill: Callable[[], None]) -> Iterator[None]:
        """The tests inside find what `fill` makes, and can only read."""
        self._fill, TestDatabase.is_shared = fill, True
        try:
            self._make_shared()
            yield
        finally:
            self._fill, TestDatabase.is_shared, self._is_open = None, False, True
            self.renew()

    def open(self) -> None:
        """Let this test write although others share the copy; they get a new one."""
        self._execute("ALTER DATABASE {} RESET default_transaction_read_only", self.name)
        self._disconnect()
        self._is_open = True

    def after_commits(self) -> None:
        if self._fill:
            self._make_shared()
        else:
            self.renew()

    def _make_shared(self) -> None:
        if self._is_open and self._fill:
            self.renew()
            self._fill()
            self._execute("ALTER DATABASE {} SET default_transaction_read_only = on", self.name)
            self._disconnect()
            self._is_open = False

    def renew(self) -> None:
        """A fresh copy, and Django connected to it."""
        self.drop()
        self._execute("CREATE DATABASE {} TEMPLATE {}", self.name, self.template)
        connection.settings_dict["NAME"] = self.name

    def drop(self) -> None:
        self._disconnect()
        self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)

    def make_template(self) -> None:
        with self._alone():
            if self.template in self._names():
                return
            self._drop_unused()
            unfinished = f"{PREFIX}_unfinished"
            create_if_missing(self.server, unfinished)
            connection.settings_dict["NAME"] = unfinished
            call_command("migrate", verbosity=0)
            call_command("load_reference", verbosity=0)
            self._disconnect()
            self._execute("ALTER DATABASE {} RENAME TO {}", unfinished, self.template)

    def _disconnect(self) -> None:
        connection.close()
        connection.close_pool()

    def _names(self) -> list[str]:
        rows = self.server.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{PREFIX}%"])
        return [name for (name,) in rows]

    def _drop_unused(self) -> None:
        """What killed runs left behind; and older templates, unless another run may be copying them."""
        runs_first = sorted(self._names(), key=lambda name: f"{PREFIX}_run_" not in name)
        with suppress(errors.ObjectInUse):
            for name in runs_first:
                self._execute("DROP DATABASE {}", name)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self.server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield
        self.server.execute("SELECT pg_advisory_unlock(%s)", [LOCK])

    def _execute(self, statement: str, *names: str) -> None:
        self.server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def test_database() -> Iterator[TestDatabase]:
    original = connection.settings_dict["NAME"]
    parameters = {**connection.get_connection_params(), "cursor_factory": None, "context": None, "dbname": "postgres"}
    with psycopg.connect(**parameters, autocommit=True) as server:
        database = TestDatabase(server)
        database.make_template()
        database.renew()
        yield database
        database.drop()
    connection.settings_dict["NAME"] = original


def digest() -> str:
    """Of everything that decides what the template holds."""
    made_of = sorted(path for pattern in SOURCES for path in EXPERTS.glob(pattern))
    packages = sorted(f"{package.name} {package.version}" for package in distributions())
    content = b"".join([path.read_bytes() for path in made_of] + [" ".join(packages).encode()])
    return hashlib.sha256(content).hexdigest()[:16]
