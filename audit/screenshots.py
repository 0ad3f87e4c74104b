"""`make screenshots`: the pictures in docs/screenshots, of invented people.

On a phone and a desk, in light and dark, in both languages.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page

from audit.desk import ADMINISTRATOR, LOOKS, PASSWORD, fill_desk
from audit.run import OFFICIALS, a_profile
from benchmarks.apart import alone
from benchmarks.database import choose, fill
from benchmarks.serving import served
from tests.browsers import DESKTOP, PHONE, a_browser, a_page

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
WIDTHS = {"desk": DESKTOP, "phone": PHONE}
ADMIN_WIDTH = {"width": 1024, "height": 900}
CHOSEN = 3


def main() -> None:
    alone(fill, OFFICIALS)
    alone(fill_desk, OFFICIALS)
    choose(OFFICIALS)
    with served() as port, a_browser() as browser:
        site = f"http://localhost:{port}"
        for language, scheme, width in product(["en", "id"], ["light", "dark"], WIDTHS):
            options: dict[str, Any] = {"base_url": site, "viewport": WIDTHS[width], "color_scheme": scheme}
            for name, page in _pages(browser, "" if language == "en" else f"/{language}", a_profile(site), options):
                _keep(page, f"{name}-{width}-{scheme}-{language}")
        for language, scheme in product(["en", "id"], ["light", "dark"]):
            options = {"base_url": site, "viewport": ADMIN_WIDTH, "color_scheme": scheme}
            for name, page in _admin_pages(browser, language, options):
                _keep(page, f"admin-{name}-{scheme}-{language}", whole=True)


def _pages(browser: Browser, prefix: str, profile: str, options: dict[str, Any]) -> Iterator[tuple[str, Page]]:
    paths = {
        "home": "/",
        "list": "/experts/?competency=talent-management&country=ID&country=TH",
        "profile": profile,
        "where": "/where/",
    }
    with a_page(browser, **options) as page:
        for name, path in paths.items():
            page.goto(f"{prefix}{path}")
            yield name, page
        page.goto(f"{prefix}/experts/?competency=talent-management")
        for kept in range(CHOSEN):
            page.locator(".keep button[name=add]").first.click()
            page.locator(".keep button[name=remove]").nth(kept).wait_for()
        page.goto(f"{prefix}/shortlist/")
        yield "shortlist", page


def _admin_pages(browser: Browser, language: str, options: dict[str, Any]) -> Iterator[tuple[str, Page]]:
    """As an administrator sees them."""
    with a_page(browser, **options) as page:
        page.context.add_cookies([{"name": "language", "value": language, "url": options["base_url"]}])
        page.goto("/accounts/login/")
        page.locator("[name=login]").fill(ADMINISTRATOR)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[name=password]").press("Enter")
        page.wait_for_url(lambda url: "login" not in url)
        for name, path in LOOKS.items():
            page.goto(path)
            yield name, page


def _keep(page: Page, name: str, *, whole: bool = False) -> None:
    picture = Image.open(BytesIO(page.screenshot(full_page=whole)))
    picture.save(FOLDER / f"{name}.webp", quality=80, method=6)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    main()
