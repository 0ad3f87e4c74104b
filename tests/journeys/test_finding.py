"""From the front page to an expert and back, as people go."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("shared_pool")]


def unfold(page: Page, summary: str) -> None:
    """What lies behind a button on a phone."""
    if (button := page.locator(summary)).is_visible():
        button.click()


def choose(page: Page) -> None:
    page.wait_for_url("**/experts/", wait_until="load")  # by then the script has made a sheet of the filters
    unfold(page, ".filters > summary")
    unfold(page, ".opener")
    page.locator("summary", has_text="Competencies in Human resource management").click()
    page.get_by_label("Talent management").check()
    page.get_by_role("checkbox", name=re.compile("^Indonesia")).check()
    unfold(page, ".apply")
    unfold(page, "#show")


def find_and_return(page: Page) -> None:
    page.goto("/")
    unfold(page, ".menu > summary")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Find experts").click()
    choose(page)
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "1")
    expect(page.locator("article")).to_have_count(1)
    page.get_by_role("link", name="Sri Wahyuni").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sri Wahyuni")
    page.go_back()
    expect(page.locator("article")).to_have_count(1)
    expect(page.get_by_label("Talent management")).to_be_checked()


def test_with_a_desktop(page: Page) -> None:
    find_and_return(page)


def test_with_a_phone(phone: Page) -> None:
    find_and_return(phone)


def test_without_javascript(no_js_page: Page) -> None:
    find_and_return(no_js_page)


def test_the_front_page_leads_to_a_competency_and_on_to_its_list(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Talent management", exact=True).click()
    expect(page.locator("article")).to_have_count(2)
    page.get_by_role("link", name="Thailand").click()
    expect(page.locator("article")).to_have_attribute("data-official", "anong-wattana")
    page.get_by_role("link", name="Remove Country: Thailand").click()
    expect(page.locator("article")).to_have_count(2)


def test_words_pages_and_an_empty_result(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill("taxation")
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile(r"/experts/\?q=taxation$"))
    expect(page.locator("article")).to_have_count(20)
    page.get_by_role("link", name="Page 2").click()
    expect(page.locator("article")).to_have_count(6)
    page.get_by_role("combobox").fill("zeppelin")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="without the words “zeppelin”").click()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "28")


def test_the_language_switch_keeps_page_and_filters(page: Page) -> None:
    page.goto("/experts/?country=TH")
    page.get_by_role("button", name="Bahasa Indonesia").click()
    expect(page).to_have_url(re.compile(r"/id/experts/\?country=TH$"))
    page.get_by_role("button", name="English").click()
    expect(page).to_have_url(re.compile(r"[^d]/experts/\?country=TH$"))


def test_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/experts/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("anong")
    page.keyboard.press("Enter")
    expect(page.locator("article")).to_have_count(1)
    link = page.get_by_role("link", name="Anong Wattana")
    for _ in range(400):
        if link.evaluate("link => link === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Anong Wattana")


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in [
        *("/", "/experts/", "/experts/anong-wattana/", "/countries/TH/", "/id/competencies/", "/suggest/?q=t"),
        *("/experts/anong-wattana/correct/", "/id/experts/anong-wattana/correct/sent/"),
    ]:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_on_a_phone_the_act_stays_within_reach(phone: Page) -> None:
    phone.goto("/experts/sri-wahyuni/")
    ask = phone.get_by_role("link", name="Ask for this expert").last
    expect(ask).to_be_in_viewport()
    ask.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Ask for Sri Wahyuni")
