"""From an invitation to a second factor and back in, in a real browser."""

from collections.abc import Iterator

import pytest
from django.core import mail
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from experts.models import Membership, User
from tests.accounts.codes import code_of
from tests.accounts.inviting import PASSWORD, make_invitation
from tests.factories import make_country
from tests.journeys.axe import violations
from tests.worker import work

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("as_in_production")]


@pytest.fixture
def as_in_production(live_server: LiveServer, settings: Settings) -> None:
    settings.SITE_URL = live_server.url
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def passkeys(page: Page) -> Iterator[Page]:
    """A browser on a device that holds passkeys, and whose owner always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options = device | {"isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield page
    session.send("WebAuthn.disable")


def check(page: Page) -> None:
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def accept(page: Page, *, checked: bool = True) -> None:
    make_invitation(Membership.Role.FOCAL_POINT, country=make_country("ID"))
    work()
    page.goto(next(word for word in str(mail.outbox[-1].body).split() if "token=" in word))
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome, Raka Putra")
    if checked:
        check(page)
    page.get_by_label("Password").first.fill(PASSWORD)
    page.get_by_label("Password, once more").fill(PASSWORD)
    page.get_by_role("button", name="Accept the invitation").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Second factor")


def confirm(page: Page) -> None:
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def set_up_app(page: Page, *, confirmed: bool = False, checked: bool = True) -> str:
    page.get_by_role("link", name="Set up an authenticator app").click()
    if not confirmed:
        confirm(page)
    secret = page.locator("code.key").inner_text()
    if checked:
        check(page)
    page.get_by_label("Code that the app shows").fill(code_of(secret))
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    if checked:
        check(page)
    page.get_by_role("link", name="Go on to your account").click()
    return secret


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")


def give_password(page: Page) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill("Raka@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your second factor")


def come_in_with_an_app(page: Page) -> None:
    accept(page)
    secret = set_up_app(page)
    check(page)
    sign_out(page)
    give_password(page)
    check(page)
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert").first).to_contain_text("This code is not right")
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Raka Putra")
    page.get_by_role("link", name="Nominators of your country").click()
    check(page)


def test_with_an_authenticator_app(page: Page) -> None:
    come_in_with_an_app(page)


def test_on_a_phone(phone: Page) -> None:
    come_in_with_an_app(phone)


def test_without_javascript(no_js_page: Page) -> None:
    accept(no_js_page, checked=False)
    no_js_page.get_by_role("link", name="Add a passkey").click()
    confirm(no_js_page)
    expect(no_js_page.get_by_text("Passkeys need JavaScript")).to_be_visible()
    expect(no_js_page.get_by_role("button", name="Add a passkey")).to_be_hidden()
    no_js_page.get_by_role("link", name="Back").click()
    set_up_app(no_js_page, confirmed=True, checked=False)
    expect(no_js_page.get_by_role("heading", level=1)).to_have_text("Raka Putra")


def test_with_a_passkey(passkeys: Page) -> None:
    page = passkeys
    accept(page)
    page.get_by_role("link", name="Add a passkey").click()
    confirm(page)
    page.get_by_label("What you call it").fill("My laptop")
    check(page)
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.get_by_role("link", name="Go on to your account").click()
    sign_out(page)
    give_password(page)
    check(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Raka Putra")
    page.goto("/accounts/second-factor/passkeys/")
    expect(page.get_by_role("heading", name="My laptop")).to_be_visible()
    page.get_by_role("link", name="Rename My laptop").click()
    page.get_by_role("link", name="Use a passkey").click()
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_label("What you call it").fill("Desk")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Desk")).to_be_visible()
    assert User.objects.filter(email="raka@example.org").exists()


def test_a_passkey_that_does_not_answer_is_told(page: Page) -> None:
    accept(page)
    page.get_by_role("link", name="Add a passkey").click()
    confirm(page)
    page.evaluate("() => { navigator.credentials.create = () => Promise.reject(new DOMException('no')) }")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("The passkey did not answer")).to_be_visible()


def test_a_focal_point_invites_with_the_keyboard_alone(page: Page) -> None:
    accept(page)
    set_up_app(page)
    page.get_by_role("link", name="Nominators of your country").click()
    page.get_by_label("Name").focus()
    for typed in ["Siti Aminah", "siti@example.org", "Bahasa Indonesia", "BKN"]:
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.get_by_role("button", name="Send the invitation").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("The invitation is on its way to siti@example.org.")
    work()
    assert mail.outbox[-1].to == ["siti@example.org"]
    assert "/id/accounts/invitation/" in str(mail.outbox[-1].body)
