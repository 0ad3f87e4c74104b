"""The filters on a phone: a sheet over the list, by keyboard and by hand."""

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import DESKTOP, PHONE
from tests.journeys.axe import violations
from tests.journeys.live import LIST, expect_list, option, read_list

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("shared_pool")]


def test_the_filters_are_a_sheet_on_a_phone(phone: Page) -> None:
    read_list(phone)
    opener, sheet = phone.locator(".opener"), phone.get_by_role("dialog", name="Filters")
    expect(phone.locator(".filters > summary")).to_be_hidden()
    opener.focus()
    phone.keyboard.press("Enter")
    expect(sheet).to_be_visible()
    assert sheet.bounding_box() == {"x": 0, "y": 0, "width": PHONE["width"], "height": PHONE["height"]}
    expect(sheet.get_by_role("button", name="Close the filters")).to_be_focused()
    option(phone, "country", "TH").focus()
    phone.keyboard.press("Space")
    expect(sheet.get_by_role("button", name="Show 1 expert")).to_be_visible()
    expect(sheet.get_by_role("status").first).to_have_text("1 expert")
    expect(option(phone, "country", "TH")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()
    expect(opener).to_have_text("Filters (1 chosen)")
    expect_list(phone, "country=TH", 1)


def test_nothing_moves_beneath_the_sheet(phone: Page) -> None:
    read_list(phone)
    phone.locator(".opener").click()
    phone.mouse.move(100, 720)
    for _ in range(3):
        phone.mouse.wheel(0, 500)
        phone.wait_for_timeout(150)  # wheels take their time
    assert phone.evaluate("window.scrollY") == 0


def test_tab_stays_in_the_sheet(phone: Page) -> None:
    read_list(phone)
    phone.locator(".opener").click()
    for _ in range(3):
        phone.keyboard.press("Shift+Tab")
        assert phone.evaluate("document.activeElement.matches('body, #sheet, #sheet *')")
    phone.get_by_role("button", name="Show 28 experts").click()
    expect(phone.get_by_role("dialog")).to_be_hidden()


def test_a_failure_is_told_in_the_sheet(phone: Page) -> None:
    read_list(phone)
    phone.locator(".opener").click()
    phone.route(LIST, lambda route: route.abort())
    option(phone, "country", "TH").click()
    expect(phone.get_by_role("dialog").get_by_role("alert")).to_be_in_viewport()


def test_turning_the_phone_keeps_what_was_chosen(phone: Page) -> None:
    read_list(phone)
    phone.locator(".opener").click()
    option(phone, "country", "TH").check()
    expect(phone.get_by_role("button", name="Show 1 expert")).to_be_visible()
    phone.set_viewport_size(DESKTOP)
    expect(phone.get_by_role("dialog")).to_be_hidden()
    expect(option(phone, "country", "TH")).to_be_visible()
    expect(option(phone, "country", "TH")).to_be_checked()
    phone.set_viewport_size(PHONE)
    expect(option(phone, "country", "TH")).to_be_hidden()
    phone.locator(".opener").click()
    expect(option(phone, "country", "TH")).to_be_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_sheet(phone: Page, scheme: str) -> None:
    phone.emulate_media(color_scheme=scheme)
    phone.goto("/experts/?country=TH")
    phone.locator(".opener").click()
    assert violations(phone) == []
    assert phone.evaluate("document.querySelector('.sheet-body').scrollWidth") <= PHONE["width"]
