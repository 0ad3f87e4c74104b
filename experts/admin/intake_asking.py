"""The page that asks what unknown values mean, some at a time; answers are kept from page to page."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from experts.admin import intake_page
from experts.intake import kept_answers, workflow
from experts.intake.pages.answers import AnswersForm
from experts.models import Intake

ON_A_PAGE = 50


def show(
    desk: Any, request: HttpRequest, intake: Intake, page: Page | None = None, form: AnswersForm | None = None
) -> TemplateResponse:
    page = page or _page(request, intake)
    form = form or AnswersForm(list(page), is_locked=not desk.has_change_permission(request, intake))
    unanswered = intake.questions.filter(answer="").count()
    return intake_page.show(desk, request, intake, "questions", form=form, page=page, unanswered=unanswered)


def answer(desk: Any, request: HttpRequest, intake: Intake) -> HttpResponse | None:
    page = _page(request, intake)
    form = AnswersForm(list(page), request.POST)
    if not form.is_valid():
        return show(desk, request, intake, page, form)
    kept_answers.keep(intake, form.given())
    if other := {"next": page.number + 1, "previous": page.number - 1}.get(request.POST.get("go", "")):
        return HttpResponseRedirect(reverse("admin:experts_intake_change", args=[intake.pk]) + f"?p={other}")
    workflow.answer(intake, {})  # what is not answered by now takes its default
    return None


def _page(request: HttpRequest, intake: Intake) -> Page:
    return Paginator(intake.questions.all(), ON_A_PAGE).get_page(request.GET.get("p"))
