"""Publishing, hiding, withdrawing and confirming, on the list and on a record's page."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from experts.models import Official, User
from tests.admin.rows import address
from tests.factories import make_official

BASIS = {"legal_basis": "consent", "legal_basis_on": "2026-01-02", "legal_basis_reference": "Form 7"}
BUTTONS = ["publish", "confirm", "hide", "withdraw"]


def act(client: Client, action: str, *officials: Official, **more: Any) -> Any:
    marked = [official.pk for official in officials]
    data = {"action": action, "_selected_action": marked, "index": 0, **more}
    return client.post(address(Official, "changelist"), data, follow=True)


def press(client: Client, button: str, official: Official, **data: str) -> Any:
    return client.post(address(Official, button, official.pk), data, follow=True)


def states() -> dict[str, tuple[str, str]]:
    return {official.name: (official.status, official.status_reason) for official in Official.objects.all()}


def test_publish_those_that_are_ready_and_tell_of_each_other_one_why_not(desk: Client) -> None:
    ready = make_official("Ready", published=False, **BASIS)
    lawless = make_official("Lawless", published=False)
    jobless = make_official("Jobless", published=False, **BASIS)
    jobless.posts.all().delete()
    withdrawn = make_official("Gone", published=False, status="withdrawn", status_reason="consent-withdrawn", **BASIS)
    page = act(desk, "publish", ready, lawless, jobless, withdrawn).text
    assert states() == {
        "Ready": ("published", ""),
        "Lawless": ("draft", ""),
        "Jobless": ("draft", ""),
        "Gone": ("withdrawn", "consent-withdrawn"),
    }
    assert "1 official published." in page
    assert "3 officials are not published:" in page
    assert "Lawless</a>: no legal basis is recorded</li>" in page
    assert "Jobless</a>: no primary post</li>" in page
    assert "Gone</a>: withdrawn, to be brought back on its own page only</li>" in page


def test_a_withdrawn_record_is_brought_back_on_its_own_page(desk: Client) -> None:
    official = make_official(published=False, status="withdrawn", status_reason="other", **BASIS)
    press(desk, "publish", official)
    assert states() == {"Sri Wahyuni": ("published", "")}


def test_many_refusals_are_counted(desk: Client) -> None:
    officials = [make_official(f"Lawless {number}", published=False) for number in range(23)]
    page = act(desk, "publish", *officials).text
    assert page.count("no legal basis is recorded") == 20
    assert "<li>and 3 more</li>" in page


@pytest.mark.parametrize(
    ("action", "reason", "status"), [("hide", "stale", "hidden"), ("withdraw", "retired", "withdrawn")]
)
def test_taking_down_asks_for_the_reason_first(desk: Client, action: str, reason: str, status: str) -> None:
    first, second, third = (make_official(name) for name in ["First", "Second", "Third"])
    page = act(desk, action, first, second)
    assert "First" in page.text
    assert "Second" in page.text
    assert "Third" not in page.text
    assert states()["First"] == ("published", "")

    nothing_chosen = act(desk, action, first, second, decide="yes")
    assert "This field is required" in nothing_chosen.text
    assert states()["First"] == ("published", "")

    done = act(desk, action, first, second, decide="yes", reason=reason)
    assert "2 officials: done." in done.text
    assert states() == {"First": (status, reason), "Second": (status, reason), "Third": ("published", "")}


def test_hiding_all_that_a_filter_finds(desk: Client) -> None:
    for number in range(60):  # more than a page
        make_official(f"Thai {number}", country="TH")
    make_official("Indonesian")
    there = address(Official, "changelist") + "?country__code__exact=TH"
    data = {"action": "hide", "_selected_action": [Official.objects.first().pk], "index": 0, "select_across": 1}
    assert "and 40 more" in desk.post(there, data).text
    desk.post(there, data | {"decide": "yes", "reason": "stale"})
    assert Official.objects.filter(status="hidden").count() == 60
    assert states()["Indonesian"] == ("published", "")


def test_a_reason_that_does_not_fit_is_refused(desk: Client) -> None:
    official = make_official()
    for reason in ["deceased", "nonsense", ""]:
        press(desk, "hide", official, decide="yes", reason=reason)
    assert states() == {"Sri Wahyuni": ("published", "")}


def test_the_buttons_of_a_record(desk: Client, administrator: User) -> None:
    official = make_official(published=False, **BASIS)
    press(desk, "publish", official)
    assert states() == {"Sri Wahyuni": ("published", "")}
    press(desk, "confirm", official)
    official.refresh_from_db()
    assert (official.confirmed_on, official.confirmed_by) == (timezone.localdate(), administrator)
    assert "Hide from the public?" in desk.get(address(Official, "hide", official.pk)).text
    press(desk, "hide", official, decide="yes", reason="suspended")
    assert states() == {"Sri Wahyuni": ("hidden", "suspended")}
    press(desk, "withdraw", official, decide="yes", reason="consent-withdrawn")
    assert states() == {"Sri Wahyuni": ("withdrawn", "consent-withdrawn")}
    assert LogEntry.objects.filter(object_id=official.pk, user=administrator).count() == 4


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ("draft", ["publish", "withdraw"]),
        ("published", ["confirm", "hide", "withdraw"]),
        ("hidden", ["publish", "confirm", "withdraw"]),
        ("withdrawn", ["publish"]),
    ],
)
def test_a_record_shows_the_buttons_that_make_sense(desk: Client, status: str, shown: list[str]) -> None:
    reason = "other" if status in ("hidden", "withdrawn") else ""
    official = make_official(status=status, status_reason=reason)
    page = desk.get(address(Official, "change", official.pk)).text
    assert [button for button in BUTTONS if address(Official, button, official.pk) in page] == shown


def test_a_decision_needs_a_press_of_a_button(desk: Client) -> None:
    official = make_official(published=False, **BASIS)
    for button in ["publish", "confirm"]:
        assert desk.get(address(Official, button, official.pk)).status_code == 405
    assert states() == {"Sri Wahyuni": ("draft", "")}
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = desk.cookies
    assert strict.post(address(Official, "publish", official.pk)).status_code == 403


def test_the_reviewer_decides_nothing(reviewer: Client) -> None:
    official = make_official()
    page = reviewer.get(address(Official, "change", official.pk)).text
    for button in BUTTONS:
        assert address(Official, button, official.pk) not in page
        response = reviewer.post(address(Official, button, official.pk), {"decide": "yes", "reason": "other"})
        assert response.status_code == 403
    for action in BUTTONS:
        act(reviewer, action, official, decide="yes", reason="other")
    official.refresh_from_db()
    assert (official.status, official.confirmed_on) == ("published", None)


@pytest.mark.parametrize("name", ["status", "status_reason", "confirmed_on", "slug", "is_demonstration"])
def test_what_follows_from_decisions_is_no_field_of_the_form(desk: Client, name: str) -> None:
    response = desk.get(address(Official, "change", make_official().pk))
    assert name not in response.context["adminform"].form.fields


def test_a_draft_can_be_deleted_and_its_slug_stays_spent(desk: Client) -> None:
    official = make_official(published=False)
    assert desk.post(address(Official, "delete", official.pk), {"post": "yes"}).status_code == 302
    assert not Official.objects.exists()
    assert make_official().slug != official.slug


@pytest.mark.parametrize("status", ["published", "hidden", "withdrawn"])
def test_what_was_public_once_can_not_be_deleted(desk: Client, status: str) -> None:
    official = make_official(status=status, status_reason="" if status == "published" else "other")
    assert desk.post(address(Official, "delete", official.pk), {"post": "yes"}).status_code == 403
    act(desk, "delete_selected", official, post="yes")
    assert Official.objects.filter(pk=official.pk).exists()
