"""Deciding on what readers suggest, at the desk."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from experts.models import Correction, OutgoingMail
from tests.admin.conftest import CAST
from tests.admin.rows import address
from tests.factories import make_correction, make_official


@pytest.fixture
def correction(db: None) -> Correction:
    return make_correction(requester_name="A Reader", text="First <line>\nSecond line")


def act(client: Client, action: str, *corrections: Correction, **more: str) -> Any:
    marked = [correction.pk for correction in corrections]
    data = {"action": action, "_selected_action": marked, "index": 0, **more}
    return client.post(address(Correction, "changelist"), data, follow=True)


def state_of(correction: Correction) -> tuple[str, str]:
    correction.refresh_from_db()
    return correction.state, correction.answer


def test_the_page_shows_what_was_sent_and_leads_to_the_record(desk: Client, correction: Correction) -> None:
    page = desk.get(address(Correction, "change", correction.pk)).text
    assert "First &lt;line&gt;<br>Second line" in page
    assert "reader@example.org" not in page
    assert address(type(correction.official), "change", correction.official.pk) in page
    assert correction.official.get_absolute_url() in page
    assert 'name="_save"' not in page


def test_nobody_edits_what_was_sent(desk: Client, correction: Correction) -> None:
    assert desk.post(address(Correction, "change", correction.pk), {"text": "Other"}).status_code == 403
    correction.refresh_from_db()
    assert correction.text.startswith("First")


def test_what_its_sender_has_not_confirmed_is_not_there(desk: Client) -> None:
    unread = make_correction(state="unverified")
    assert "0 corrections" in desk.get(address(Correction, "changelist")).text
    for page in ["change", "history", "delete", "finish", "decline"]:
        assert desk.get(address(Correction, page, unread.pk)).status_code in (302, 404)
    act(desk, "decline", unread, decide="yes", answer="No.")
    assert state_of(unread) == ("unverified", "")


@pytest.mark.parametrize(("button", "state"), [("finish", "done"), ("decline", "declined")])
def test_a_button_asks_for_the_answer_and_decides(
    desk: Client, correction: Correction, button: str, state: str
) -> None:
    there = address(Correction, button, correction.pk)
    assert there in desk.get(address(Correction, "change", correction.pk)).text
    assert 'name="answer"' in desk.get(there).text
    page = desk.post(there, {"decide": "yes", "answer": "As the agency says."}, follow=True).text
    assert "1 correction decided." in page
    assert there not in page
    assert state_of(correction) == (state, "As the agency says.")
    assert correction.decided_by is not None
    assert OutgoingMail.objects.get().recipient == "reader@example.org"


def test_declining_needs_a_reason_and_finishing_none(desk: Client, correction: Correction) -> None:
    refused = desk.post(address(Correction, "decline", correction.pk), {"decide": "yes", "answer": " "})
    assert "This field is required" in refused.text
    assert state_of(correction) == ("open", "")
    desk.post(address(Correction, "finish", correction.pk), {"decide": "yes"})
    assert state_of(correction) == ("done", "")


def test_several_are_decided_at_once_but_only_those_that_are_open(desk: Client, correction: Correction) -> None:
    second, decided = make_correction(make_official("Second")), make_correction(make_official("Third"), state="done")
    page = act(desk, "decline", correction, second, decided)
    assert "Second" in page.text
    assert "Third" not in page.text
    page = act(desk, "decline", correction, second, decided, decide="yes", answer="No.")
    assert "2 corrections decided." in page.text
    assert [state_of(each)[0] for each in (correction, second, decided)] == ["declined", "declined", "done"]


def test_the_reviewer_looks_only(reviewer: Client, correction: Correction) -> None:
    page = reviewer.get(address(Correction, "change", correction.pk)).text
    assert "reader@example.org" not in page
    assert address(Correction, "decline", correction.pk) not in page
    for button in ["finish", "decline"]:
        there = address(Correction, button, correction.pk)
        assert reviewer.post(there, {"decide": "yes", "answer": "No."}).status_code == 403
    act(reviewer, "decline", correction, decide="yes", answer="No.")
    assert state_of(correction) == ("open", "")


@pytest.mark.parametrize("who", CAST)
def test_others_get_nowhere(browser_of: Callable[[str], Client], correction: Correction, who: str) -> None:
    """Focal points too: they have a mail, and no sign-in yet."""
    browser = browser_of(who)
    for page in ["change", "history", "finish", "decline"]:
        there = address(Correction, page, correction.pk)
        for response in [browser.get(there), browser.post(there, {"decide": "yes", "answer": "No."})]:
            assert (response.status_code, response.url.partition("?")[0]) == (302, "/admin/login/")
    assert state_of(correction) == ("open", "")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Young", "Old", "Oldest"}),
        ("age=week", {"Young"}),
        ("age=month", {"Young", "Old"}),
        ("age=older", {"Oldest"}),
        ("age=xx", {"Young", "Old", "Oldest"}),
        ("state__exact=open", {"Young", "Old"}),
        ("official__country__code__exact=VN", {"Old"}),
        ("q=oldest", {"Oldest"}),
    ],
)
def test_filters(desk: Client, query: str, shown: set[str]) -> None:
    for name, days, country, state in [
        ("Young", 1, "ID", "open"),
        ("Old", 9, "VN", "open"),
        ("Oldest", 40, "ID", "done"),
    ]:
        verified_at = timezone.now() - timedelta(days=days)
        make_correction(make_official(name, country=country), state=state, verified_at=verified_at)
    page = desk.get(address(Correction, "changelist") + "?" + query)
    assert {row.official.name for row in page.context["cl"].result_list} == shown


def test_the_history_tells_who_decided(desk: Client, correction: Correction) -> None:
    desk.post(address(Correction, "finish", correction.pk), {"decide": "yes"})
    page = desk.get(address(Correction, "history", correction.pk)).text
    assert "Dewi Lestari" in page
    assert "Open" in page
    assert "First" not in page


def test_mails_show_whether_they_went_and_not_what_is_in_them(desk: Client) -> None:
    for subject, fields in {
        "Sent mail": {"sent_at": timezone.now(), "tries": 1},
        "Waiting mail": {},
        "Failing mail": {"tries": 3, "error": "OSError: refused"},
    }.items():
        OutgoingMail.objects.create(
            recipient="a@example.org", subject=subject, text="a token", html="a token", message_id=subject, **fields
        )
    there = address(OutgoingMail, "changelist")
    found = {
        fate: {row.subject.split()[0] for row in desk.get(f"{there}?state={fate}").context["cl"].result_list}
        for fate in ["sent", "waiting", "failing", "xx"]
    }
    assert found == {
        "sent": {"Sent"},
        "waiting": {"Waiting", "Failing"},
        "failing": {"Failing"},
        "xx": {"Sent", "Waiting", "Failing"},
    }
    failing = OutgoingMail.objects.get(subject="Failing mail")
    page = desk.get(address(OutgoingMail, "change", failing.pk)).text
    assert "OSError: refused" in page
    assert "a token" not in page
