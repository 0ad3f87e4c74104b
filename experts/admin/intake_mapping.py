"""The page that asks what the columns mean."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from experts.admin import intake_page
from experts.intake import workflow
from experts.intake.pages.mapping import ColumnsForm
from experts.models import Intake


def show(desk: Any, request: HttpRequest, intake: Intake, form: ColumnsForm | None = None) -> TemplateResponse:
    form = form or ColumnsForm(intake, is_locked=not desk.has_change_permission(request, intake))
    return intake_page.show(desk, request, intake, "columns", form=form)


def map_columns(desk: Any, request: HttpRequest, intake: Intake) -> HttpResponse | None:
    form = ColumnsForm(intake, request.POST)
    if not form.is_valid():
        return show(desk, request, intake, form)
    workflow.map_columns(intake, form.told(), country=form.cleaned_data.get("country"))
    return None
