"""From a mistake on a profile to the desk: the form, the mail, the link, the button."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Locator, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from experts.guards.forms import QUICKEST
from experts.models import Correction
from tests.factories import PASSWORD, make_user
from tests.worker import work

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("pool", "links_lead_here")]


@pytest.fixture
def links_lead_here(live_server: LiveServer, settings: Settings) -> None:
    settings.SITE_URL = live_server.url


def suggest(page: Page) -> None:
    page.goto("/experts/sri-wahyuni/")
    page.get_by_role("link", name="Suggest a correction").click()
    page.get_by_label("What is wrong, and what is right?").fill("She is a Director now.")
    page.wait_for_timeout((QUICKEST + 1) * 1000)
    page.get_by_role("button", name="Send").click()

    problems = page.get_by_role("alert")
    expect(problems).to_be_focused()
    problems.get_by_role("link", name="Choose the part").click()
    expect(page.get_by_label("What is wrong, and what is right?")).to_have_value("She is a Director now.")
    page.get_by_label("Which part is wrong?").select_option(label="Posts and agency")
    page.get_by_label("Your e-mail address").fill("reader@example.org")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("look in your mailbox")


def confirm(page: Page) -> None:
    work()
    found = re.search(r"http\S+token=\S+", str(mail.outbox[-1].body))
    assert found
    page.goto(found[0])
    expect(page.get_by_text("She is a Director now.")).to_be_visible()
    assert Correction.objects.get().state == "unverified"
    page.get_by_role("button", name="Yes, pass it on").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    assert page.context.cookies() == []


def decline(page: Page) -> None:
    page.get_by_label("E-mail").fill("desk@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("She is a Director now.")).to_be_visible()
    page.get_by_role("link", name="Decline…").click()
    page.get_by_label("Reason").fill("Her agency says otherwise.")
    page.get_by_role("button", name="Decline").click()
    expect(page.get_by_text("1 correction decided.")).to_be_visible()


def test_from_the_profile_to_the_desk_and_back(page: Page) -> None:
    make_user(email="desk@example.org")
    suggest(page)
    confirm(page)
    work()
    assert mail.outbox[-1].to == ["desk@example.org"]
    found = re.search(r"http\S+/admin/\S+", str(mail.outbox[-1].body))
    assert found
    page.goto(found[0])
    decline(page)
    work()
    assert mail.outbox[-1].to == ["reader@example.org"]
    assert "Her agency says otherwise." in mail.outbox[-1].body


def test_on_a_phone(phone: Page) -> None:
    suggest(phone)
    confirm(phone)


def test_without_javascript(no_js_page: Page) -> None:
    suggest(no_js_page)
    confirm(no_js_page)


def tab_to(page: Page, target: Locator) -> None:
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The Tab key does not lead to {target}.")


def test_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/experts/sri-wahyuni/correct/")
    tab_to(page, page.get_by_label("Which part is wrong?"))
    page.keyboard.type("Name")
    for name, typed in [
        ("What is wrong", "It is Sri Wahyuningsih."),
        ("How do you know", ""),
        ("Your e-mail", "a@b.example"),
    ]:
        page.keyboard.press("Tab")
        expect(page.get_by_label(name)).to_be_focused()
        page.keyboard.type(typed, delay=50)
    page.keyboard.press("Tab")
    page.keyboard.type("A slow reader", delay=150)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Send"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("look in your mailbox")
    kept = Correction.objects.values("part", "text", "requester_email", "requester_name").get()
    assert list(kept.values()) == ["name", "It is Sri Wahyuningsih.", "a@b.example", "A slow reader"]
