"""An administrator's morning at the desk, in a real browser."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from experts.models import Official
from tests.factories import make_agency, make_competency, make_missed_term, make_nomination, make_official, make_user
from tests.journeys.axe import violations
from tests.journeys.test_nominations import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def night(live_server: object) -> None:
    """What came in since yesterday."""
    make_user(email="dewi@bkn.example", name="Dewi Lestari")
    focal_point = make_user("focal-point", country="ID", email="id@focal.example")
    old = make_agency("Agency of Paper", acronym="AOP")
    make_agency("Agency of Records", acronym="AOR")
    make_competency("records-and-archives")
    for number, name in enumerate(["Ani Approved", "Budi Returned", "Citra Declined"], start=1):
        official = make_official(name, agency=old, competencies=["taxation"])
        waits_since = timezone.now() - timedelta(days=number)
        make_nomination(official, state="endorsed", by=focal_point, endorsed_at=waits_since)
    make_official("Sri Wahyuni", agency=old, competencies=["taxation"], summary="Trains assessors.")
    make_official("Sri Wahyuny", agency=old, competencies=["records-and-archives"])
    make_missed_term("know how keeping")


def look_over(page: Page) -> None:
    assert violations(page) == []


def decide(page: Page, name: str, button: str, note: str = "") -> None:
    """From the front page to the nomination; the answer is told on the next one."""
    page.goto("/admin/experts/nomination/")
    page.get_by_role("link", name=name).click()
    look_over(page)
    form = page.locator("form.answer", has=page.get_by_role("button", name=button, exact=True))
    if note:
        form.locator("textarea").fill(note)
    form.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text(name)


def merge_the_two(page: Page) -> None:
    page.goto("/admin/experts/official/")
    for name in ["Sri Wahyuni", "Sri Wahyuny"]:
        page.locator("#result_list tbody tr", has_text=name).locator(".action-select").check()
    page.get_by_label("Action:").select_option("merge")
    page.get_by_role("button", name="Go", exact=True).click()
    look_over(page)
    page.locator("fieldset", has_text="Name").get_by_text("Sri Wahyuni", exact=True).first.click()
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.locator(".messagelist")).to_be_visible()


def dissolve(page: Page) -> None:
    page.goto("/admin/experts/agency/?q=Agency+of+Paper")
    page.get_by_role("link", name="Agency of Paper").first.click()
    page.get_by_role("link", name="Dissolve or join to another…").click()
    page.get_by_role("button", name="Dissolve").click()
    expect(page.locator(".messagelist")).to_be_visible()


def test_an_administrators_morning(page: Page) -> None:
    sign_in(page, "dewi@bkn.example")
    page.goto("/admin/")
    look_over(page)
    page.locator("a[href$='needs=under-3-days']").click()
    expect(page.locator("#result_list tbody tr")).to_have_count(2)
    decide(page, "Ani Approved", "Approve")
    decide(page, "Budi Returned", "Return", "Say since when.")
    decide(page, "Citra Declined", "Decline", "Still in office.")
    assert Official.objects.get(name="Ani Approved").status == "withdrawn"

    merge_the_two(page)
    dissolve(page)

    page.goto("/experts/?q=know+how+keeping")
    expect(page.locator("#total")).to_have_attribute("data-total", "0")
    page.goto("/admin/experts/missedterm/")
    look_over(page)
    page.get_by_role("link", name="Another one…").click()
    page.get_by_label("Another name of").fill("Records and archives")
    page.get_by_role("button", name="Add the synonym").click()
    page.goto("/experts/?q=know+how+keeping")
    expect(page.locator("#total")).to_have_attribute("data-total", "1")
    expect(page.get_by_role("link", name="Sri Wahyuni")).to_be_visible()

    page.goto("/admin/experts/recordedchange/")
    look_over(page)
    changes = page.locator("#content")
    for told in ["know how keeping", "Agency of Paper", "Ani Approved", "Dewi Lestari"]:
        expect(changes).to_contain_text(told)
    put_back(page)


def put_back(page: Page) -> None:
    """A summary that was changed, as it was before."""
    sri = Official.objects.get(name="Sri Wahyuni")
    there = f"/admin/experts/official/{sri.pk}"
    page.goto(f"{there}/change/")
    page.get_by_label("Summary in English").fill("Trains nobody.")
    page.locator("[name=reason]").fill("A slip.")
    page.get_by_role("button", name="Save", exact=True).first.click()
    page.goto(f"{there}/history/")
    page.get_by_role("link", name="before this").first.click()
    look_over(page)
    expect(page.locator("#content")).to_contain_text("Trains nobody.")
    page.locator("[name=reason]").fill("It was a slip.")
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator(".messagelist")).to_be_visible()
    sri.refresh_from_db()
    assert sri.summary == "Trains assessors."
    page.goto("/experts/sri-wahyuni/")
    expect(page.get_by_text("Trains assessors.")).to_be_visible()
