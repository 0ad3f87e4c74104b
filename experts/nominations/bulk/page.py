"""The pages of a spreadsheet at the desk: one for each of its states."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from experts.intake import workflow
from experts.intake.pages.answers import AnswersForm
from experts.intake.pages.filters import ON_A_PAGE, Filters
from experts.intake.pages.mapping import ColumnsForm
from experts.intake.pages.rows import tallies, told
from experts.intake.pages.steps import has_stopped, steps
from experts.intake.report import how_read
from experts.models import Intake, IntakeRow
from experts.nominations.bulk.report import outcome

State = Intake.State
QUESTIONS_ON_A_PAGE = 50


def show(request: HttpRequest, intake: Intake, name: str, **context: Any) -> HttpResponse:
    common = {
        "intake": intake,
        "steps": list(steps(intake)),
        "how_read": " ".join(how_read(intake.delimiter, intake.encoding)),
        "may_discard": intake.state in workflow.OPEN,
        "progress_url": reverse("nominations:spreadsheet_progress", args=[intake.pk]),
        "wrong_url": reverse("nominations:spreadsheet_wrong", args=[intake.pk]),
    }
    return render(request, f"desk/bulk/{name}.html", common | context)


def columns(request: HttpRequest, intake: Intake, form: ColumnsForm | None = None) -> HttpResponse:
    return show(request, intake, "columns", form=form or ColumnsForm(intake))


def questions(
    request: HttpRequest, intake: Intake, page: Page | None = None, form: AnswersForm | None = None
) -> HttpResponse:
    page = page or questions_of(request, intake)
    unanswered = intake.questions.filter(answer="").count()
    return show(request, intake, "questions", form=form or AnswersForm(list(page)), page=page, unanswered=unanswered)


def questions_of(request: HttpRequest, intake: Intake) -> Page:
    return Paginator(intake.questions.all(), QUESTIONS_ON_A_PAGE).get_page(request.GET.get("p"))


def preview(request: HttpRequest, intake: Intake) -> HttpResponse:
    filters = Filters(request.GET)
    filters.is_valid()
    page = Paginator(filters.rows(intake), ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        "filters": filters,
        "page": page,
        "rows": told(intake, page.object_list),
        "tallies": list(tallies(intake, filters.cleaned_data.get("kind", ""))),
        "has_answers": intake.questions.exists(),
        "wrong": intake.counts.get("wrong", 0),
        "able": intake.counts.get("new", 0) + intake.counts.get("changed", 0),
    }
    return show(request, intake, "preview", **context)


def working(request: HttpRequest, intake: Intake) -> HttpResponse:
    return show(request, intake, "working", has_stopped=has_stopped(intake))


def done(request: HttpRequest, intake: Intake) -> HttpResponse:
    lacking = IntakeRow.objects.filter(intake=intake).exclude(lacks=[]).order_by("number")
    page = Paginator(lacking, ON_A_PAGE).get_page(request.GET.get("p"))
    return show(request, intake, "done", page=page, outcome=outcome(intake))


def stopped(request: HttpRequest, intake: Intake) -> HttpResponse:
    return show(request, intake, "stopped")


SHOWN: dict[str, Callable[[HttpRequest, Intake], HttpResponse]] = {
    State.MAPPING: columns,
    State.ASKING: questions,
    State.READY: preview,
    **dict.fromkeys(Intake.AT_WORK, working),
    **dict.fromkeys([State.DONE, State.UNDONE], done),
    **dict.fromkeys([State.REFUSED, State.FAILED], stopped),
}
