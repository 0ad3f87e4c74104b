"""The pool served by processes of its own, on a PostgreSQL of its own that may be killed."""

import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from expertpool.embedded.place import NAME, Place, program
from expertpool.embedded.usage import connect, leave, use
from tests.databases import TestDatabase
from tests.expertpool.commands import database_url, start
from tests.factories import make_official, make_user
from tests.faults.serving import Server, soon


@pytest.fixture(scope="session")
def filled_cluster(
    django_db_setup: TestDatabase, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The files of a server that is down, with a copy of the tests' database and nine officials in it."""
    place = Place(tmp_path_factory.mktemp("filled"))
    use(place, throwaway=True)
    with connect(place) as connection:
        connection.execute(f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'UTF8'")
    with django_db_blocker.unblock():
        for number in range(9):
            make_official(f"Name {number}")
        make_user("administrator", email="administrator@example.org")
        dump = [program("pg_dump"), "--no-owner", database_url()]
        content = subprocess.run(dump, stdout=subprocess.PIPE, check=True).stdout
        django_db_setup.renew()
    fill = [program("psql"), "--quiet", "--host", str(place.sockets), "--username", NAME, NAME]
    subprocess.run(fill, input=content, stdout=subprocess.DEVNULL, check=True)
    leave(place)
    return place.cluster


@pytest.fixture
def place(filled_cluster: Path, tmp_path: Path) -> Iterator[Place]:
    """A server that may be killed. To copy its files takes a tenth of a second, to make and to fill them three."""
    place = Place(tmp_path)
    subprocess.run(["/bin/cp", "-a", filled_cluster, place.cluster], check=True)  # with their owner
    use(place, throwaway=True)
    yield place
    leave(place)


@pytest.fixture
def server(place: Place) -> Iterator[Server]:
    with served(place, EXPERTPOOL_DATA=str(place.data)) as server:
        yield server


@pytest.fixture
def server_without_database(tmp_path: Path) -> Iterator[Server]:
    with served(Place(tmp_path), DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing") as server:
        yield server


@contextmanager
def served(place: Place, **variables: str) -> Iterator[Server]:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{door.getsockname()[1]}"
    command = ["-m", "gunicorn", "--config", "python:expertpool.gunicorn", "--bind", address]
    with start(*command, DJANGO_SETTINGS_MODULE="tests.settings", **variables) as process:
        server = Server(f"http://{address}", process, place)
        try:
            assert soon(lambda: server.status("/healthz") == 200)
            yield server
        finally:
            process.send_signal(signal.SIGTERM)
