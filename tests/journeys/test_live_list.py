"""The list without reloading, in a real browser: what changes and what stays."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsers import PHONE
from tests.factories import make_agency, make_official
from tests.journeys.live import expect_list, option, read_list

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("shared_pool")]


def is_at_top(locator: Locator) -> bool:
    return bool(locator.evaluate("element => Math.abs(element.getBoundingClientRect().top) < 60"))


def test_a_tick_updates_the_list_and_all_that_belongs_to_it(page: Page) -> None:
    read_list(page)
    option(page, "country", "TH").focus()
    page.keyboard.press("Space")
    expect_list(page, "country=TH", 1)
    expect(option(page, "country", "TH")).to_be_checked()
    expect(option(page, "country", "TH")).to_be_focused()
    expect(option(page, "competency", "taxation")).to_have_attribute("data-count", "0")
    expect(page.get_by_role("link", name="Remove Country: Thailand")).to_be_visible()
    expect(page.locator("#told")).to_have_text("1 expert")
    expect(page).to_have_title("Thailand · Find experts · ASEAN Expert Pool")


def test_back_and_forward_bring_the_right_list(page: Page) -> None:
    read_list(page)
    option(page, "country", "TH").check()
    expect_list(page, "country=TH", 1)
    option(page, "country", "ID").check()
    expect_list(page, "country=ID&country=TH", 3)
    page.go_back()
    expect_list(page, "country=TH", 1)
    expect(option(page, "country", "ID")).not_to_be_checked()
    page.go_back()
    expect_list(page, "", 28)
    page.go_forward()
    expect_list(page, "country=TH", 1)
    expect(page).to_have_title(re.compile("^Thailand"))


def test_after_a_profile_the_browser_shows_a_whole_page_again(page: Page) -> None:
    read_list(page)
    option(page, "country", "TH").check()
    expect_list(page, "country=TH", 1)
    page.get_by_role("link", name="Anong Wattana").click()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Find experts")
    expect(page.locator("article")).to_have_count(1)
    expect(option(page, "country", "TH")).to_be_checked()


def test_the_box_stays_where_it_was_on_the_screen(page: Page) -> None:
    read_list(page)
    box = option(page, "competency", "human-resource-management")
    top = box.bounding_box()["y"]  # type: ignore[index]
    box.check()
    expect(page.locator(".chip")).to_be_visible()  # above the box, which would move down
    assert abs(box.bounding_box()["y"] - top) < 2  # type: ignore[index]


def test_what_was_open_stays_open(page: Page) -> None:
    read_list(page)
    for summary in ["Competencies in Human resource management", "Show all 14"]:
        page.locator("summary", has_text=summary).click()
    box = option(page, "country", "JP")
    box.check()
    expect_list(page, "country=JP", 0)
    expect(option(page, "competency", "talent-management")).to_be_visible()
    box.uncheck()
    expect_list(page, "", 28)
    expect(box).to_be_visible()


def test_the_order_changes_and_its_link_keeps_the_focus(page: Page) -> None:
    read_list(page)
    page.get_by_role("link", name="Lately confirmed").focus()
    page.keyboard.press("Enter")
    expect_list(page, "sort=updated", 28)
    expect(page.get_by_role("link", name="Lately confirmed")).to_be_focused()
    option(page, "country", "TH").check()
    expect_list(page, "country=TH&sort=updated", 1)


def test_paging_leads_to_the_head_of_the_results(page: Page) -> None:
    read_list(page)
    page.get_by_role("link", name="Page 2").click()
    expect_list(page, "page=2", 28)
    expect(page.locator("article")).to_have_count(8)
    expect(page.locator("#total")).to_be_focused()
    assert is_at_top(page.locator("#results"))
    expect(page.locator("#told")).to_have_text("28 experts · Page 2")


def test_after_a_chip_the_focus_goes_to_the_next_and_at_last_to_the_results(page: Page) -> None:
    read_list(page, "/experts/?country=ID&country=TH")
    page.get_by_role("link", name="Remove Country: Indonesia").focus()
    page.keyboard.press("Enter")
    expect_list(page, "country=TH", 1)
    expect(page.get_by_role("link", name="Remove Country: Thailand")).to_be_focused()
    page.keyboard.press("Enter")
    expect_list(page, "", 28)
    expect(page.locator("#total")).to_be_focused()


def test_the_language_switch_follows_the_address(page: Page) -> None:
    read_list(page)
    option(page, "country", "TH").check()
    expect_list(page, "country=TH", 1)
    page.get_by_role("button", name="Bahasa Indonesia").click()
    expect(page).to_have_url(re.compile(r"/id/experts/\?country=TH$"))


@pytest.mark.usefixtures("open_pool")
def test_a_long_list_of_agencies_opens_stays_open_and_can_be_looked_through(page: Page) -> None:
    for number in range(20):
        make_official(f"Person {number:02}", agency=make_agency(f"Büro {number:02}"), country="ID")
    read_list(page)
    page.get_by_role("link", name="All 20 agencies").click()
    find = page.get_by_role("searchbox", name="Find an agency in this list")
    expect(find).to_be_focused()
    find.fill("buro 1")
    agencies = page.locator("#facet-agency li:visible")
    expect(agencies).to_have_count(10)
    expect(page.locator("#narrow output")).to_have_text("Shown here: 10")
    option(page, "agency", "id-buro-13").check()
    expect_list(page, "agency=id-buro-13&all=agency", 1)
    expect(agencies).to_have_count(10)
    find.fill("04")
    expect(agencies).to_have_count(2)  # the chosen one, too


def test_without_javascript_one_applies_the_filters(no_js_page: Page) -> None:
    no_js_page.goto("/experts/")
    expect(no_js_page.locator(".opener, .narrow")).to_be_hidden()
    option(no_js_page, "country", "TH").check()
    no_js_page.get_by_role("button", name="Apply filters").click()
    expect(no_js_page).to_have_url(re.compile(r"/experts/\?(q=&)?country=TH"))
    expect(no_js_page.locator("article")).to_have_count(1)
    no_js_page.set_viewport_size(PHONE)
    expect(option(no_js_page, "country", "TH")).to_be_hidden()
    no_js_page.locator(".filters > summary").click()
    expect(option(no_js_page, "country", "TH")).to_be_checked()
