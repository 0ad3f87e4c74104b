"""Wrong rows come back as a spreadsheet that says what is wrong, and that can be uploaded again."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from openpyxl import Workbook, load_workbook

from experts.intake import workflow, working
from experts.intake.headings import TITLES
from experts.intake.mend import wrong_rows_file
from experts.intake.source import opened
from experts.models import Intake, Official
from tests.factories import make_intake, make_row_of
from tests.intake.test_template import fill, saved, template

pytestmark = pytest.mark.django_db


def finding(reason: str, place: int, *, problem: bool = True) -> dict[str, Any]:
    return {"column": "", "place": place, "value": "", "reason": reason, "problem": problem}


def mend(intake: Intake) -> Workbook:
    with wrong_rows_file(intake) as file:
        return load_workbook(BytesIO(file.read()))


def values(book: Workbook, title: str) -> list[list[str]]:
    return [[str(cell.value or "") for cell in row] for row in book[title]]


def people() -> list[dict[str, Any]]:
    """The tables of a filled-in template, as the survey has them: the names are in every sheet."""
    table = {"samples": [], "fields": [], "separators": [], "rows": 1}
    header = {"People": ["Country", "Full name", "Summary"], "Posts": ["Country", "Full name", "Post"]}
    return [table | {"sheet": sheet, "header": names} for sheet, names in header.items()]


def test_only_the_wrong_rows_are_in_it_under_the_columns_of_the_file() -> None:
    intake = make_intake()
    make_row_of(intake, "new", 1)
    make_row_of(intake, "wrong", 2, cells=["Sri", "ID", "", "42"])
    book = mend(intake)
    assert book.sheetnames == ["Wrong rows"]
    assert values(book, "Wrong rows") == [["Name", "Country", "Skills", "Shoe size"], ["Sri", "ID", "", "42"]]


def test_each_bad_cell_is_marked_and_says_everything_that_is_wrong_with_it() -> None:
    intake = make_intake()
    told = [
        finding("Of the row.", -1),
        finding("First.", 2),
        finding("Second.", 2),
        finding("A remark.", 1, problem=False),
    ]
    make_row_of(intake, "wrong", 1, cells=["Sri", "ID", "Juggling", "42"], findings=told)
    row = mend(intake)["Wrong rows"][2]
    assert [cell.comment and cell.comment.text for cell in row] == ["Of the row.", None, "First.\nSecond.", None]
    assert [cell.fill.fgColor.rgb == "FFFFE699" for cell in row] == [True, False, True, False]


def test_no_spreadsheet_runs_what_stands_in_a_cell_and_it_comes_back_as_it_was() -> None:
    intake = make_intake()
    cells = ["=1+1", "+62 811", "@SUM(A1)", "-\x07-"]
    make_row_of(intake, "wrong", 1, cells=cells)
    with wrong_rows_file(intake) as file:
        content = BytesIO(file.read())
    row = load_workbook(content)["Wrong rows"][2]
    assert {(cell.data_type, cell.quotePrefix) for cell in row} == {("s", True)}
    with opened(content) as source:
        assert [raw.cells for raw in source.parts[0].rows] == [["=1+1", "+62 811", "@SUM(A1)", "--"]]


def test_rows_of_a_template_keep_their_sheets_and_bring_their_people_along() -> None:
    intake = make_intake(tables=people())
    make_row_of(intake, "wrong", 1, sheet="People", cells=["ID", "Sri", "=1"])
    make_row_of(intake, "wrong", 2, sheet="People", cells=["ID", "Sri", "=2"])
    make_row_of(intake, "wrong", 3, sheet="Posts", cells=["ID", "Sri", ""])
    make_row_of(intake, "wrong", 4, sheet="Posts", cells=["ID", "Budi", "Chair"], findings=[finding("Bad.", 2)])
    make_row_of(intake, "wrong", 5, sheet="Posts", cells=["ID", "Budi", "Clerk"])
    book = mend(intake)
    assert values(book, "People") == [
        ["No.", "Country", "Full name", "Summary"],
        ["1", "ID", "Sri", "=1"],
        ["2", "ID", "Sri", "=2"],
        ["3", "ID", "Budi", ""],
    ]
    assert values(book, "Posts") == [["No.", "Post"], ["1", ""], ["3", "Chair"], ["3", "Clerk"]]
    assert book["Posts"]["B3"].comment.text == "Bad."


def test_the_people_who_come_along_are_not_emptied() -> None:
    """The key of their record would say that each of their empty cells is meant."""
    header = {"People": ["Record", "Full name", "Summary"], "Posts": ["Record", "Full name", "Post"]}
    intake = make_intake(tables=[people()[0] | {"sheet": sheet, "header": names} for sheet, names in header.items()])
    make_row_of(intake, "wrong", 1, sheet="People", cells=["sri-wahyuni", "Sri", "=1"])
    make_row_of(intake, "wrong", 2, sheet="Posts", cells=["budi", "Budi", "Chair"])
    assert values(mend(intake), "People")[1:] == [["1", "sri-wahyuni", "Sri", "=1"], ["2", "", "Budi", ""]]


def test_a_mended_template_is_read_as_a_template() -> None:
    intake = make_intake(tables=people())
    make_row_of(intake, "wrong", 1, sheet="Posts", cells=["ID", "Budi", "Chair"])
    with wrong_rows_file(intake) as file, opened(file) as source:
        read = [(part.sheet, [row.cells for row in part.rows]) for part in source.parts]
    assert read == [
        ("People", [["ID", "Budi", ""]]),
        ("Posts", [["ID", "Budi", "Chair"]]),
    ]


@pytest.mark.usefixtures("own_folders")
@pytest.mark.parametrize("language", ["en", "id"])
def test_a_template_that_was_mended_brings_what_was_missing_to_the_same_person(language: str) -> None:
    book = template(language)
    fill(book, "people", language, 1, name="Sri Wahyuni", summary="Trains.")
    fill(book, "posts", language, 1, position="Director")
    fill(book, "posts", language, 1, position="Chair", since="never")
    fill(book, "people", language, 2, name="=1+1")
    intake = take_right(saved(book))
    assert intake.counts["wrong"] == 2
    wrong = mend(intake)
    posts, persons = (wrong[TITLES[kind][language]] for kind in ("posts", "people"))
    since = next(cell for cell in posts[2] if cell.comment)
    assert since.value == "never"
    since.value = "2020"
    next(cell for cell in persons[2] if cell.comment).value = "Budi Raharjo"
    again = take_right(saved(wrong))
    assert (again.counts["wrong"], again.counts["new"], again.counts["changed"]) == (0, 1, 1)
    sri = Official.objects.get(name="Sri Wahyuni")
    assert (sri.summary, {post.title for post in sri.posts.all()}) == ("Trains.", {"Director", "Chair"})
    assert Official.objects.count() == 2


def take_right(content: bytes) -> Intake:
    """What is right in the workbook is taken in, by the worker’s own steps."""
    intake = workflow.start(ContentFile(content), name="people.xlsx", sender=None, language="en")
    working.work(intake)
    assert intake.state == "ready", intake.message
    workflow.apply(intake, digest=intake.digest, only_right=True, by=None)
    working.work(intake)
    assert intake.state == "done", intake.message
    return intake
