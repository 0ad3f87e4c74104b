"""The preview of a spreadsheet: what it shows, what can be found in it, and the yes to just that."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from experts.models import Intake
from tests.admin.pages import Fields, FormReader
from tests.admin.rows import address
from tests.factories import make_intake, make_official, make_question, make_row_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]

COUNTS = {"rows": 5, "new": 1, "changed": 1, "unchanged": 1, "merged": 1, "wrong": 1, "remarks": 1, "agencies": 0}


def finding(reason: str, *, problem: bool = True, place: int = 0) -> dict[str, Any]:
    return {"column": "Name", "place": place, "value": "<Sri>", "reason": reason, "problem": problem}


@pytest.fixture
def intake() -> Intake:
    intake = make_intake(counts=COUNTS)
    official = make_official("Budi Changed")
    make_row_of(intake, "new", 1, name="Sri New", sheet="People", changes=[["Post", "", "Director"]])
    changes = [["Rank", "JPT Pratama", "JPT Madya"]]
    make_row_of(intake, "changed", 2, name="Budi Changed", official_id=official.pk, changes=changes)
    make_row_of(intake, "unchanged", 3, name="Rani Unchanged", findings=[finding("A remark.", problem=False)])
    make_row_of(intake, "merged", 4, name="Sri Merged", into=1)
    make_row_of(intake, "wrong", 5, name="Tono Wrong", findings=[finding("Not a name.")], cells=["Tono", "XX", "", ""])
    return intake


def page_of(desk: Client, intake: Intake, query: str = "") -> Any:
    return desk.get(address(Intake, "change", intake.pk) + query)


def names(desk: Client, intake: Intake, query: str) -> list[str]:
    return [told.row.name.split()[-1] for told in page_of(desk, intake, query).context["rows"]]


def decide(desk: Client, intake: Intake, **given: str) -> Any:
    reader = FormReader("decision_form")
    reader.feed(page_of(desk, intake).text)
    fields: Fields = dict(reader.fields)
    return desk.post(address(Intake, "apply", intake.pk), fields | given, follow=True)


def state_of(intake: Intake) -> tuple[str, bool, str]:
    intake.refresh_from_db()
    return intake.state, intake.only_right, intake.legal_basis_reference


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["New", "Changed", "Unchanged", "Merged", "Wrong"]),
        ("?kind=new", ["New"]),
        ("?kind=changed", ["Changed"]),
        ("?kind=unchanged", ["Unchanged"]),
        ("?kind=merged", ["Merged"]),
        ("?kind=wrong", ["Wrong"]),
        ("?kind=remarks", ["Unchanged"]),
        ("?q=SRI", ["New", "Merged"]),
        ("?q=sri&kind=merged", ["Merged"]),
        ("?q=nobody", []),
        ("?p=99999999999999999999", ["New", "Changed", "Unchanged", "Merged", "Wrong"]),
        ("?p=x&q=%20", ["New", "Changed", "Unchanged", "Merged", "Wrong"]),
    ],
)
def test_rows_are_found_by_what_they_do_and_by_name(desk: Client, intake: Intake, query: str, shown: list[str]) -> None:
    assert names(desk, intake, query) == shown


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?kind=xx", "Unknown filter: “xx”."),
        ("?kind=%00", "Unknown filter"),
        ("?q=%00", "Null characters are not allowed."),
        ("?q=" + "x" * 3000, "at most 200 characters"),
    ],
)
def test_nonsense_in_the_address_is_told_and_everything_is_shown(
    desk: Client, intake: Intake, query: str, told: str
) -> None:
    page = page_of(desk, intake, query)
    assert told in page.text
    assert len(page.context["rows"]) == 5


def test_each_row_says_where_it_stands_and_what_it_would_do(desk: Client, intake: Intake) -> None:
    page = " ".join(page_of(desk, intake).text.split())
    assert "People, row 2" in page
    assert "<del>JPT Pratama</del> → <ins>JPT Madya</ins>" in page
    assert "<dt>Post</dt> <dd> <ins>Director</ins>" in page
    assert '<span class="state merged">Joined to another row</span> People, row 2' in page
    assert "<strong>Name</strong> “&lt;Sri&gt;” Not a name." in page
    assert 'class="findings remark"' in page
    assert '<a href="?kind=wrong" ><strong>1</strong> Wrong</a>' in page


def test_pages_keep_the_filter(desk: Client, intake: Intake) -> None:
    for number in range(6, 120):
        make_row_of(intake, "new", number)
    page = page_of(desk, intake, "?kind=new&q=person")
    assert 'href="?kind=new&amp;q=person&amp;p=2"' in page.text
    assert len(page.context["rows"]) == 50


def test_when_some_rows_are_wrong_only_the_right_ones_can_be_taken_in(desk: Client, intake: Intake) -> None:
    assert "Take in the 4 right rows, leave out 1" in page_of(desk, intake).text
    decide(desk, intake)
    assert state_of(intake) == ("applying", True, "")


def test_when_none_is_wrong_all_are_taken_in_and_published_if_a_basis_is_given(desk: Client, intake: Intake) -> None:
    Intake.objects.update(counts=COUNTS | {"wrong": 0})
    page = page_of(desk, intake).text
    assert "Take in all 5 rows" in page
    assert address(Intake, "wrong", intake.pk) not in page
    decide(desk, intake, reference="Decree 12/2026")
    assert state_of(intake) == ("applying", False, "Decree 12/2026")
    assert intake.decided_by is not None
    assert intake.decided_by.name == "Dewi Lestari"


def test_when_none_is_right_there_is_nothing_to_take_in(desk: Client) -> None:
    intake = make_intake(counts=COUNTS | {"rows": 1, "wrong": 1})
    page = page_of(desk, intake).text
    assert "No row is right: there is nothing to take in." in page
    assert address(Intake, "apply", intake.pk) not in page


@pytest.mark.parametrize("digest", ["", "older", "\0"])
def test_a_yes_to_an_older_preview_takes_nothing_in(desk: Client, intake: Intake, digest: str) -> None:
    page = decide(desk, intake, digest=digest)
    assert state_of(intake) == ("ready", False, "")
    assert "Sri New" in page.text
    assert "Look again." in page.text or "Null characters are not allowed." in page.text


def test_a_reference_that_is_too_long_is_told_at_its_field(desk: Client, intake: Intake) -> None:
    assert "at most 255 characters" in decide(desk, intake, reference="x" * 300).text
    assert "Null characters are not allowed." in decide(desk, intake, reference="\0").text
    assert state_of(intake)[0] == "ready"


def test_an_answer_can_be_changed(desk: Client, intake: Intake) -> None:
    assert "Change an answer" not in page_of(desk, intake).text
    make_question(intake, answer="new")
    assert "Change an answer" in page_of(desk, intake).text
    desk.post(address(Intake, "ask", intake.pk))
    assert state_of(intake)[0] == "asking"
    assert intake.questions.get().answer == "new"


def test_the_columns_can_be_told_anew(desk: Client, intake: Intake) -> None:
    assert "Change what the columns mean" in page_of(desk, intake).text
    desk.post(address(Intake, "remap", intake.pk))
    assert state_of(intake)[0] == "mapping"


def test_the_wrong_rows_are_to_be_had_as_a_spreadsheet(desk: Client, intake: Intake) -> None:
    assert address(Intake, "wrong", intake.pk) in page_of(desk, intake).text
    answer = desk.get(address(Intake, "wrong", intake.pk))
    assert f'filename="wrong-rows-{intake.pk}.xlsx"' in answer.headers["Content-Disposition"]
    sheet = load_workbook(BytesIO(answer.getvalue())).active
    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet] == [
        ["Name", "Country", "Skills", "Shoe size"],
        ["Tono", "XX", None, None],
    ]


def test_the_reviewer_decides_nothing(reviewer: Client, intake: Intake) -> None:
    page = page_of(reviewer, intake).text
    assert "Sri New" in page
    assert "Take in" not in page.partition("<main")[2]
