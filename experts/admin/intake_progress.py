"""The page of a spreadsheet with which the worker is busy. It looks again by itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django_htmx.http import HttpResponseClientRefresh

from experts.admin import intake_page
from experts.intake.pages.steps import has_stopped
from experts.models import Intake


def show(desk: Any, request: HttpRequest, intake: Intake) -> TemplateResponse:
    return intake_page.show(desk, request, intake, "working", has_stopped=has_stopped(intake))


def part(desk: Any, request: HttpRequest, intake: Intake) -> HttpResponse:
    """What changes while one waits; when the work is done, the page as a whole."""
    if not request.htmx:
        return redirect("admin:experts_intake_change", intake.pk)
    if not intake.is_at_work:
        return HttpResponseClientRefresh()
    there = reverse("admin:experts_intake_progress", args=[intake.pk])
    context = {"intake": intake, "has_stopped": has_stopped(intake), "progress_url": there}
    return TemplateResponse(request, "components/intake/progress.html", context)
