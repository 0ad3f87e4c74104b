"""From a shortlist to a delivered training, and from a search that found nobody to an expert, in a real browser."""

import re
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from experts.models import Engagement, Official, OutgoingMail, Request
from tests.factories import make_contact, make_official, make_user
from tests.guards.stamps import opened
from tests.journeys.test_nominations import check, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
REQUESTER = "rosa@academy.example"
PLANTED = "private@home.example"


@pytest.fixture(autouse=True)
def three_countries(live_server: LiveServer, settings: Settings) -> None:
    settings.SITE_URL = live_server.url
    make_user("reviewer", email="raka@bkn.example")
    for name, country in [("Sri Wahyuni", "ID"), ("Anong Wattana", "TH"), ("Nguyen Van An", "VN")]:
        make_user("focal-point", country=country, email=f"{country.lower()}@focal.example")
        official = make_official(name, country=country, competencies=["talent-management"], legal_basis="consent")
        make_contact(official, PLANTED if country == "ID" else f"{country}@home.example", sharing="on-acceptance")


def follow(page: Page, recipient: str, place: str) -> None:
    mail = OutgoingMail.objects.filter(recipient=recipient, text__contains=f"/engagements/{place}/").latest("pk")
    found = re.search(rf"http\S+/engagements/{place}/\?token=\S+", mail.text)
    assert found
    parts = urlsplit(found[0])
    page.context.clear_cookies()
    page.goto(f"{parts.path}?{parts.query}")


def fill_in(page: Page, **given: str) -> None:
    page.get_by_label("A training").check()
    page.get_by_label("Online").check()
    fields = {"Your organisation": "Academy", "Your name": "Rosa Delgado", "Your e-mail address": REQUESTER} | given
    for label, text in fields.items():
        page.get_by_label(label).fill(text)
    page.get_by_label("My request, name and address").check()
    page.locator("[name=opened]").evaluate("(field, stamp) => { field.value = stamp }", opened(60))
    page.get_by_role("button", name="Send the request").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step: look in your mailbox")


def confirm(page: Page) -> None:
    follow(page, REQUESTER, "confirm")
    check(page)
    page.get_by_role("button", name="Yes, pass it on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your request")


def answer(page: Page, country: str, action: str) -> None:
    sign_in(page, f"{country}@focal.example")
    page.goto("/desk/")
    page.get_by_role("link", name="1 request for experts waits for you").click()
    page.get_by_role("link", name=re.compile("^A training")).click()
    check(page)
    page.get_by_role("link", name=re.compile(rf"^{action}…")).click()
    check(page)


def accept(page: Page, country: str) -> None:
    answer(page, country, "Accept")
    page.get_by_label("First day").fill(f"{timezone.localdate()}")
    page.get_by_label("The agency answers for the expert").check()
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("status")).to_have_text("Accepted. The requester is told.")


def test_three_experts_of_three_countries_one_request_one_delivered_and_on_the_profile(page: Page) -> None:
    page.goto("/shortlist/?experts=" + ",".join(Official.objects.order_by("pk").values_list("slug", flat=True)))
    page.get_by_role("link", name="Ask for these experts").click()
    check(page)
    fill_in(page)
    confirm(page)
    assert PLANTED not in page.content()
    accept(page, "id")
    answer(page, "th", "Decline")
    page.get_by_label("Why not?").select_option("busy")
    page.get_by_role("button", name="Decline").click()
    expect(page.get_by_role("status")).to_have_text("Declined. The requester is told.")

    follow(page, REQUESTER, "request")
    check(page)
    expect(page.get_by_text("Not available then")).to_be_visible()
    expect(page.get_by_text(PLANTED)).to_be_visible()
    page.get_by_role("button", name=re.compile("^Agree on these days")).click()
    page.get_by_role("button", name=re.compile("^It took place")).click()
    for question in ["Knew the field", "Made it clear", "Was prepared and on time", "Was of use to us"]:
        page.get_by_role("group", name=question).get_by_label("5").check()
    check(page)
    page.get_by_role("button", name="Send the evaluation").click()
    expect(page.get_by_text("Evaluated", exact=True).first).to_be_visible()

    answer(page, "id", "Yes, it took place")
    page.get_by_role("button", name="Yes, it took place").click()
    page.context.clear_cookies()
    page.goto("/experts/sri-wahyuni/")
    expect(page.get_by_text("1 of these came through the pool.")).to_be_visible()
    everything = "".join(mail.subject + mail.text + mail.html for mail in OutgoingMail.objects.all())
    assert PLANTED not in everything


def test_nobody_found_a_need_bkn_proposes_two_and_one_accepts(page: Page) -> None:
    page.goto("/experts/?q=rice+storage+caves")
    page.get_by_role("link", name="Tell us what you need").click()
    fill_in(page)
    confirm(page)
    sign_in(page, "raka@bkn.example")
    page.goto("/desk/requests/")
    page.get_by_role("link", name="A training: Academy").click()
    page.get_by_role("link", name="Propose experts…").click()
    check(page)
    page.get_by_role("textbox", name=re.compile("^Experts")).fill("sri-wahyuni\nanong-wattana")
    page.get_by_role("button", name="Propose experts").click()
    expect(page.get_by_role("status")).to_have_text("Proposed. Their focal points are asked.")
    accept(page, "id")
    states = Engagement.objects.order_by("position").values_list("state", flat=True)
    assert list(states) == ["accepted", "forwarded"]
    assert Request.objects.get().wanted == "rice storage caves"


def test_what_was_typed_survives_a_closed_page_until_it_is_sent(page: Page) -> None:
    page.goto("/engagements/ask/?expert=sri-wahyuni")
    page.get_by_label("What else should they know?").fill("We train judges.")
    page.goto("/")
    page.goto("/engagements/ask/?expert=sri-wahyuni")
    expect(page.get_by_label("What else should they know?")).to_have_value("We train judges.")
    expect(page.get_by_role("status")).to_contain_text("What you typed here last time is back.")
    fill_in(page)
    page.goto("/engagements/ask/?expert=sri-wahyuni")
    expect(page.get_by_label("What else should they know?")).to_have_value("")


def test_asking_needs_no_javascript(no_js_page: Page) -> None:
    page = no_js_page
    page.goto("/experts/sri-wahyuni/")
    page.get_by_role("link", name="Ask for this expert").first.click()
    page.locator("[name=opened]").evaluate("(field, stamp) => { field.value = stamp }", opened(60))
    page.get_by_role("button", name="Send the request").last.click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was sent yet")
    page.get_by_role("alert").get_by_role("link", name="Give your name.").click()
    assert page.url.endswith("#id_requester_name")


def test_by_keyboard_alone_the_order_changes_and_enter_in_a_field_sends(no_js_page: Page) -> None:
    page = no_js_page
    page.goto("/engagements/ask/?expert=sri-wahyuni,anong-wattana")
    page.get_by_role("button", name=re.compile("^Move up")).press("Enter")
    expect(page.get_by_role("list", name="Experts whom you ask for").get_by_role("listitem").first).to_contain_text(
        "Anong Wattana"
    )
    page.locator("[name=opened]").evaluate("(field, stamp) => { field.value = stamp }", opened(60))
    page.get_by_label("Your name").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Give your organisation")
    assert page.locator("[name=expert]").first.input_value() == "anong-wattana"
