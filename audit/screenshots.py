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

from audit.desk import ADMINISTRATOR, LOOKS, REVIEWER, fill_desk, looks
from audit.merging import enter_twice
from audit.nominating import nominate
from audit.run import OFFICIALS, a_profile
from benchmarks.apart import alone
from benchmarks.database import choose, fill
from benchmarks.serving import served
from tests.browsers import DESKTOP, PHONE, a_browser, a_page

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
WIDTHS = {"desk": DESKTOP, "phone": PHONE}
CHOSEN = 3


def main() -> None:
    alone(fill, OFFICIALS)
    alone(fill_desk, OFFICIALS)
    merging = alone(enter_twice, OFFICIALS)
    nomination = f"/admin/experts/nomination/{alone(nominate, OFFICIALS)}/change/"
    choose(OFFICIALS)
    with served() as port, a_browser() as browser:
        site = f"http://localhost:{port}"
        for language, scheme, width in product(["en", "id"], ["light", "dark"], WIDTHS):
            options: dict[str, Any] = {"base_url": site, "viewport": WIDTHS[width], "color_scheme": scheme}
            for name, page in _pages(browser, "" if language == "en" else f"/{language}", a_profile(site), options):
                _keep(page, f"{name}-{width}-{scheme}-{language}")
        for path, page_name in {nomination: "review", merging: "merge"}.items():
            for look, page in looks(browser, site, REVIEWER if page_name == "review" else ADMINISTRATOR):
                page.goto(path)
                _keep(page, f"{page_name}-desk-{look}")
        for look, page in looks(browser, site, ADMINISTRATOR):
            for name, path in LOOKS.items():
                page.goto(path)
                _keep(page, f"admin-{name}-{look}", whole=True)


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


def _keep(page: Page, name: str, *, whole: bool = False) -> None:
    picture = Image.open(BytesIO(page.screenshot(full_page=whole)))
    picture.save(FOLDER / f"{name}.webp", quality=80, method=6)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    main()
