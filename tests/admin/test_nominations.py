"""Deciding on what countries ask for, at BKN’s desk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from experts.models import Membership, Nomination, Official, OutgoingMail, User
from tests.admin.conftest import CAST, sign_in
from tests.admin.rows import address
from tests.documents.files import pdf
from tests.factories import make_nomination, make_official, make_user
from tests.nominations.enclosing import enclose, make_new


@pytest.fixture
def focal_point(db: None) -> User:
    return make_user("focal-point", country="ID", email="fitri@example.org", name="Fitri Handayani")


@pytest.fixture
def endorsed(focal_point: User) -> Nomination:
    return make_nomination(make_official("Sri Wahyuni"), state="endorsed", by=focal_point)


def decide(client: Client, nomination: Nomination, action: str, note: str = "") -> Any:
    there = address(Nomination, "decide", nomination.pk, action)
    return client.post(there, {"decide": "yes", "note": note}, follow=True)


def state_of(nomination: Nomination) -> tuple[str, str]:
    nomination.refresh_from_db()
    return nomination.state, nomination.official.status


def test_the_page_shows_what_is_asked_and_its_history_and_leads_to_the_record(
    reviewer: Client, endorsed: Nomination
) -> None:
    page = reviewer.get(address(Nomination, "change", endorsed.pk)).text
    assert "Retired in May." in page
    assert "Fitri Handayani" in page
    assert address(Official, "change", endorsed.official_id) in page
    for action in ["approve", "return", "decline"]:
        assert address(Nomination, "decide", endorsed.pk, action) in page
    assert 'name="_save"' not in page


@pytest.mark.parametrize(
    ("action", "note", "after"),
    [
        ("approve", "", ("approved", "withdrawn")),
        ("return", "Since when?", ("returned", "published")),
        ("decline", "She works still.", ("declined", "published")),
    ],
)
def test_a_button_asks_and_decides(
    reviewer: Client, endorsed: Nomination, action: str, note: str, after: tuple[str, str]
) -> None:
    there = address(Nomination, "decide", endorsed.pk, action)
    assert 'name="note"' in reviewer.get(there).text
    reviewer.post(there)  # without its button
    assert state_of(endorsed) == ("endorsed", "published")
    page = decide(reviewer, endorsed, action, note).text
    assert there not in page
    endorsed = Nomination.objects.get()
    assert (endorsed.state, endorsed.official.status) == after
    assert OutgoingMail.objects.get().recipient == "fitri@example.org"


@pytest.mark.parametrize("action", ["return", "decline"])
def test_a_refusal_needs_a_reason(reviewer: Client, endorsed: Nomination, action: str) -> None:
    assert "Say why" in decide(reviewer, endorsed, action, " ").text
    assert state_of(endorsed) == ("endorsed", "published")


def test_whoever_endorsed_it_has_no_button_and_is_refused(focal_point: User, endorsed: Nomination) -> None:
    Membership.objects.create(user=focal_point, role="administrator")
    both = sign_in(focal_point)
    page = both.get(address(Nomination, "change", endorsed.pk)).text
    assert address(Nomination, "decide", endorsed.pk, "approve") not in page
    assert decide(both, endorsed, "approve").status_code == 403
    assert state_of(endorsed) == ("endorsed", "published")


def test_the_second_to_decide_is_told(desk: Client, reviewer: Client, endorsed: Nomination) -> None:
    decide(reviewer, endorsed, "approve")
    assert "Somebody was quicker" in decide(desk, endorsed, "approve").text


def test_what_waits_for_the_focal_point_is_not_bkn_s_to_decide(reviewer: Client, focal_point: User) -> None:
    proposed = make_nomination(by=focal_point)
    assert decide(reviewer, proposed, "endorse").status_code == 403
    assert decide(reviewer, proposed, "nonsense").status_code == 404
    assert state_of(proposed)[0] == "proposed"


def test_the_page_shows_the_documents_as_pictures_of_their_pages(
    reviewer: Client, focal_point: User, own_folders: Path
) -> None:
    nomination = make_new(focal_point, state="proposed")
    document = enclose(nomination, pdf(), name="Letter.pdf")
    page = reviewer.get(address(Nomination, "change", nomination.pk)).text
    picture = reverse("nominations:document_page", args=[nomination.pk, document.pk, 1])
    assert f'<img src="{picture}"' in page
    assert reviewer.get(picture).getvalue().startswith(b"RIFF")
    original = reverse("nominations:original", args=[nomination.pk, document.pk])
    assert f'href="{original}"' in page
    assert reviewer.get(original).getvalue() == pdf()


@pytest.mark.parametrize("who", CAST)
def test_others_get_nowhere(browser_of: Callable[[str], Client], who: str) -> None:
    nomination = make_nomination(state="endorsed", by=make_user("focal-point", country="TH"))
    browser = browser_of(who)
    for there in [
        address(Nomination, "change", nomination.pk),
        address(Nomination, "decide", nomination.pk, "approve"),
    ]:
        for response in [browser.get(there), browser.post(there, {"decide": "yes", "note": ""})]:
            assert (response.status_code, response.url.partition("?")[0]) == (302, "/admin/login/")
    assert state_of(nomination)[0] == "endorsed"


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Sri", "Budi", "Nguyen"}),
        ("state__exact=endorsed", {"Sri", "Nguyen"}),
        ("kind__exact=renewal", {"Budi"}),
        ("country__code__exact=VN", {"Nguyen"}),
        ("q=budi", {"Budi"}),
    ],
)
def test_filters(desk: Client, focal_point: User, query: str, shown: set[str]) -> None:
    make_nomination(make_official("Sri"), state="endorsed", by=focal_point)
    make_nomination(make_official("Budi"), "renewal", by=focal_point)
    make_nomination(make_official("Nguyen", country="VN"), state="endorsed", by=focal_point)
    page = desk.get(address(Nomination, "changelist") + "?" + query)
    assert {row.official.name for row in page.context["cl"].result_list} == shown


def test_an_administrator_s_page_leads_where_nobody_may_edit(desk: Client, endorsed: Nomination) -> None:
    assert desk.post(address(Nomination, "change", endorsed.pk), {"state": "approved"}).status_code == 403
    assert state_of(endorsed) == ("endorsed", "published")
