"""A running server, and readers who ask it for pages without a pause."""

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPResponse
from pathlib import Path
from subprocess import Popen
from threading import Event, Thread
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from expertpool.embedded.place import NAME, Place
from expertpool.embedded.usage import connect
from tests.directory.pages import Page

PATIENCE = 20  # seconds


@dataclass(frozen=True)
class Answer:
    path: str
    status: int
    seconds: float


@dataclass
class Server:
    address: str
    process: Popen[str]
    place: Place
    answers: list[Answer] = field(default_factory=list)

    def open(self, path: str, data: bytes | None = None, **headers: str) -> HTTPResponse | HTTPError:
        request = Request(self.address + path, data, headers)
        try:
            response: HTTPResponse = urlopen(request, timeout=PATIENCE)
        except HTTPError as error:
            return error
        return response

    def status(self, path: str) -> int:
        """Zero if there was no answer."""
        try:
            with self.open(path) as response:
                return response.status or 0
        except OSError:
            return 0

    def is_well(self, paths: list[str]) -> bool:
        """Whichever worker is asked."""
        return all(self.status(path) == 200 for path in paths * 3)

    def page(self, path: str) -> Page:
        with self.open(path) as response:
            assert response.status == 200
            return Page(response.read().decode())

    @contextmanager
    def readers(self, *paths: str) -> Iterator[None]:
        """One for each path, for as long as this lasts; what they get is put down in ``answers``."""
        over = Event()
        threads = [Thread(target=self._read, args=[path, over]) for path in paths]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            over.set()
            for thread in threads:
                thread.join()

    @contextmanager
    def idle_readers(self, path: str, number: int) -> Iterator[list[int]]:
        """They ask for a file, look at how it begins, and take no more of it; the statuses that they got."""
        host, port = urlsplit(self.address).netloc.split(":")
        with ExitStack() as connections:
            sockets = []
            for _ in range(number):
                sockets.append(connections.enter_context(socket.create_connection((host, int(port)), PATIENCE)))
                sockets[-1].setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                sockets[-1].sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            yield [int(each.recv(len("HTTP/1.1 200")).split()[1]) for each in sockets]

    def _read(self, path: str, over: Event) -> None:
        while not over.is_set():
            began = time.monotonic()
            status = self.status(path)
            self.answers.append(Answer(path, status, time.monotonic() - began))

    def sql(self, statement: str) -> object:
        with connect(self.place, NAME) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchone() if cursor.description else None

    def kill_postgresql(self) -> None:
        """As the kernel does when memory runs out. The guardian starts it again."""
        os.kill(self._postmaster, signal.SIGKILL)

    def shut_postgresql_down(self) -> None:
        """It stays down until somebody starts it again."""
        status = Path(f"/proc/{self._postmaster}/status").read_text()
        guardian = next(line.split()[1] for line in status.splitlines() if line.startswith("PPid:"))
        os.kill(int(guardian), signal.SIGKILL)

    @property
    def _postmaster(self) -> int:
        return int((self.place.cluster / "postmaster.pid").read_text().split()[0])


def soon(condition: Callable[[], bool]) -> bool:
    give_up_at = time.monotonic() + PATIENCE
    while not (holds := condition()) and time.monotonic() < give_up_at:
        time.sleep(0.05)
    return holds
