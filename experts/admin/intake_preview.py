"""The page that shows what a spreadsheet would do, row by row, and asks whether to do it."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from experts.admin import intake_page
from experts.intake import workflow
from experts.intake.pages.downloads import wrong_rows_of
from experts.intake.pages.filters import ON_A_PAGE, Filters
from experts.intake.pages.rows import tallies, told
from experts.models import Intake


class DecisionForm(forms.Form):
    digest = forms.CharField(required=False, widget=forms.HiddenInput)
    only_right = forms.BooleanField(required=False, widget=forms.HiddenInput)
    reference = forms.CharField(
        label=_("Publish at once, as a public task: reference of the legal basis (optional)"),
        help_text=_("For example the number of a decree. Empty: what is new stays a draft."),
        required=False,
        max_length=255,
    )


def show(desk: Any, request: HttpRequest, intake: Intake, form: DecisionForm | None = None) -> TemplateResponse:
    filters = Filters(request.GET)
    filters.is_valid()
    page = Paginator(filters.rows(intake), ON_A_PAGE).get_page(request.GET.get("p"))
    wrong = intake.counts.get("wrong", 0)
    form = form or DecisionForm(initial={"digest": intake.digest, "only_right": bool(wrong)})
    return intake_page.show(
        desk,
        request,
        intake,
        "preview",
        filters=filters,
        page=page,
        has_answers=intake.questions.exists(),
        rows=told(intake, page.object_list),
        tallies=list(tallies(intake, filters.cleaned_data.get("kind", ""))),
        form=form,
        wrong=wrong,
        right=intake.counts.get("rows", 0) - wrong,
    )


def apply(desk: Any, request: HttpRequest, intake: Intake) -> HttpResponse | None:
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return show(desk, request, intake, form)
    given = form.cleaned_data
    workflow.apply(
        intake,
        digest=given["digest"],
        only_right=given["only_right"],
        by=intake_page.administrator(request),
        reference=given["reference"],
    )
    return None


def ask_again(desk: Any, request: HttpRequest, intake: Intake) -> None:
    workflow.ask_again(intake)


def remap(desk: Any, request: HttpRequest, intake: Intake) -> None:
    workflow.remap(intake)


def send_wrong_rows(desk: Any, request: HttpRequest, intake: Intake) -> FileResponse:
    return wrong_rows_of(intake)
