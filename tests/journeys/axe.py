"""What axe finds on a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Its look into stylesheets takes a tenth of the time, and writes styles into some pages, which the policy blocks. It
# serves two rules, of which one isn't asked for and the other is about media that start by themselves.
OPTIONS = {"resultTypes": ["violations"], "preload": False}


def violations(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = Axe().run(page, options=OPTIONS).response["violations"]
    return found
