"""The page of a spreadsheet with which the worker is busy. It looks again by itself."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRefresh

from experts.admin import intake_page
from experts.models import Intake

SILENCE = timedelta(minutes=1)  # after which somebody who waits should know that nothing moves


def show(desk: Any, request: HttpRequest, intake: Intake) -> TemplateResponse:
    return intake_page.show(desk, request, intake, "working", has_stopped=_has_stopped(intake))


def part(desk: Any, request: HttpRequest, intake: Intake) -> HttpResponse:
    """What changes while one waits; when the work is done, the page as a whole."""
    if not request.htmx:
        return redirect("admin:experts_intake_change", intake.pk)
    if not intake.is_at_work:
        return HttpResponseClientRefresh()
    context = {"intake": intake, "has_stopped": _has_stopped(intake)}
    return TemplateResponse(request, "admin/experts/intake/progress.html", context)


def _has_stopped(intake: Intake) -> bool:
    return timezone.now() - intake.worked_at > SILENCE
