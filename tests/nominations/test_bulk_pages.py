"""The pages of a spreadsheet at the desk: what they ask of the database, and what nonsense is told."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from experts.intake import retention
from experts.models import Intake, Nomination, User
from tests.documents.files import picture, upload
from tests.factories import make_agency, make_competency, make_country, make_intake, make_question, make_row_of
from tests.intake.test_template import fill, saved
from tests.nominations.spreadsheets import decide, names, nominate, person, send, send_file, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]
GROUNDS = {
    "eligibility-experience": "on",
    "eligibility-recommended_by": "BKN",
    "eligibility-conduct": "on",
    "eligibility-independent": "on",
    "basis-kind": "public-task",
    "basis-on": "2026-01-02",
    "basis-reference": "Decree 12/2026",
}


def address(intake: Intake, name: str = "spreadsheet", *more: str) -> str:
    return reverse(f"nominations:{name}", args=[intake.pk, *more])


@pytest.fixture
def ready(focal_point: User) -> Intake:
    make_agency("Agency A")
    make_competency("taxation")
    return send(focal_point, *map(person, names(2)))


def give(browser: Client, intake: Intake, **given: object) -> str:
    data = GROUNDS | {"digest": intake.digest, "what": "send", "letter": upload(picture(), "a.png")} | given
    return browser.post(address(intake, "spreadsheet_nominate"), data, follow=True).text


def test_a_file_that_is_sent_is_read_for_the_own_country(theirs: Client, focal_point: User) -> None:
    file = SimpleUploadedFile("people.csv", b"name,position\nSri Wahyuni,Director\n")
    theirs.post(reverse("nominations:spreadsheets"), {"file": file, "place": "ID"})
    intake = work(Intake.objects.get())
    assert (intake.state, intake.nominates, intake.country_id, intake.sender) == ("ready", True, "ID", focal_point)
    vietnamese = {"file": SimpleUploadedFile("people.csv", b"name\nSri\n"), "place": make_country("VN").pk}
    theirs.post(reverse("nominations:spreadsheets"), vietnamese)
    assert Intake.objects.count() == 1


def test_a_template_that_is_filled_in_nominates_with_all_of_its_sheets(theirs: Client, focal_point: User) -> None:
    make_agency("Agency A")
    make_competency("taxation")
    got = theirs.get(reverse("nominations:spreadsheet_template", args=["ID"]))
    book = load_workbook(BytesIO(got.getvalue()))
    fill(book, "people", name=names(1)[0], category="Practitioner", summary="Trains assessors.")
    fill(book, "posts", position="Director", agency="Agency A", since="2019-03")
    fill(book, "posts", position="Lecturer", agency="Agency A", since="2012", until="2018")
    fill(book, "expertise", competencies="Taxation", roles="trainer", expertise_level="3")
    fill(book, "languages", languages="English", can_teach="yes")
    fill(book, "assignments", assignment_title="Course on pay", assignment_year="2024", assignment_role="trainer")
    nominate(send_file(focal_point, saved(book), "template.xlsx"), by=focal_point)
    nomination = Nomination.objects.get()
    assert nomination.state == "endorsed"
    proposed = nomination.proposed
    assert [(post["title"], post["since"], post["until"], post["is_primary"]) for post in proposed["posts"]] == [
        ("Director", "2019-03-01", None, True),
        ("Lecturer", "2012-01-01", "2018-12-31", False),
    ]
    assert [(one["level"], one["roles"]) for one in proposed["expertise"]] == [(3, ["trainer"])]
    assert [one["language_id"] for one in proposed["languages"]] == ["en"]
    assert proposed["assignments"][0]["title"] == "Course on pay"


def test_what_is_decided_is_kept_for_the_worker(theirs: Client, ready: Intake) -> None:
    assert "Being written" in give(theirs, ready)
    ready.refresh_from_db()
    assert (ready.state, ready.decision["sends"], ready.decision["letters"]) == ("applying", True, "a.png")
    assert ready.decision["typed"]["basis"]["reference"] == "Decree 12/2026"
    assert work(ready).counts["sent"] == 2


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"what": ""}, "Choose what becomes of the rows."),
        ({"what": "publish"}, "Select a valid choice."),
        ({"letter": ""}, "nobody new is sent without it"),
        ({"letter": upload(b"neither", "a.pdf")}, "This is neither a PDF nor"),
        ({"basis-kind": ""}, "Choose by what right the record is published."),
        ({"basis-on": str(timezone.localdate().year + 1)}, "The date is in the future."),
        ({"eligibility-recommended_by": "\0"}, "This field is required."),
        ({"digest": "another"}, "The preview has changed since you looked."),
    ],
    ids=["nothing", "nonsense", "no letter", "no document", "no right", "future", "NUL", "another preview"],
)
def test_what_is_missing_or_wrong_is_told_and_nothing_is_decided(
    theirs: Client, ready: Intake, given: dict[str, object], told: str
) -> None:
    assert told in give(theirs, ready, **given)
    assert Intake.objects.get().state == "ready"


def test_drafts_need_neither_grounds_nor_a_letter(theirs: Client, ready: Intake) -> None:
    theirs.post(address(ready, "spreadsheet_nominate"), {"digest": ready.digest, "what": "keep"})
    assert work(ready).counts["drafts"] == 2


def test_an_administrator_does_not_write_it_into_the_pool(admin_client: Client, ready: Intake) -> None:
    assert admin_client.post(reverse("admin:experts_intake_apply", args=[ready.pk])).status_code == 404
    page = admin_client.get(reverse("admin:experts_intake_change", args=[ready.pk]))
    assert page.status_code == 302


def test_what_a_worker_left_behind_is_forgotten_in_time(focal_point: User, ready: Intake, own_folders: Path) -> None:
    decide(ready, by=focal_point)
    long_ago = timezone.now() - timedelta(days=31)
    Intake.objects.update(state="done", worked_at=long_ago)
    retention.forget_old()
    ready.refresh_from_db()
    assert (ready.file.name, ready.letters.name, ready.rows.count()) == ("", "", 0)
    assert [path for path in own_folders.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("state", ["mapping", "asking", "ready", "done"])
def test_pages_ask_the_same_number_of_questions_for_1_and_30_rows(
    theirs: Client, focal_point: User, state: str
) -> None:
    def queries(number: int) -> int:
        given = {"country_id": "ID", "nominates": True, "sender": focal_point, "decided_by": focal_point}
        intake = make_intake(state, counts={"rows": number, "new": number, "wrong": 0}, **given)
        for place in range(number):
            make_row_of(intake, number=place + 1, lacks=["Something."], nomination_id=place + 1)
            make_question(intake, "tier", f"Tier {place}")
        with CaptureQueriesContext(connection) as asked:
            assert theirs.get(address(intake)).status_code == 200
            assert theirs.get(reverse("nominations:spreadsheets")).status_code == 200
        return len(asked)

    queries(1)
    assert queries(1) == queries(30)
