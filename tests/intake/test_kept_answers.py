"""Answers are kept page by page, while they are waited for."""

import pytest

from experts.intake.kept_answers import keep
from experts.intake.workflow import NotNowError
from experts.models import Intake
from tests.factories import make_intake, make_question

pytestmark = pytest.mark.django_db


def test_an_answer_that_comes_too_late_is_not_kept() -> None:
    intake = make_intake("asking")
    question = make_question(intake)
    Intake.objects.update(state="checking")  # as somebody else has answered meanwhile
    with pytest.raises(NotNowError):
        keep(intake, {question.pk: ("new", "")})
    question.refresh_from_db()
    assert question.answer == ""


def test_only_the_questions_of_the_file_are_answered() -> None:
    intake, elsewhere = make_intake("asking"), make_question(make_intake("asking"))
    keep(intake, {elsewhere.pk: ("new", "")})
    elsewhere.refresh_from_db()
    assert elsewhere.answer == ""
