"""What becomes of words, of haste and of failures on a list that is not loaded again."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.axe import violations
from tests.journeys.live import LIST, expect_list, option, read_list

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("shared_pool")]


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
    expect(page.locator("#suggested")).to_have_text("1 suggestion")
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
    assert violations(page) == []
    page.unroute(LIST)
    page.locator("#retry").click()
    expect_list(page, "country=ID&country=TH", 3)
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.locator("#total")).to_be_focused()
