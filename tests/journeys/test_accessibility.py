"""axe, in a real browser, finds nothing on any kind of page: both languages, both schemes, wide and narrow."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from experts.guards.forms import QUICKEST
from tests.browsers import DESKTOP, PHONE, a_page
from tests.journeys.axe import violations

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("shared_pool")]

PATHS = [
    "/",
    "/experts/?country=XX&country=TH&competency=human-resource-management&q=anong",
    "/experts/?q=nobody&country=TH",
    "/experts/anong-wattana/",
    "/competencies/",
    "/competencies/talent-management/",
    "/where/?role=trainer&role=wizard",
    "/where/public-finance/",
    "/countries/",
    "/countries/TH/",
    "/agencies/id-bkn/",
    "/about/",
    "/about/help/",
    "/about/press/",
    "/about/privacy/",
    "/listed/",
    "/listed/sent/",
    "/experts/anong-wattana/correct/",
    "/experts/anong-wattana/correct/sent/",
    "/corrections/confirm/",
    "/corrections/thanks/",
    "/suggest/?q=t",
    "/shortlist/",
    "/shortlist/?experts=anong-wattana,sri-wahyuni,nobody",
    "/accounts/login/",
    "/accounts/password/forgotten/",
    "/accounts/password/forgotten/done/",
    "/accounts/invitation/",
    "/nowhere",
]


def findings(page: Page, path: str) -> list[str]:
    page.goto(path)
    return [f"{path}: {rule['id']} {node['html'][:120]}" for rule in violations(page) for node in rule["nodes"]]


@pytest.mark.parametrize(
    ("prefix", "scheme", "viewport"),
    [("", "light", DESKTOP), ("/id", "dark", PHONE)],
    ids=["en-light-desktop", "id-dark-phone"],
)
def test_axe_finds_nothing(
    browser: Browser, live_server: LiveServer, prefix: str, scheme: str, viewport: dict[str, int]
) -> None:
    with a_page(browser, base_url=live_server.url, viewport=viewport, color_scheme=scheme) as page:
        found = [finding for path in PATHS for finding in findings(page, f"{prefix}{path}")]
    assert found == []


def test_axe_finds_nothing_when_everything_is_open(phone: Page) -> None:
    phone.goto("/experts/?country=TH")
    phone.locator(".menu > summary").click()
    phone.get_by_role("button", name="Filters").click()
    for summary in phone.locator("#sheet summary:visible").all():
        summary.click()
    assert violations(phone) == []


def test_axe_finds_nothing_in_a_form_with_mistakes(page: Page) -> None:
    page.goto("/experts/anong-wattana/correct/")
    page.wait_for_timeout((QUICKEST + 1) * 1000)
    page.get_by_role("button", name="Send").click()
    page.get_by_role("alert").wait_for()
    assert violations(page) == []


def test_axe_would_find_something(page: Page) -> None:
    page.goto("/")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert violations(page) != []
