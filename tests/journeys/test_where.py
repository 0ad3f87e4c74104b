"""The heat map, as people walk it: with a mouse, by keyboard alone, on a phone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.factories import make_official

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("shared_pool")]


def tab_to(page: Page, link: Locator) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            return
    raise AssertionError("The link was never in focus.")


def edge(element: Locator, side: str) -> float:
    return float(element.evaluate("(element, side) => element.getBoundingClientRect()[side]", side))


def test_the_keyboard_leads_from_the_map_into_an_area_a_number_and_its_list(page: Page) -> None:
    page.goto("/where/")
    tab_to(page, page.get_by_role("table").get_by_role("link", name="Public finance and procurement", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Where expertise lies: Public finance and procurement")
    tab_to(page, page.get_by_role("link", name="Taxation, Viet Nam: 25 experts"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/experts/\?competency=taxation&country=VN$"))
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "25")


def test_the_front_page_leads_there_and_a_role_is_one_click(no_js_page: Page) -> None:
    page = no_js_page
    page.goto("/")
    page.get_by_role("link", name="Where expertise lies: all competencies by state").click()
    cell = page.get_by_role("table").get_by_role("link", name="Human resource management, Thailand: 1 expert")
    expect(cell).to_be_visible()
    page.get_by_role("link", name="Adviser", exact=True).click()
    expect(page.get_by_text("Only experts in this role are counted: Adviser.").first).to_be_visible()
    expect(cell).to_have_count(0)


def test_a_number_is_found_by_its_row_and_its_column(page: Page) -> None:
    page.goto("/where/")
    states = page.locator("thead tr").nth(1).get_by_role("columnheader").all_text_contents()
    row = page.get_by_role("row", name=re.compile("^Human resource management"))
    expect(row.get_by_role("cell").nth(states.index("Indonesia"))).to_have_text("1")
    expect(row.get_by_role("cell").nth(states.index("Viet Nam"))).to_have_text("0")


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1280])
def test_nothing_is_wider_than_the_screen_however_large_the_numbers(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in ["/where/", "/id/where/public-finance/?role=trainer&role=wizard"]:
        page.goto(path)
        page.locator("td a").evaluate_all("links => links.forEach(link => (link.textContent = '100,000'))")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.usefixtures("open_pool")
def test_on_a_phone_the_rows_keep_their_names_and_the_focus_is_never_covered(phone: Page) -> None:
    for country in ["BN", "JP"]:
        make_official(country=country, competencies=["talent-management"])
    phone.goto("/where/human-resource-management/")
    last = phone.get_by_role("link", name="Talent management, All states: 4 experts")
    tab_to(phone, last)
    expect(last).to_be_in_viewport()
    expect(phone.get_by_role("rowheader", name="Talent management")).to_be_in_viewport(ratio=1)
    for name in ["Japan", "Thailand", "Indonesia", "Brunei Darussalam"]:
        phone.keyboard.press("Shift+Tab")
        link = phone.get_by_role("link", name=f"Talent management, {name}: 1 expert")
        expect(link).to_be_focused()
        assert edge(link, "left") >= edge(phone.locator("tbody th").first, "right"), name


def test_the_focus_is_not_under_the_heads_that_stay_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    page.goto("/where/")
    page.get_by_role("link", name=re.compile("^All experts, All states")).focus()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        assert edge(page.locator(":focus"), "top") >= edge(page.locator("thead"), "bottom")


def test_every_number_can_be_hit_with_a_finger(phone: Page) -> None:
    phone.goto("/where/")
    boxes = [link.bounding_box() for link in phone.locator("td a, .switch a").all()]
    assert all(box and box["width"] >= 36 and box["height"] >= 36 for box in boxes)
