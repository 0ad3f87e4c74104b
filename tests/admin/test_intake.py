"""The pages of spreadsheets on their way in: who gets them, what each state shows, and nonsense."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from experts.models import Intake
from tests.admin.conftest import CAST
from tests.admin.rows import address
from tests.factories import make_intake, make_official, make_question, make_row_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]

LOOKS = ["change", "history", "progress", "ask_undo", "wrong"]
ACTS = ["columns", "answers", "ask", "remap", "apply", "undo", "delete"]
STATES = Intake.State.values


def page_of(intake: Intake, page: str = "change") -> str:
    return address(Intake, page, intake.pk)


def uploaded(name: str = "people.csv", content: bytes = b"name,country\nSri,ID\n") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, content)}


# --- Who gets what ---


@pytest.mark.parametrize("who", CAST)
def test_the_public_and_focal_points_are_sent_to_the_log_in(browser_of: Callable[[str], Client], who: str) -> None:
    browser, intake = browser_of(who), make_intake()
    there = [
        address(Intake, "changelist"),
        address(Intake, "add"),
        *(page_of(intake, page) for page in [*LOOKS, *ACTS]),
    ]
    for path in there:
        for response in [browser.get(path), browser.post(path, {"digest": "seen"})]:
            assert (response.status_code, response.url.partition("?")[0]) == (302, "/admin/login/"), path
    intake.refresh_from_db()
    assert intake.state == "ready"


@pytest.mark.parametrize("state", STATES)
def test_the_reviewer_looks_only(reviewer: Client, state: str) -> None:
    intake = make_intake(state)
    make_question(intake)
    make_row_of(intake)
    page = reviewer.get(page_of(intake))
    assert page.status_code == 200
    assert not [act for act in ACTS if page_of(intake, act) in page.text and act not in ("columns", "answers")]
    assert reviewer.get(page_of(intake, "wrong")).getvalue().startswith(b"PK")
    assert reviewer.get(address(Intake, "add")).status_code == 403
    assert reviewer.post(address(Intake, "add"), uploaded()).status_code == 403
    assert {reviewer.post(page_of(intake, act)).status_code for act in ACTS} == {403}
    intake.refresh_from_db()
    assert intake.state == state


@pytest.mark.parametrize("state", STATES)
def test_the_administrator_sees_where_the_spreadsheet_stands(desk: Client, state: str) -> None:
    intake = make_intake(state, message="What the engine says.")
    page = desk.get(page_of(intake)).text
    assert str(Intake.State(state).label) in page.replace("&#x27;", "'")
    present = {
        **dict.fromkeys(["reading", "mapping", "refused"], "Columns"),
        **dict.fromkeys(["checking", "asking"], "Questions"),
        **dict.fromkeys(["ready", "applying"], "Preview"),
        **dict.fromkeys(["done", "undoing", "undone"], "Done"),
    }
    marked = page.partition('aria-current="step">')[2].partition("<")[0].strip()
    assert marked == present.get(state, "")
    if state in ("refused", "failed", "done", "undone", "ready"):
        assert "What the engine says." in page


@pytest.mark.parametrize("state", STATES)
def test_only_what_waits_for_somebody_can_be_discarded(desk: Client, state: str) -> None:
    intake = make_intake(state)
    waits = state in ("mapping", "asking", "ready", "failed", "refused")
    assert (page_of(intake, "delete") in desk.get(page_of(intake)).text) is waits
    answer = desk.post(page_of(intake, "delete"), {"post": "yes"})
    assert answer.status_code == (302 if waits else 403)
    assert Intake.objects.exists() is not waits


@pytest.mark.parametrize("act", [act for act in ACTS if act != "delete"])
def test_what_the_state_does_not_allow_is_told(desk: Client, act: str) -> None:
    intake = make_intake("checking")
    page = desk.post(page_of(intake, act), follow=True)
    assert "The spreadsheet has moved on" in page.text
    intake.refresh_from_db()
    assert intake.state == "checking"


def test_nothing_acts_on_a_link(desk: Client) -> None:
    intake = make_intake()
    assert {desk.get(page_of(intake, act)).status_code for act in ACTS if act != "delete"} == {405}


@pytest.mark.parametrize("page", [*LOOKS, *ACTS])
def test_one_that_is_not_there_is_told(desk: Client, page: str) -> None:
    for key in ["7", "999999999999999999999999999"]:
        for response in [desk.get(address(Intake, page, 1).replace("1", key)), desk.post(address(Intake, page, key))]:
            assert response.status_code in (302, 404, 405, 403)


def test_an_encoding_that_was_guessed_is_to_be_checked(desk: Client) -> None:
    page = desk.get(page_of(make_intake(encoding="cp874", delimiter=";"))).text
    assert "Read as CSV with the delimiter semicolon, in Windows-874." in page
    assert "Check the Thai letters." in page
    assert "Read as CSV" not in desk.get(page_of(make_intake())).text


def test_what_was_left_out_in_the_reading_is_told(desk: Client) -> None:
    note = {"sheet": "Data", "line": 1, "column": "", "value": "<DAFTAR>", "reason": "It stands above the table."}
    page = " ".join(desk.get(page_of(make_intake("mapping", notes=[note]))).text.split())
    assert "1 note on how the file was read" in page
    assert "Data, row 1 “&lt;DAFTAR&gt;” It stands above the table." in page


# --- The work ---


def test_whoever_waits_sees_how_far_it_is_and_that_the_page_can_be_closed(desk: Client) -> None:
    intake = make_intake("checking", done=1200, total=5000)
    page = desk.get(page_of(intake)).text
    assert "1,200 of 5,000 rows, 24%" in page
    assert '<progress aria-labelledby="done" value="24" max="100">' in " ".join(page.split())
    assert "You may close this page" in page
    assert "The work has stopped" not in page


def test_when_nothing_moves_for_a_minute_it_is_said(desk: Client) -> None:
    intake = make_intake("applying")
    Intake.objects.update(worked_at="2026-01-01T00:00Z")
    assert "The work has stopped. It goes on by itself within five minutes." in desk.get(page_of(intake)).text


def test_the_page_looks_by_itself_and_comes_anew_when_the_work_is_done(desk: Client) -> None:
    intake = make_intake("reading")
    there, htmx = page_of(intake, "progress"), {"hx-request": "true"}
    assert there in desk.get(page_of(intake)).text
    assert desk.get(there, headers=htmx).text.strip().startswith("<div")
    Intake.objects.update(state="mapping")
    assert desk.get(there, headers=htmx)["HX-Refresh"] == "true"
    assert desk.get(there).headers["Location"] == page_of(intake)


# --- After the work ---


def test_the_result_leads_to_the_officials_and_to_the_undoing(desk: Client) -> None:
    intake = make_intake("done", counts={"rows": 4, "new": 3, "changed": 0, "wrong": 1})
    page = desk.get(page_of(intake)).text
    assert f"{address(type(intake), 'changelist').replace('intake', 'official')}?intake={intake.pk}" in page
    assert page_of(intake, "wrong") in page
    assert page_of(intake, "ask_undo") in page
    assert page_of(intake, "undo") in desk.get(page_of(intake, "ask_undo")).text


@pytest.mark.parametrize(("query", "shown"), [("", {"In it", "Not in it", "Left alone"}), ("?intake=KEY", {"In it"})])
def test_the_officials_of_a_spreadsheet_are_those_whom_it_is_about(desk: Client, query: str, shown: set[str]) -> None:
    intake, other = make_intake("done"), make_intake("done")
    for name, kind, about in [("In it", "new", intake), ("Not in it", "new", other), ("Left alone", "wrong", intake)]:
        make_row_of(about, kind, official_id=make_official(name).pk, number=len(name))
    page = desk.get("/admin/experts/official/" + query.replace("KEY", str(intake.pk)))
    assert {official.name for official in page.context["cl"].result_list} == shown


@pytest.mark.parametrize(
    ("nonsense", "answers"), [("abc", 302), ("%00", 302), ("9" * 30, 200), ("9" * 5000, 302), ("-1", 200), ("", 200)]
)
def test_nonsense_for_a_spreadsheet_is_no_error_of_the_server(desk: Client, nonsense: str, answers: int) -> None:
    assert desk.get(f"/admin/experts/official/?intake={nonsense}").status_code == answers


def test_only_what_was_taken_in_can_be_undone(desk: Client) -> None:
    assert desk.get(page_of(make_intake("ready"), "ask_undo")).status_code == 302
    assert "ask-undo" not in desk.get(page_of(make_intake("undone"))).text
