"""From the focal point's desk to the official's mailbox and off the public list, in a real browser."""

import re
from urllib.parse import urlsplit

import pytest
from django.core import mail
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from experts.models import Official
from tests.factories import make_agency, make_contact, make_official
from tests.journeys.test_nominations import check, sign_in
from tests.nominations.conftest import play
from tests.worker import work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def country(live_server: LiveServer, settings: Settings) -> None:
    settings.SITE_URL = live_server.url
    for who in ["focal point of Indonesia", "administrator"]:
        play(who)
    for name in ["Sri Wahyuni", "Budi Hartono"]:
        make_official(name, agency=make_agency("Agency A"), competencies=["taxation"], legal_basis="consent")
    make_contact(Official.objects.get(slug="sri-wahyuni"))


def ask(page: Page) -> None:
    sign_in(page, "id@example.org")
    page.goto("/desk/experts/sri-wahyuni/")
    page.get_by_role("button", name="Ask the official to look").click()
    expect(page.get_by_role("status")).to_contain_text("A link is mailed to 1 address")


def open_mail(page: Page, prefix: str = "") -> None:
    work()
    found = re.search(r"http\S+token=\S+", str(mail.outbox[-1].body))
    assert found
    assert mail.outbox[-1].to == ["sri@agency.example"]
    page.context.clear_cookies()
    parts = urlsplit(found[0])
    page.goto(f"{prefix}{parts.path.removeprefix('/id')}?{parts.query}")
    assert Official.objects.get(slug="sri-wahyuni").is_published


def expect_gone(page: Page) -> None:
    page.goto("/experts/")
    expect(page.locator("#total")).to_have_attribute("data-total", "1")
    assert page.goto("/experts/sri-wahyuni/").status == 404
    work()
    told = {to: str(sent.body) for sent in mail.outbox[-3:] for to in sent.to}
    assert set(told) == {"id@example.org", "dewi@example.org", "sri@agency.example"}
    assert "has withdrawn the consent" in told["id@example.org"]


def leave(page: Page) -> None:
    page.locator("summary", has_text="I withdraw my consent").click()
    page.get_by_role("button", name="Hide my record now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The public no longer sees your record")
    assert "token" not in page.url
    assert page.context.cookies() == []


def test_an_official_withdraws_and_is_gone_in_the_next_request(page: Page) -> None:
    ask(page)
    check(page)
    open_mail(page)
    check(page)
    leave(page)
    check(page)
    expect_gone(page)
    sign_in(page, "id@example.org")
    page.goto("/desk/experts/sri-wahyuni/")
    expect(page.get_by_text("The official withdrew the consent on")).to_be_visible()


def test_without_javascript(no_js_page: Page) -> None:
    ask(no_js_page)
    open_mail(no_js_page)
    leave(no_js_page)
    expect_gone(no_js_page)


def test_on_a_phone_in_indonesian(phone: Page) -> None:
    """The buttons are found by what they do, whatever they are called."""
    phone.goto("/id/listed/")
    check(phone)
    phone.locator("[name=email]").fill("SRI@agency.example")
    phone.wait_for_timeout(4000)  # nobody types faster
    phone.locator("main form button[type=submit]").click()
    phone.wait_for_url("**/id/listed/sent/")
    check(phone)
    open_mail(phone, "/id")
    check(phone)
    assert phone.locator("html").get_attribute("lang") == "id"
    phone.locator("a.stay").click()
    phone.locator("details.say > summary").last.click()
    phone.locator("form[action$='/leave/'] button").click()
    phone.wait_for_url("**/id/own-record/thanks/leave/")
    expect_gone(phone)


def test_what_is_wrong_reaches_the_desk_and_its_answer_the_official(page: Page) -> None:
    ask(page)
    open_mail(page)
    page.get_by_text("Something is wrong").click()
    page.get_by_label("What is wrong, and what is right?").fill("I am a Director now.")
    page.get_by_role("button", name="Pass it on").click()
    problems = page.get_by_role("alert")
    expect(problems).to_be_focused()
    check(page)
    problems.get_by_role("link", name="Choose the part").click()
    page.get_by_label("Which part is wrong?").select_option("posts")
    page.get_by_role("button", name="Pass it on").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")

    sign_in(page, "id@example.org")
    page.goto("/desk/experts/sri-wahyuni/")
    expect(page.get_by_text("I am a Director now.")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Done…").click()
    check(page)
    page.get_by_label("Answer to the official").fill("Changed today.")
    page.get_by_role("button", name="Done", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("The official is answered.")
    work()
    assert mail.outbox[-1].to == ["sri@agency.example"]
    assert "Changed today." in mail.outbox[-1].body
