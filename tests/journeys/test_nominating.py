"""A new expert and a change, from an empty form to the public list, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from experts.models import Nomination, Official
from tests.browsers import DESKTOP, a_page
from tests.documents.files import pdf
from tests.factories import PASSWORD, make_agency, make_competency, make_country, make_official, make_tier
from tests.journeys.axe import violations
from tests.journeys.test_accounts import accept, as_in_production, set_up_app
from tests.journeys.test_nominations import sign_in
from tests.nominations.conftest import play
from tests.nominations.versions import world

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["as_in_production"]
NOMINATOR, FOCAL_POINT, REVIEWER = "a@example.org", "id@example.org", "reviewer@example.org"


@pytest.fixture
def country(live_server: object) -> None:
    for who in ["nominator of A", "focal point of Indonesia", "reviewer"]:
        play(who)
    world()
    make_tier()
    for slug, en in [("taxation", "Taxation"), ("pay-design", "Pay design")]:
        make_competency(slug, en=en)
    make_official("Sri Wahyuni", agency=make_agency("Agency A"), competencies=["taxation"])
    make_country("MY")


def check(page: Page) -> None:
    found = violations(page)
    assert [(rule["id"], node["html"][:100]) for rule in found for node in rule["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Save and go on").click()


def write_person(page: Page) -> None:
    page.get_by_label("Name*", exact=True).fill("Budi Santoso")
    page.get_by_label("Practitioner").check()
    page.get_by_label("Summary in English").fill("Builds fair pay systems.")
    check(page)
    go_on(page)


def write_posts(page: Page) -> None:
    page.get_by_label("Title").fill("Director of Pay")
    page.get_by_label("Agency").fill("Agency A")
    page.get_by_label("From").fill("2019")
    page.get_by_label("This is the main post").check()
    page.get_by_role("button", name="Add a post").click()
    second = page.get_by_role("group", name="Post 2")
    second.get_by_label("Title").fill("Head of Section")
    second.get_by_label("From").fill("2010")
    second.get_by_label("To", exact=True).fill("2018")
    check(page)
    go_on(page)


def write_expertise(page: Page, *names: str) -> None:
    for number, name in enumerate(names, start=1):
        row = page.get_by_role("group", name=f"Competency {number}")
        row.get_by_role("combobox", name="Competency").fill(name)
        row.get_by_label("Trainer").check()
        if number < len(names):
            page.get_by_role("button", name="Add a competency").click()
    check(page)
    go_on(page)


def write_grounds(page: Page, *, checked: bool = True) -> None:
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Assignments").click()
    page.get_by_label("Title").fill("Course on pay")
    page.get_by_label("Role").select_option("trainer")
    page.get_by_label("Year").fill("2024")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Eligibility").click()
    page.get_by_label("Has experience in civil-service matters").check()
    page.get_by_label("Recommended by").fill("Ministry")
    page.get_by_label("Fulfils the code of conduct").check()
    page.get_by_label("Is able to work independently").check()
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.get_by_label("What it is").select_option("recommendation")
    page.get_by_label("File").set_input_files({"name": "Letter.pdf", "mimeType": "application/pdf", "buffer": pdf()})
    page.get_by_role("button", name="Add the document").click()
    expect(page.get_by_role("status").first).to_contain_text("Letter")
    if checked:
        check(page)
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Legal basis").click()
    page.get_by_label("Public task").check()
    page.get_by_label("Date of").fill("2026-01-02")
    page.get_by_label("Reference").fill("Decree 1/2026")
    if checked:
        check(page)
    go_on(page)


def decide(page: Page, whose: str, step: str, note: str = "") -> None:
    """What BKN does about it at its own desk."""
    page.goto("/admin/experts/nomination/")
    page.get_by_role("link", name=whose).first.click()
    if note:
        page.locator(f"#{step.lower()}-form [name=note]").fill(note)
    page.get_by_role("button", name=step).click()
    expect(page.locator(".messagelist")).to_be_visible()


def write_all(page: Page) -> None:
    page.goto("/desk/")
    page.get_by_role("link", name="Nominate an expert").click()
    check(page)
    page.get_by_role("button", name="Begin").click()
    write_person(page)
    write_posts(page)
    write_expertise(page, "Talent management", "Taxation", "Pay design")
    write_grounds(page)


def look_at_preview(page: Page) -> None:
    page.get_by_role("link", name="As the public would see it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Budi Santoso")
    check(page)
    page.get_by_role("link", name="Back").click()


def mend(page: Page) -> None:
    page.goto("/desk/")
    page.get_by_role("link", name="New expert: Budi Santoso").click()
    page.get_by_role("link", name="Go on writing").click()
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Person").click()
    expect(page.get_by_text("Say more about pay.")).to_be_visible()
    page.get_by_label("Summary in English").fill("Builds fair pay systems for a million people.")
    go_on(page)
    page.get_by_role("link", name="Check and send").click()


def is_public(page: Page) -> None:
    page.goto("/experts/?competency=pay-design")
    page.get_by_role("link", name="Budi Santoso").click()
    expect(page.get_by_text("Builds fair pay systems for a million people.")).to_be_visible()


@pytest.fixture
def bkn(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """The browser of somebody at BKN, who stays signed in beside the other."""
    with a_page(browser, base_url=live_server.url, viewport=DESKTOP) as page:
        sign_in(page, REVIEWER)
        page.goto("/accounts/confirm/?next=/accounts/second-factor/")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
        set_up_app(page, confirmed=True, checked=False)
        yield page


@pytest.mark.usefixtures("country", "as_in_production")
def test_from_an_invitation_over_a_returned_nomination_to_the_public_list(page: Page, bkn: Page) -> None:
    accept(page, checked=False)
    set_up_app(page, checked=False)
    write_all(page)
    expect(page.get_by_text("Nothing is missing.")).to_be_visible()
    check(page)
    look_at_preview(page)
    page.get_by_role("button", name="Endorse and send to BKN").click()
    expect(page.get_by_role("status").first).to_contain_text("Sent.")
    decide(bkn, "Budi Santoso", "Return", "Say more about pay.")
    mend(page)
    page.get_by_role("button", name="Endorse and send to BKN").click()
    decide(bkn, "Budi Santoso", "Approve")
    is_public(page)


@pytest.mark.usefixtures("country")
def test_a_nominator_proposes_on_a_phone_and_the_focal_point_endorses(phone: Page) -> None:
    sign_in(phone, NOMINATOR)
    write_all(phone)
    phone.get_by_role("button", name="Send to the focal point").click()
    sign_in(phone, FOCAL_POINT)
    phone.goto("/desk/")
    phone.get_by_role("link", name="New expert: Budi Santoso").click()
    check(phone)
    phone.get_by_role("link", name="Endorse…").click()
    phone.get_by_role("button", name="Endorse").click()
    expect(phone.get_by_role("status").first).to_contain_text("Endorsed")
    check(phone)


@pytest.mark.usefixtures("country")
def test_a_new_expert_without_javascript(no_js_page: Page) -> None:
    sign_in(no_js_page, FOCAL_POINT)
    no_js_page.goto("/desk/nominations/new/")
    no_js_page.get_by_role("button", name="Begin").click()
    no_js_page.get_by_label("Name*", exact=True).fill("Budi Santoso")
    no_js_page.get_by_label("Practitioner").check()
    go_on(no_js_page)
    no_js_page.get_by_label("Title").fill("Director of Pay")
    no_js_page.get_by_role("button", name="Add a post").click()
    no_js_page.get_by_role("button", name="Remove: Post 2").click()
    go_on(no_js_page)
    no_js_page.get_by_role("combobox", name="Competency").fill("Taxation")
    go_on(no_js_page)
    write_grounds(no_js_page, checked=False)
    no_js_page.get_by_role("button", name="Endorse and send to BKN").click()
    assert Nomination.objects.get().state == "endorsed"


@pytest.mark.usefixtures("country")
def test_a_change_with_its_difference_and_a_conflict(page: Page) -> None:
    sign_in(page, FOCAL_POINT)
    page.goto("/desk/experts/sri-wahyuni/")
    page.get_by_role("button", name="Change the record…").click()
    page.get_by_label("Summary in English").fill("Trains assessors.")
    go_on(page)
    page.get_by_label("Title").fill("Director General")
    go_on(page)
    page.get_by_role("link", name="Check and send").click()
    expect(page.get_by_role("row", name="Summary in English")).to_contain_text("Trains assessors.")
    expect(page.get_by_role("row", name="Post: Director")).to_contain_text("Director General")
    check(page)
    page.get_by_role("button", name="Endorse and send to BKN").click()
    check(page)

    Official.objects.filter(slug="sri-wahyuni").update(summary="BKN’s words.")
    sign_in(page, REVIEWER)
    page.goto("/admin/experts/nomination/")
    page.get_by_role("link", name="Sri Wahyuni").first.click()
    expect(page.get_by_text("Changed meanwhile. The record says: BKN’s words.")).to_be_visible()
    check(page)
    page.get_by_label("What is proposed: Trains assessors.").check()
    page.get_by_role("button", name="Approve").click()
    page.context.clear_cookies()
    page.goto("/experts/sri-wahyuni/")
    expect(page.get_by_text("Trains assessors.")).to_be_visible()
    expect(page.get_by_text("Director General")).to_be_visible()


@pytest.mark.usefixtures("country")
def test_what_was_typed_survives_an_ended_session_and_goes_when_one_signs_out(page: Page) -> None:
    sign_in(page, FOCAL_POINT)
    page.goto("/desk/nominations/new/")
    page.get_by_role("button", name="Begin").click()
    there = page.url
    page.get_by_label("Name*", exact=True).press_sequentially("Budi")
    page.context.clear_cookies()  # the session ends
    go_on(page)
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Person")
    sign_in(page, FOCAL_POINT)
    page.goto(there)
    expect(page.get_by_label("Name*", exact=True)).to_have_value("")
    page.get_by_role("button", name="Fill it in again").click()
    expect(page.get_by_label("Name*", exact=True)).to_have_value("Budi")
    assert Nomination.objects.get().name == "Budi"
    expect(page.get_by_role("button", name="Fill it in again")).to_have_count(0)

    page.get_by_label("Name*", exact=True).press_sequentially(" Santoso")
    page.goto("/accounts/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.usefixtures("country")
def test_what_is_typed_is_saved_by_itself_and_as_soon_as_the_line_is_back(page: Page) -> None:
    page.add_init_script("const later = setTimeout; window.setTimeout = (act, pause) => later(act, pause / 50)")
    sign_in(page, FOCAL_POINT)
    page.goto("/desk/nominations/new/")
    page.get_by_role("button", name="Begin").click()
    name = page.get_by_label("Name*", exact=True)
    name.press_sequentially("Budi")
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert Nomination.objects.get().name == "Budi"
    assert page.evaluate("localStorage.length") == 0

    page.context.set_offline(True)
    name.press_sequentially(" Santoso")
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert Nomination.objects.get().name == "Budi Santoso"

    Nomination.objects.update(typed={"person": {"name": "Somebody else’s"}})
    name.press_sequentially("!")
    expect(page.get_by_text("Somebody else has saved this section.")).to_be_visible()
    assert Nomination.objects.get().typed["person"]["name"] == "Somebody else’s"
