"""The pool served by processes of its own, on a PostgreSQL of its own that may be killed."""

import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from expertpool.embedded.place import NAME, Place, program
from expertpool.embedded.usage import connect, leave, use
from tests.expertpool.commands import database_url, start
from tests.factories import make_official, make_user
from tests.faults.serving import Server, soon


@pytest.fixture
def place(transactional_db: None, tmp_path: Path) -> Iterator[Place]:
    """A server with a copy of the tests' database, and nine officials in it."""
    for number in range(9):
        make_official(f"Name {number}")
    make_user("administrator", email="administrator@example.org")
    place = Place(tmp_path)
    use(place, throwaway=True)
    with connect(place) as connection:
        connection.execute(f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'UTF8'")
    dump = subprocess.run([program("pg_dump"), "--no-owner", database_url()], stdout=subprocess.PIPE, check=True)
    fill = [program("psql"), "--quiet", "--host", str(place.sockets), "--username", NAME, NAME]
    subprocess.run(fill, input=dump.stdout, stdout=subprocess.DEVNULL, check=True)
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
