"""Something to see at the administrators' desk: nominations that wait, what readers suggest, and who signs in there."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import product

from playwright.sync_api import Browser, Page

from benchmarks.database import choose
from tests.browsers import a_page

ADMIN_WIDTH = {"width": 1024, "height": 900}
PASSWORD = "demonstration"  # noqa: S105  no secret
ADMINISTRATOR, REVIEWER = "administrator@demo.example", "reviewer@demo.example"
LOOKS = {"front": "/admin/", "report": f"/admin/report/{date.today().year}/"}
FOCAL_POINTS = {"ID": "focal-id@demo.example", "VN": "focal-vn@demo.example"}
DAYS = (0, 1, 2, 5, 8, 15)  # that some have waited
EACH = 4


def fill_desk(officials: int) -> None:
    """In a process of its own; what is there already stays."""
    choose(officials)
    from django.utils import timezone

    from experts.models import Nomination, Official, User
    from tests.factories import make_correction, make_nomination

    if Nomination.objects.exists():
        return
    for country, email in FOCAL_POINTS.items():
        focal_point = User.objects.get(email=email)
        chosen = iter(Official.objects.published().filter(country=country)[: EACH * len(DAYS)])
        for days in DAYS:
            endorsed_at = timezone.now() - timedelta(days=days, hours=1)
            make_nomination(next(chosen), state="endorsed", by=focal_point, endorsed_at=endorsed_at)
            make_nomination(next(chosen), state="approved", by=focal_point, endorsed_at=endorsed_at)
            make_correction(next(chosen))
            make_correction(next(chosen), from_official=True)


def looks(browser: Browser, site: str, email: str) -> Iterator[tuple[str, Page]]:
    """The browser of somebody at BKN, in each language and scheme, with what they are called."""
    for language, scheme in product(["en", "id"], ["light", "dark"]):
        with _signed_in(browser, site, email, language, scheme) as page:
            yield f"{scheme}-{language}", page


@contextmanager
def _signed_in(browser: Browser, site: str, email: str, language: str, scheme: str) -> Iterator[Page]:
    with a_page(browser, base_url=site, viewport=ADMIN_WIDTH, color_scheme=scheme) as page:
        page.context.add_cookies([{"name": "language", "value": language, "url": site}])
        page.goto("/accounts/login/")
        page.locator("[name=login]").fill(email)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[name=password]").press("Enter")
        page.wait_for_url(lambda url: "login" not in url)
        yield page
