"""The list of all changes, whatever they are about, and what of it is restricted."""

from datetime import timedelta

import pghistory
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from experts.models import Agency, Competency, Contact, Look, Nomination, Official, User
from tests.admin.pages import read_form
from tests.admin.rows import address, warm_up
from tests.factories import make_agency, make_competency, make_nomination, make_official, make_user

THERE = "/admin/experts/recordedchange/"


def listed(client: Client, **wanted: str) -> list[tuple[str, str, str, str]]:
    response = client.get(THERE, wanted)
    assert response.status_code == 200
    return [(row.change.by, row.change.where, row.change.kind, row.change.what) for row in response.context["rows"]]


@pytest.fixture
def changed(desk: Client) -> Official:
    """By an administrator and a spreadsheet; and a competency by a command."""
    official = make_official("Sri Wahyuni")
    there = address(Official, "change", official.pk)
    assert desk.post(there, read_form(desk, there, "official") | {"summary": "New words"}).status_code == 302
    with pghistory.context(source="import", file="list.xlsx"):
        Official.objects.update(rank_title="Echelon I")
    with pghistory.context(source="command", command="load_reference"):
        make_competency("skill")
    return official


def test_it_says_who_and_from_where(changed: Official, desk: Client) -> None:
    rows = listed(desk)
    assert ("Dewi Lestari", "Admin", "Changed", "Official: Sri Wahyuni") in rows
    assert ("The system", "Spreadsheet “list.xlsx”", "Changed", "Official: Sri Wahyuni") in rows
    assert ("The system", "Command: load_reference", "Added", "Competency: skill") in rows


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"noun": "experts.Competency", "source": "command"}, {"Competency: skill"}),
        ({"who": "lestari", "noun": "experts.Official"}, {"Official: Sri Wahyuni"}),
        ({"who": "nobody of that name"}, set()),
        ({"source": "import"}, {"Official: Sri Wahyuni"}),
        ({"act": "edit"}, {"Official: Sri Wahyuni"}),
        ({"act": "put-back"}, set()),
        ({"period": "1999"}, set()),
    ],
)
def test_it_is_filtered(changed: Official, desk: Client, wanted: dict[str, str], expected: set[str]) -> None:
    assert {what for _by, _where, _kind, what in listed(desk, **wanted)} == expected


def test_dates_are_drilled_down(changed: Official, desk: Client) -> None:
    today = timezone.localdate()
    for period in (f"{today:%Y}", f"{today:%Y-%m}", f"{today:%Y-%m-%d}"):
        response = desk.get(THERE, {"period": period})
        assert response.context["rows"]
        assert f"?period={period}" in response.text
    assert not listed(desk, period=f"{today - timedelta(days=400):%Y-%m-%d}")


def test_every_change_is_on_one_page_and_only_one(desk: Client) -> None:
    office = Agency.objects.filter(pk=make_agency("Office").pk)
    with pghistory.context(source="undo"):
        for number in range(120):
            office.update(acronym=f"A{number}")
    seen, where = [], "?noun=experts.Agency&source=undo"
    while where:
        response = desk.get(THERE + where)
        seen += [row.change.event.pgh_id for row in response.context["rows"]]
        where = response.context["older"]
    assert len(seen) == len(set(seen)) == 120


def test_who_wants_nonsense_is_told(desk: Client) -> None:
    for nonsense in ("\0", "x" * 200, "-1", "2026-13-99", "9999-99", "2026-01-01|x|y"):
        for name in ("noun", "who", "period", "after"):
            assert desk.get(THERE, {name: nonsense}).status_code == 200


def test_what_is_restricted_is_shown_to_who_asks_and_that_is_recorded(desk: Client, administrator: User) -> None:
    official = make_official()
    Contact.objects.create(official=official, kind="email", value="secret@example.org")
    there = address(Official, "history", official.pk)
    assert "secret@example.org" not in desk.get(THERE).text
    page = desk.get(there)
    assert "secret@example.org" not in page.text
    assert "Show what is restricted" in page.text
    assert not Look.objects.exists()
    assert "secret@example.org" in desk.get(address(Official, "restricted_history", official.pk)).text
    look = Look.objects.get()
    assert (look.by, look.official_id, look.part) == (administrator, official.pk, "history")


def test_everybody_sees_the_nouns_that_are_theirs_to_read(reviewer: Client, desk: Client) -> None:
    make_user("nominator", email="n@example.org", agency=make_agency("Office"))
    make_nomination(make_official(), state=Nomination.State.DRAFT, kind="renewal", by=make_user(email="x@example.org"))
    nouns = {what.partition(":")[0] for _by, _where, _kind, what in listed(reviewer)}
    assert "Agency" in nouns
    assert not nouns & {"User", "Membership", "Nomination"}  # a draft is nobody’s business yet
    assert "User" in {what.partition(":")[0] for _by, _where, _kind, what in listed(desk)}


def test_it_asks_as_often_for_many_as_for_one(desk: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(THERE).status_code == 200
        return len(found)

    warm_up()
    make_official("A", agency=make_agency("Of A"), competencies=["a"])
    for_one = queries()
    for number in range(30):
        make_official(f"B{number}", agency=make_agency(f"Of {number}"), competencies=[f"b-{number}"])
    assert queries() <= for_one <= 30


def test_what_is_gone_has_a_history_still(desk: Client) -> None:
    competency = make_competency("short-lived")
    there = address(Competency, "history", competency.pk)
    competency.labels.all().delete()
    competency.delete()
    page = desk.get(there)
    assert (page.status_code, "It is not there any more." in page.text) == (200, True)
    assert "short-lived" in page.text
    assert "put-back" not in page.text
    assert desk.get(address(Competency, "history", 999999)).status_code == 404


def test_own_words_belong_to_the_history_of_the_official(desk: Client) -> None:
    official = make_official()
    official.own_words.create(kind="confirmed")
    assert "Word of an official" in desk.get(address(Official, "history", official.pk)).text
