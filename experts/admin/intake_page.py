"""What the pages of a spreadsheet have in common."""

from typing import Any, cast

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from experts.intake.pages.steps import steps
from experts.intake.report import how_read
from experts.models import Intake, User


def show(desk: Any, request: HttpRequest, intake: Intake, name: str, **context: Any) -> TemplateResponse:
    """The page ``name`` of the spreadsheet. ``desk`` is the admin of spreadsheets."""
    request.current_app = desk.admin_site.name
    common = {
        **desk.admin_site.each_context(request),
        "title": intake.name,
        "opts": desk.opts,
        "intake": intake,
        "steps": list(steps(intake)),
        "how_read": " ".join(how_read(intake.delimiter, intake.encoding)),
        "progress_url": reverse("admin:experts_intake_progress", args=[intake.pk]),
        "wrong_url": reverse("admin:experts_intake_wrong", args=[intake.pk]),
        "record_view": "admin:experts_official_change",
        "may_decide": desk.has_change_permission(request, intake),
        "may_discard": desk.has_delete_permission(request, intake),
    }
    return TemplateResponse(request, f"admin/experts/intake/{name}.html", common | context)


def administrator(request: HttpRequest) -> User:
    """Nobody else comes so far as to change something."""
    return cast(User, request.user)
