"""A real Chromium for the journeys. `python -m tests.browsers` tells whether there is one that starts."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
FLAGS = [
    "--no-sandbox",  # which root can't have
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",  # no way out to the network
]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


@contextmanager
def a_browser() -> Iterator[Browser]:
    on_path = next(filter(None, map(shutil.which, NAMES)), None)  # else the one that Playwright installed
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=on_path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def a_page(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page in a context of its own: no cookies, and no scripts that fail or that the policy blocks."""
    complaints: list[str] = []
    with browser.new_context(reduced_motion="reduce", **options) as context:
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None
        )
        yield page
    assert complaints == []


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with a_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    with a_page(browser, base_url=live_server.url, viewport=DESKTOP) as page:
        yield page


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    with a_page(browser, base_url=live_server.url, viewport=PHONE, has_touch=True) as page:
        yield page


@pytest.fixture
def no_js_page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    with a_page(browser, base_url=live_server.url, viewport=DESKTOP, java_script_enabled=False) as page:
        yield page


if __name__ == "__main__":
    with a_browser() as found:
        print(f"Chromium {found.version}")
