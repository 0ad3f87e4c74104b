"""Answering what unknown words of a spreadsheet mean."""

from typing import Any

import pytest
from django.test import Client

from experts.models import Intake, IntakeQuestion
from tests.admin.rows import address
from tests.factories import make_agency, make_competency, make_intake, make_question

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]


@pytest.fixture
def intake() -> Intake:
    return make_intake("asking")


def page_of(desk: Client, intake: Intake, page: object = 1) -> str:
    return desk.get(address(Intake, "change", intake.pk) + f"?p={page}").text


def answer(desk: Client, intake: Intake, fields: dict[str, str], page: object = 1) -> Any:
    return desk.post(address(Intake, "answers", intake.pk) + f"?p={page}", fields, follow=True)


def given(question: IntakeQuestion) -> tuple[str, str]:
    question.refresh_from_db()
    return question.answer, question.target


def state_of(intake: Intake) -> str:
    intake.refresh_from_db()
    return intake.state


def test_a_question_shows_where_the_word_stands_and_what_it_may_mean(desk: Client, intake: Intake) -> None:
    make_question(intake, rows=1200, sheet="People", line=7, candidates=[{"key": "id-x", "label": "Ministry of X"}])
    page = " ".join(page_of(desk, intake).split())
    assert "Ministry of Wonders" in page
    assert "in 1,200 rows, first: People, row 7" in page
    assert "Ministry of X" in page
    assert "1 is not answered yet." in page


def test_each_kind_of_answer_is_kept_and_the_file_is_checked_again(desk: Client, intake: Intake) -> None:
    agency, competency = make_agency("Ministry of Finance"), make_competency("taxation")
    candidate = [{"key": agency.slug, "label": str(agency)}]
    means = make_question(intake, value="MoF", candidates=candidate)
    other = make_question(intake, value="Finances")
    new = make_question(intake, value="Ministry of Wonders")
    skip = make_question(intake, "competency", "Juggling")
    named = make_question(intake, "competency", "Taxing")
    answer(
        desk,
        intake,
        {
            f"answer-{means.pk}": f"={agency.slug}",
            f"answer-{other.pk}": "another",
            f"other-{other.pk}": "ministry of finance",
            f"answer-{new.pk}": "new",
            f"answer-{skip.pk}": "skip",
            f"answer-{named.pk}": "another",
            f"other-{named.pk}": competency.label,
        },
    )
    assert [given(one) for one in (means, other, new, skip, named)] == [
        ("means", agency.slug),
        ("means", agency.slug),
        ("new", ""),
        ("skip", ""),
        ("means", "taxation"),
    ]
    assert state_of(intake) == "checking"


def test_another_one_is_found_among_those_of_the_country_only(desk: Client, intake: Intake) -> None:
    question = make_question(intake)
    make_agency("Ministry of Finance", "VN")
    fields = {f"answer-{question.pk}": "another", f"other-{question.pk}": "Ministry of Finance"}
    page = answer(desk, intake, fields)
    assert "Choose one of the list." in page.text
    assert f'href="#id_other-{question.pk}"' in page.text
    assert state_of(intake) == "asking"


def test_agencies_of_one_name_are_told_apart(desk: Client, intake: Intake) -> None:
    for ministry in ["Ministry A", "Ministry B"]:
        parent = make_agency(ministry)
        make_agency("Legal Office", slug=f"legal-{parent.slug}", parent=parent)
    question = make_question(intake)
    assert "Legal Office · Ministry A" in page_of(desk, intake)
    answer(desk, intake, {f"answer-{question.pk}": "another", f"other-{question.pk}": "Legal Office · Ministry B"})
    assert given(question) == ("means", "legal-id-ministry-b")


def test_somebody_may_be_the_same_person_or_another_one(desk: Client, intake: Intake) -> None:
    candidates = [
        {"key": "official:7", "label": "Sri Wahyuni · Director · Published"},
        {"key": "row:3", "label": "Row 3"},
    ]
    same, other = (make_question(intake, "person", name, candidates=candidates) for name in ("S. Wahyuni", "Sri W."))
    page = page_of(desk, intake)
    assert "The same person: Sri Wahyuni · Director · Published" in page
    assert "Without an answer it is taken for another person." in page
    assert f"other-{same.pk}" not in page
    assert "Leave it out" not in page
    answer(desk, intake, {f"answer-{same.pk}": "=row:3", f"answer-{other.pk}": "new"})
    assert (given(same), given(other)) == (("means", "row:3"), ("new", ""))


def test_answers_are_kept_from_page_to_page_and_shown_again(desk: Client, intake: Intake) -> None:
    questions = [make_question(intake, value=f"Office {number}", rows=200 - number) for number in range(60)]
    first, last = questions[0], questions[-1]
    assert 'href="?p=' not in page_of(desk, intake)  # which would lose what was just answered
    there = answer(desk, intake, {f"answer-{first.pk}": "new", "go": "next"})
    assert there.request["QUERY_STRING"] == "p=2"
    assert "Office 59" in there.text
    back = answer(desk, intake, {f"answer-{last.pk}": "skip", "go": "previous"}, page=2)
    assert back.request["QUERY_STRING"] == "p=1"
    assert f'name="answer-{first.pk}" value="new" id="id_answer-{first.pk}_1" checked' in " ".join(back.text.split())
    assert "58 are not answered yet." in back.text
    assert (given(first), given(last), state_of(intake)) == (("new", ""), ("skip", ""), "asking")


@pytest.mark.parametrize("nonsense", ["=nobody", "means", "new", "\0", "x" * 5000])
def test_an_answer_that_is_none_is_refused(desk: Client, intake: Intake, nonsense: str) -> None:
    question = make_question(intake, "tier", "Eselon X")
    page = answer(desk, intake, {f"answer-{question.pk}": nonsense})
    assert "Select a valid choice." in page.text
    assert (given(question), state_of(intake)) == (("", ""), "asking")


@pytest.mark.parametrize("text", ["", "\0", "x" * 5000, "<script>"])
def test_nonsense_as_another_one_is_told_at_its_field(desk: Client, intake: Intake, text: str) -> None:
    question = make_question(intake)
    page = answer(desk, intake, {f"answer-{question.pk}": "another", f"other-{question.pk}": text})
    assert f'href="#id_other-{question.pk}"' in page.text
    assert "<script>" + '"' not in page.text


@pytest.mark.parametrize("page", ["abc", "-1", "9" * 5000, "%00", ""])
def test_nonsense_for_a_page_shows_one(desk: Client, intake: Intake, page: str) -> None:
    make_question(intake)
    assert "Ministry of Wonders" in page_of(desk, intake, page)


def test_the_questions_of_other_files_are_not_answered_along(desk: Client, intake: Intake) -> None:
    elsewhere = make_question(make_intake("asking"))
    answer(desk, intake, {f"answer-{elsewhere.pk}": "new"})
    assert given(elsewhere) == ("", "")


def test_the_reviewer_reads_the_questions_and_answers_none(reviewer: Client, intake: Intake) -> None:
    make_question(intake)
    page = page_of(reviewer, intake)
    assert "Ministry of Wonders" in page
    assert page.count("<input") - page.count("disabled") <= page.count('type="hidden"') + 2
    assert "Check again" not in page
