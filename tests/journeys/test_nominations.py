"""The desk of a country, from a proposal to what the public sees, in a real browser."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from experts.models import Official
from experts.nominations import reminders
from tests.factories import PASSWORD, make_agency, make_nomination, make_official
from tests.journeys.axe import violations
from tests.nominations.conftest import play

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def country(live_server: object) -> None:
    for who in ["nominator of A", "focal point of Indonesia", "reviewer"]:
        play(who)
    for number in range(4):
        long_ago = timezone.now() - timedelta(days=2000)
        day = timezone.localdate() - timedelta(days=400 + number)
        make_official(
            f"Name {number}",
            agency=make_agency("Agency A", acronym="AGA"),
            competencies=["taxation"],
            published_at=long_ago,
            confirmed_on=day,
        )


def sign_in(page: Page, email: str) -> None:
    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "login" not in url)


def check(page: Page) -> None:
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def remove_somebody(page: Page) -> None:
    sign_in(page, "a@example.org")
    page.goto("/desk/")
    check(page)
    page.get_by_role("link", name="Name 2").click()
    page.get_by_role("link", name="Propose the removal").click()
    check(page)
    page.get_by_label("Reason").select_option("retired")
    page.get_by_label("Note").fill("Since May.")
    page.get_by_role("button", name="Propose the removal").click()
    expect(page.get_by_role("status")).to_have_text("The removal of Name 2 is proposed.")
    check(page)

    sign_in(page, "id@example.org")
    page.goto("/desk/")
    check(page)
    page.get_by_role("link", name="Removal: Name 2").click()
    check(page)
    page.get_by_role("link", name="Endorse…").click()
    check(page)
    page.get_by_role("button", name="Endorse").click()
    expect(page.get_by_role("status")).to_have_text("Endorsed: now it waits for BKN.")
    page.goto("/desk/nominations/")
    check(page)

    sign_in(page, "reviewer@example.org")
    page.goto("/admin/experts/nomination/")
    page.get_by_role("link", name="Name 2").click()
    page.get_by_role("button", name="Approve").click()
    expect(page.locator(".messagelist")).to_contain_text("Approved.")

    page.context.clear_cookies()
    page.goto("/experts/")
    expect(page.locator("#total")).to_have_attribute("data-total", "3")
    expect(page.get_by_role("link", name="Name 2")).to_have_count(0)
    assert page.goto("/experts/name-2/").status == 404


@pytest.mark.usefixtures("country")
def test_a_removal_from_the_nominator_to_the_public(page: Page) -> None:
    remove_somebody(page)


@pytest.mark.usefixtures("country")
def test_a_removal_on_a_phone(phone: Page) -> None:
    remove_somebody(phone)


@pytest.mark.usefixtures("country")
def test_many_are_renewed_without_javascript(no_js_page: Page) -> None:
    page = no_js_page
    sign_in(page, "id@example.org")
    page.goto("/desk/?show=due")
    for number in [0, 1, 3]:
        page.get_by_label(f"Mark Name {number}").check()
    page.get_by_role("button", name="The marked ones are still correct").click()
    expect(page.get_by_role("status")).to_have_text("3 experts are renewed.")
    expect(page.get_by_label("Show")).to_have_value("due")
    expect(page.get_by_label("Mark Name 2")).to_be_visible()
    expect(page.get_by_label("Mark Name 1")).to_have_count(0)


@pytest.mark.usefixtures("country")
def test_one_is_hidden_with_the_keyboard_alone(page: Page) -> None:
    sign_in(page, "id@example.org")
    page.goto("/desk/experts/name-0/")
    page.get_by_role("link", name="Hide from the public…").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Reason").focus()
    page.keyboard.type("Susp")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("The public no longer sees Name 0.")
    check(page)
    page.context.clear_cookies()
    assert page.goto("/experts/name-0/").status == 404


@pytest.mark.usefixtures("country")
def test_what_the_reminders_hide_is_public_again_after_one_click(page: Page) -> None:
    Official.objects.filter(slug="name-0").update(confirmed_on=timezone.localdate() - timedelta(days=500))
    reminders.run()
    assert page.goto("/experts/name-0/").status == 404
    sign_in(page, "id@example.org")
    page.goto("/desk/?show=hidden")
    page.get_by_role("link", name="Name 0").click()
    check(page)
    page.get_by_role("button", name="Still correct: renew").click()
    expect(page.get_by_role("status")).to_have_text("1 expert is renewed.")
    page.context.clear_cookies()
    assert page.goto("/experts/name-0/").status == 200


@pytest.mark.usefixtures("country")
def test_the_desk_in_the_dark_and_in_indonesian_has_no_barriers(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    nominator = play("nominator of B")
    for number, state in enumerate(["proposed", "returned", "declined"]):
        make_nomination(Official.objects.get(slug=f"name-{number}"), state=state, by=nominator)
    make_nomination(Official.objects.get(slug="name-3"), "renewal", by=nominator)
    sign_in(page, "id@example.org")
    paths = ["", "nominations/?state=all", "experts/name-0/", "experts/name-0/hide/", "?q=nobody", "?show=nonsense"]
    for path in paths:
        page.goto(f"/id/desk/{path}")
        check(page)
