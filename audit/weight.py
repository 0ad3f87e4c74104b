"""What a page weighs on the line: bytes, requests and hosts, at a first visit and as the second page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from tests.browsers import PHONE


@dataclass
class Load:
    bytes: int = 0
    requests: int = 0
    hosts: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        return f"{self.bytes / 1000:.1f} kB, {self.requests} requests, hosts: {len(self.hosts)}"


def first_visit(browser: Browser, address: str) -> Load:
    with _visitor(browser) as page:
        return _load(page, address)


def second_page(browser: Browser, first: str, second: str) -> Load:
    with _visitor(browser) as page:
        _load(page, first)
        return _load(page, second)


@contextmanager
def _visitor(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=PHONE) as context:  # type: ignore[arg-type]
        yield context.new_page()


def _load(page: Page, address: str) -> Load:
    load = Load()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")

    def sent(event: dict[str, Any]) -> None:
        host = urlsplit(event["request"]["url"]).netloc
        if host:  # data: addresses need no line
            load.hosts.add(host)

    def received(event: dict[str, Any]) -> None:
        load.bytes += int(event["encodedDataLength"])
        load.requests += event["encodedDataLength"] > 0

    line.on("Network.requestWillBeSent", sent)
    line.on("Network.loadingFinished", received)
    page.goto(address, wait_until="networkidle")
    line.detach()
    return load
