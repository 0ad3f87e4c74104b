"""The embedded server itself, each time with a folder of its own. These start real servers, so they are few."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from expertpool.embedded.place import Place
from expertpool.embedded.usage import CannotStart, connect, use
from tests.expertpool.commands import start

USER = """
import pathlib, sys, time
from expertpool.embedded import place, usage
usage.use(place.Place(pathlib.Path(sys.argv[1])), throwaway=True)
print("up", flush=True)
time.sleep(600)
"""


@pytest.fixture
def place() -> Iterator[Place]:
    folder = Path(tempfile.mkdtemp(prefix="a place with spaces "))
    yield Place(folder)
    shutil.rmtree(folder)


def user_of(place: Place) -> subprocess.Popen[str]:
    user = start("-c", USER, str(place.data))
    assert user.stdout is not None
    assert user.stdout.readline() == "up\n"
    return user


def guardian_of(place: Place) -> int:
    server = (place.cluster / "postmaster.pid").read_text().split()[0]
    status = Path(f"/proc/{server}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("PPid:"))


def kill(*users: subprocess.Popen[str]) -> None:
    for user in users:
        with user:
            user.send_signal(signal.SIGKILL)


def soon(condition: Callable[[], bool]) -> bool:
    give_up_at = time.monotonic() + 30
    while not condition() and time.monotonic() < give_up_at:
        time.sleep(0.05)
    return condition()


def is_down(place: Place) -> bool:
    return not place.sockets.exists() and not (place.cluster / "postmaster.pid").exists()


def test_users_share_a_server_that_ends_with_the_last_and_loses_nothing(place: Place) -> None:
    first, second = user_of(place), user_of(place)
    with connect(place) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS number")

    kill(first)
    time.sleep(0.5)
    with connect(place) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (1,)

    kill(second)
    assert soon(lambda: is_down(place))

    third = user_of(place)
    with connect(place) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (1,)
    kill(third)
    assert soon(lambda: is_down(place))


def test_a_killed_guardian_takes_the_server_along_and_the_next_one_recovers(place: Place) -> None:
    user = user_of(place)

    os.kill(guardian_of(place), signal.SIGKILL)
    assert soon(lambda: not (place.cluster / "postmaster.pid").exists())

    another = user_of(place)
    kill(user, another)
    assert soon(lambda: is_down(place))


def test_databases_of_another_major_version_are_not_touched(place: Place) -> None:
    (place.data / "postgres-9").mkdir()

    with pytest.raises(CannotStart, match="postgres-9 was made by another version of PostgreSQL"):
        use(place, throwaway=True)

    assert [path.name for path in place.data.iterdir()] == ["postgres-9"]


def test_a_folder_that_cannot_be_written_is_told_in_a_line(place: Place) -> None:
    occupied = place.data / "occupied"
    occupied.touch()

    with pytest.raises(CannotStart, match=r"^Can't write to .*occupied: "):
        use(Place(occupied), throwaway=True)
