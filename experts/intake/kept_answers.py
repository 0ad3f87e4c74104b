"""Answers that are given page by page: kept until the file is checked again with all of them."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from experts.intake.workflow import NotNowError
from experts.models import Intake, IntakeQuestion

Given = Mapping[int, tuple[str, str]]  # by the key of the question: the answer, and the key of what is meant


def keep(intake: Intake, given: Given) -> None:
    with transaction.atomic():
        if Intake.objects.select_for_update().get(pk=intake.pk).state != Intake.State.ASKING:
            raise NotNowError(_("This spreadsheet does not wait for answers any more."))
        questions = intake.questions.filter(pk__in=given)
        for question in questions:
            question.answer, question.target = given[question.pk]
        IntakeQuestion.objects.bulk_update(questions, ["answer", "target"])
