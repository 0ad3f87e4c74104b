"""What the pages of a spreadsheet have in common."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from experts.intake.report import how_read
from experts.models import Intake, User

State = Intake.State
STEPS = [
    (_("Columns"), {State.READING, State.MAPPING, State.REFUSED}),
    (_("Questions"), {State.CHECKING, State.ASKING}),
    (_("Preview"), {State.READY, State.APPLYING}),
    (_("Done"), {State.DONE, State.UNDOING, State.UNDONE}),
]


@dataclass(frozen=True)
class Step:
    label: Any
    is_present: bool
    is_past: bool


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
        "may_decide": desk.has_change_permission(request, intake),
        "may_discard": desk.has_delete_permission(request, intake),
    }
    return TemplateResponse(request, f"admin/experts/intake/{name}.html", common | context)


def administrator(request: HttpRequest) -> User:
    """Nobody else comes so far as to change something."""
    return cast(User, request.user)


def steps(intake: Intake) -> Iterator[Step]:
    """Of one that has failed none is the present one: it may have been at any."""
    present = next((place for place, (_label, states) in enumerate(STEPS) if intake.state in states), -1)
    for place, (label, _states) in enumerate(STEPS):
        yield Step(label, place == present, place < present)
