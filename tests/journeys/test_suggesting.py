"""What the search box offers while somebody types, in a real browser."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.axe import violations

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("shared_pool")]


def type_into_box(page: Page, text: str, path: str = "/") -> Locator:
    """The suggestions that come."""
    page.goto(path)
    box = page.get_by_role("combobox")
    box.press_sequentially(text)
    expect(box).to_have_attribute("aria-expanded", "true")
    return page.get_by_role("option")


def chosen(page: Page) -> Locator:
    """What a screen reader would read: the option that the box points to."""
    return page.locator(f"#{page.get_by_role('combobox').get_attribute('aria-activedescendant')}")


@pytest.mark.parametrize(("path", "group"), [("/", "Competencies"), ("/id/experts/", "Kompetensi")])
def test_typing_offers_and_a_click_leads_there(page: Page, path: str, group: str) -> None:
    options = type_into_box(page, "tax", path)
    expect(page.get_by_role("listbox").get_by_role("group", name=group)).to_be_visible()
    options.first.click()
    expect(page).to_have_url(re.compile(r"/experts/\?competency=taxation$"))


def test_the_number_is_announced(page: Page) -> None:
    type_into_box(page, "anong")
    expect(page.get_by_role("status")).to_have_text("1 suggestion")


def test_arrows_choose_and_enter_goes_there(page: Page) -> None:
    options = type_into_box(page, "name")
    expect(options).to_have_count(4)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(chosen(page)).to_contain_text("Name 01")
    page.keyboard.press("ArrowUp")
    expect(chosen(page)).to_contain_text("Name 00")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(chosen(page)).to_contain_text("Name 03")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/experts/name-03/$"))


def test_enter_without_a_choice_searches_as_ever(page: Page) -> None:
    type_into_box(page, "anong")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/experts/\?q=anong$"))


def test_escape_closes_keeps_the_words_and_an_arrow_opens_again(page: Page) -> None:
    options = type_into_box(page, "anong")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(page.get_by_role("combobox")).to_have_value("anong")
    page.keyboard.press("ArrowDown")
    expect(chosen(page)).to_contain_text("Anong Wattana")


def test_leaving_the_box_or_emptying_it_closes(page: Page) -> None:
    options = type_into_box(page, "anong")
    page.keyboard.press("Tab")
    expect(options).to_have_count(0)
    page.get_by_role("combobox").fill("ano")
    expect(options).to_have_count(1)
    page.get_by_role("combobox").fill("")
    expect(options).to_have_count(0)


def test_a_page_that_is_left_is_kept_closed(page: Page) -> None:
    options = type_into_box(page, "anong")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")  # playwright's browser keeps no pages
    expect(options).to_have_count(0)


def test_a_finger_can_hit_every_suggestion_and_nothing_is_wider_than_the_screen(phone: Page) -> None:
    options = type_into_box(phone, "ta")
    assert all(box["height"] >= 44 for option in options.all() if (box := option.bounding_box()))
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    options.first.tap()
    expect(phone).to_have_url(re.compile(r"/experts/\?competency="))


@pytest.mark.parametrize("path", ["/", "/id/experts/?country=TH"])
def test_axe_finds_nothing_with_the_list_open(page: Page, path: str) -> None:
    options = type_into_box(page, "t", path)
    page.keyboard.press("ArrowDown")
    page.emulate_media(color_scheme="light")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    expect(options).not_to_have_count(0)  # still open


def test_without_javascript_the_page_has_the_same(no_js_page: Page) -> None:
    no_js_page.goto("/suggest/?q=anong")
    expect(no_js_page.get_by_role("searchbox")).to_have_value("anong")
    no_js_page.get_by_role("link", name="Anong Wattana").click()
    expect(no_js_page.get_by_role("heading", level=1)).to_contain_text("Anong Wattana")
