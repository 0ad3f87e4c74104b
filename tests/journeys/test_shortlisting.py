"""Finding experts, keeping some in view, comparing them, and taking them along."""

import io
import re
from typing import Literal

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browsers import DESKTOP, a_page
from tests.journeys.axe import violations

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("shared_pool")]

SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]
NAMES = ["Anong Wattana", "Sri Wahyuni"]


def add(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"Add to shortlist {name}").click()
    expect(page.get_by_role("button", name=f"Remove from shortlist {name}")).to_be_visible()


def shortlist_two(page: Page) -> None:
    page.goto("/experts/?competency=talent-management")
    for name in NAMES:
        add(page, name)
    expect(page).to_have_url(re.compile(r"/experts/\?competency=talent-management"))


def open_shortlist(page: Page) -> Locator:
    """The columns' heads."""
    page.get_by_role("banner").get_by_role("link", name=re.compile("^Shortlist")).click()
    return page.get_by_role("columnheader")


def find_compare_and_export(page: Page) -> None:
    shortlist_two(page)
    expect(page.get_by_role("banner").get_by_role("link", name="Shortlist (2)")).to_be_visible()
    columns = open_shortlist(page)
    expect(columns).to_contain_text(NAMES)
    expect(page.get_by_role("row", name="Country")).to_contain_text("Thailand")
    with page.expect_download() as download:
        page.get_by_role("link", name="XLSX").click()
    sheet = load_workbook(io.BytesIO(download.value.path().read_bytes())).active
    assert [cell.value for cell in sheet["A"]] == ["Name", *NAMES]
    page.get_by_role("button", name="Remove Anong Wattana").click()
    expect(columns).to_contain_text(NAMES[1:])
    page.get_by_role("button", name="Clear the shortlist").click()
    expect(page.get_by_role("heading", name="Nobody is on it yet")).to_be_visible()
    expect(page.get_by_role("banner").get_by_role("link", name=re.compile("^Shortlist"))).to_have_count(0)
    assert page.context.cookies() == []


def test_with_a_desktop(page: Page) -> None:
    find_compare_and_export(page)


def test_with_a_phone(phone: Page) -> None:
    find_compare_and_export(phone)


def test_without_javascript(no_js_page: Page) -> None:
    find_compare_and_export(no_js_page)


def test_in_indonesian_on_a_phone(phone: Page) -> None:
    phone.goto("/id/experts/?competency=talent-management")
    for name in NAMES:
        phone.get_by_role("button", name=f"Masukkan ke daftar pilihan {name}").click()
        expect(phone.get_by_role("button", name=f"Keluarkan dari daftar pilihan {name}")).to_be_visible()
    phone.get_by_role("banner").get_by_role("link", name="Daftar pilihan (2)").click()
    expect(phone.get_by_role("columnheader")).to_contain_text(NAMES)
    expect(phone.get_by_role("row", name="Negara")).to_contain_text("Indonesia")
    with phone.expect_download() as download:
        phone.get_by_role("link", name="XLSX").click()
    sheet = load_workbook(io.BytesIO(download.value.path().read_bytes())).active
    assert [cell.value for cell in sheet["A"]] == ["Nama", *NAMES]


def test_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/experts/anong-wattana/")
    page.get_by_role("button", name="Add to shortlist Anong Wattana").focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Remove from shortlist Anong Wattana")
    expect(button).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Anong Wattana is on your shortlist now.")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Add to shortlist Anong Wattana")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button).to_be_focused()
    page.goto("/shortlist/")
    region = page.get_by_role("region", name="Side by side")
    for _ in range(30):
        page.keyboard.press("Tab")
        if region.evaluate("region => region === document.activeElement"):
            break
    expect(region).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Anong Wattana")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nobody is on it yet")).to_be_visible()


def test_without_javascript_the_reader_stays_with_the_expert(no_js_page: Page) -> None:
    no_js_page.goto("/experts/")
    add(no_js_page, "Name 17")
    expect(no_js_page).to_have_url(re.compile(r"/experts/#keep-name-17$"))
    expect(no_js_page.get_by_role("button", name="Remove from shortlist Name 17")).to_be_in_viewport()


def test_on_the_way_back_the_buttons_tell_what_holds(page: Page) -> None:
    page.goto("/experts/?competency=talent-management")
    add(page, "Anong Wattana")
    page.get_by_role("link", name="Anong Wattana").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Anong Wattana")
    page.go_back()
    expect(page.get_by_role("button", name="Remove from shortlist Anong Wattana")).to_be_visible()


def test_the_twenty_first_is_refused_beside_its_button(page: Page) -> None:
    twenty = ",".join(f"name-{number:02}" for number in range(20))
    page.goto(f"/shortlist/?experts={twenty}")
    page.get_by_role("button", name="Save as my shortlist").click()
    expect(page.get_by_role("columnheader")).to_have_count(20)
    page.goto("/experts/anong-wattana/")
    page.get_by_role("button", name="Add to shortlist Anong Wattana").click()
    expect(page.locator(".keep .notice")).to_contain_text("room for 20 experts, and yours is full")
    expect(page.get_by_role("status")).to_contain_text("room for 20 experts")
    page.get_by_role("link", name="See your shortlist").click()
    expect(page.get_by_role("columnheader")).to_have_count(20)


def test_a_link_shows_the_list_to_somebody_else(page: Page, browser: Browser, live_server: LiveServer) -> None:
    shortlist_two(page)
    open_shortlist(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    with a_page(browser, base_url=live_server.url, viewport=DESKTOP) as other:
        other.goto(link)
        expect(other.get_by_role("columnheader")).to_contain_text(NAMES)
        expect(other.get_by_role("banner").get_by_role("link", name=re.compile("^Shortlist"))).to_have_count(0)
        other.get_by_role("button", name="Save as my shortlist").click()
        expect(open_shortlist(other)).to_contain_text(NAMES)


def test_without_javascript_the_link_can_be_selected(no_js_page: Page) -> None:
    no_js_page.goto("/shortlist/?experts=anong-wattana")
    expect(no_js_page.get_by_label("Whoever opens this link")).to_have_value(re.compile(r"\?experts=anong-wattana$"))
    expect(no_js_page.get_by_role("button", name="Copy")).to_have_count(0)


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_nothing_is_wider_than_the_screen_or_too_small_to_hit(page: Page, prefix: str) -> None:
    page.goto(f"{prefix}/shortlist/?experts=anong-wattana,sri-wahyuni,bambang-hartono,name-01,name-02,name-03")
    page.locator("button[name=replace]").click()
    for path in ["/shortlist/", "/experts/?competency=talent-management", "/experts/anong-wattana/"]:
        page.goto(f"{prefix}{path}")
        for width in [320, 360, 1280]:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            targets = page.locator(".keep button:visible, #shortlist-link a")
            boxes = [target.bounding_box() for target in targets.all()]
            assert len(boxes) >= 2
            assert all(box and min(box["width"], box["height"]) >= 24 for box in boxes)


def test_axe_finds_nothing_where_somebody_is_kept(page: Page) -> None:
    shortlist_two(page)
    for path in ["/shortlist/", "/id/experts/?competency=talent-management", "/experts/sri-wahyuni/"]:
        page.goto(path)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], (path, scheme)
