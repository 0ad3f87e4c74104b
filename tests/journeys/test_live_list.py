"""The list without reloading, in a real browser: what changes, what stays, and what is told."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.browsers import DESKTOP, PHONE
from tests.factories import make_agency, make_official

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("pool")]

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


def test_words_are_searched_for_and_what_is_ticked_then_counts(page: Page) -> None:
    read_list(page)
    box = page.get_by_role("combobox")
    box.press_sequentially("talent management Thailand")
    page.keyboard.press("Enter")
    expect_list(page, "q=talent+management+Thailand", 1)
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "false")
    option(page, "country", "ID").check()
    expect_list(page, "competency=talent-management&country=ID&country=TH", 2)
    expect(box).to_have_value("")
    page.go_back()
    expect(box).to_have_value("talent management Thailand")


def test_suggestions_that_come_after_the_search_stay_closed(page: Page) -> None:
    read_list(page)
    box = page.get_by_role("combobox")
    box.press_sequentially("anong")
    page.keyboard.press("Enter")
    expect_list(page, "q=anong", 1)
    expect(page.locator("#suggested")).to_have_text("1 suggestion")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_words_typed_in_the_meantime_stay(page: Page) -> None:
    read_list(page)
    held: list[Route] = []
    page.route(LIST, lambda route: held.append(route))
    option(page, "country", "TH").check()
    page.get_by_role("combobox").fill("anong")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    held[0].continue_()
    expect_list(page, "country=TH", 1)
    expect(page.get_by_role("combobox")).to_have_value("anong")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_a_second_tick_cancels_the_first(page: Page) -> None:
    read_list(page)
    held: list[Route] = []
    page.route(LIST, lambda route: held.append(route))
    option(page, "country", "TH").check()
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    with page.expect_event("requestfailed", lambda request: request.url.endswith("?country=TH")):
        option(page, "country", "ID").check()
    held[1].continue_()
    expect_list(page, "country=ID&country=TH", 3)
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("#failure")).to_be_hidden()


@pytest.mark.parametrize("status", [None, 429, 503])
def test_a_failure_is_told_and_the_boxes_show_what_the_list_shows(page: Page, status: int | None) -> None:
    read_list(page, "/id/experts/?country=TH")
    page.route(LIST, lambda route: route.fulfill(status=status, body="") if status else route.abort())
    option(page, "country", "ID").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    expect(option(page, "country", "ID")).not_to_be_checked()
    expect(option(page, "country", "TH")).to_be_checked()
    expect_list(page, "country=TH", 1)
    assert Axe().run(page).response["violations"] == []
    page.unroute(LIST)
    page.locator("#retry").click()
    expect_list(page, "country=ID&country=TH", 3)
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.locator("#total")).to_be_focused()


def test_the_language_switch_follows_the_address(page: Page) -> None:
    read_list(page)
    option(page, "country", "TH").check()
    expect_list(page, "country=TH", 1)
    page.get_by_role("button", name="Bahasa Indonesia").click()
    expect(page).to_have_url(re.compile(r"/id/experts/\?country=TH$"))


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
    assert Axe().run(phone).response["violations"] == []
    assert phone.evaluate("document.querySelector('.sheet-body').scrollWidth") <= PHONE["width"]


def test_without_javascript_one_applies_the_filters(no_js_page: Page, live_server: LiveServer) -> None:
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
