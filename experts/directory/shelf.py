"""Rendered pages, kept in the memory of one process up to a number of bytes."""

from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True)
class Page:
    content: bytes
    headers: dict[str, str]


class Shelf:
    """Pages by key. When there are too many, those that nobody has asked for the longest leave first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes, self.bytes = most_bytes, 0
        self._pages: dict[str, Page] = {}  # the one asked for last is last
        self._lock = Lock()

    def get(self, key: str) -> Page | None:
        with self._lock:
            if page := self._pages.pop(key, None):
                self._pages[key] = page
            return page

    def keep(self, key: str, page: Page) -> None:
        with self._lock:
            self._remove(key)
            self._pages[key] = page
            self.bytes += len(page.content)
            while self.bytes > self.most_bytes:
                self._remove(next(iter(self._pages)))

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self.bytes = 0

    def _remove(self, key: str) -> None:
        if page := self._pages.pop(key, None):
            self.bytes -= len(page.content)
