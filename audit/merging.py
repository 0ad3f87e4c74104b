"""A pair of records of one invented official for the pictures, and the page on which they are merged."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.database import choose
from tests.browsers import a_page

ADMIN_WIDTH = {"width": 1024, "height": 900}
SOURCE = "twin"  # the identifier of the record that was entered a second time


def enter_twice(officials: int) -> str:
    """The address of the page; an earlier run’s pair if it is there still."""
    choose(officials)
    from experts.models import Official
    from tests.factories import add_expertise, make_contact

    known = Official.objects.published().filter(country="ID", summary__gt="").earliest("pk")
    twin = Official.objects.filter(external_id=SOURCE).first()
    if twin is None:
        summary = "Trains assessors."
        twin = Official.objects.create(
            name=f"{known.name} S.", country_id="ID", external_id=SOURCE, summary=summary, is_demonstration=True
        )
        twin.posts.create(title="Head of Bureau", is_primary=True)
        for expertise in known.expertise.all()[:2]:
            add_expertise(twin, expertise.competency, roles=["speaker"], level=3)
        make_contact(twin, "twin@demo.example")
    return f"/admin/experts/official/{known.pk}/merge/{twin.pk}/"


def pictures(browser: Browser, site: str, path: str) -> Iterator[tuple[str, Page]]:
    """As an administrator sees it."""
    for language, scheme in product(["en", "id"], ["light", "dark"]):
        options: dict[str, Any] = {"base_url": site, "viewport": ADMIN_WIDTH, "color_scheme": scheme}
        with a_page(browser, **options) as page:
            page.context.add_cookies([{"name": "language", "value": language, "url": site}])
            page.goto("/accounts/login/")
            page.locator("[name=login]").fill("administrator@demo.example")
            page.locator("[name=password]").fill("demonstration")
            page.locator("[name=password]").press("Enter")
            page.wait_for_url(lambda url: "login" not in url)
            page.goto(path)
            yield f"merge-desk-{scheme}-{language}", page
