"""The page of a spreadsheet with which nothing more is to be done, and how it is undone."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from experts.admin import intake_page
from experts.intake import workflow
from experts.models import Intake

State = Intake.State


def show(desk: Any, request: HttpRequest, intake: Intake) -> TemplateResponse:
    name = "stopped" if intake.state in (State.REFUSED, State.FAILED) else "done"
    return intake_page.show(desk, request, intake, name)


def ask_undo(desk: Any, request: HttpRequest, intake: Intake) -> HttpResponse:
    if intake.state != State.DONE:
        return redirect("admin:experts_intake_change", intake.pk)
    return intake_page.show(desk, request, intake, "undo")


def check_again(desk: Any, request: HttpRequest, intake: Intake) -> None:
    workflow.again(intake)


def undo(desk: Any, request: HttpRequest, intake: Intake) -> None:
    workflow.undo(intake, by=intake_page.administrator(request))


def in_short(counts: dict[str, int]) -> str:
    """For a line of the list."""
    texts = {"rows": _("%d rows"), "new": _("%d new"), "changed": _("%d changed"), "wrong": _("%d wrong")}
    return ", ".join(text % counts[name] for name, text in texts.items() if counts.get(name))
