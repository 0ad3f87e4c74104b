"""The list as somebody uses it who never loads the page again."""

from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, Page, expect

LIST = "**/experts/?*"


def option(page: Page, name: str, value: str) -> Locator:
    return page.locator(f'[name="{name}"][value="{value}"]')


def read_list(page: Page, path: str = "/experts/") -> None:
    """Marks the page, so that a reload would show."""
    page.goto(path)
    page.evaluate("window.isTheSame = true")


def expect_list(page: Page, query: str, total: int) -> None:
    page.wait_for_url(lambda url: sorted(parse_qsl(urlsplit(url).query)) == sorted(parse_qsl(query)))
    expect(page.locator("#total")).to_have_attribute("data-total", str(total))
    assert page.evaluate("window.isTheSame"), "The page was loaded again."
