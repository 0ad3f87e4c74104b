"""What the buttons of a spreadsheet’s pages do."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from experts.intake import kept_answers, workflow
from experts.intake.pages.answers import AnswersForm
from experts.intake.pages.mapping import ColumnsForm
from experts.models import Intake, User
from experts.nominations.bulk import page
from experts.nominations.bulk.forms import DecisionForm, GroundsForm

State = Intake.State
Act = Callable[[HttpRequest, Intake], HttpResponse | None]


def take(request: HttpRequest, intake: Intake, name: str) -> HttpResponse | None:
    """Raises NotNowError."""
    act, states = ACTS[name]
    if intake.state not in states:
        raise workflow.NotNowError(_("The spreadsheet has moved on: this is how it stands now."))
    return act(request, intake)


def apply(request: HttpRequest, intake: Intake, form: DecisionForm, grounds: GroundsForm, by: User) -> bool:
    given, typed = form.cleaned_data, grounds.typed if form.has_new else {}
    try:
        workflow.apply(
            intake,
            digest=given["digest"],
            only_right=given["only_right"],
            by=by,
            decide=lambda locked: form.keep(locked, typed, endorses=locked.country_id in by.focal_countries),
        )
    except workflow.NotNowError as refusal:
        messages.error(request, str(refusal))
        return False
    return True


def _map(request: HttpRequest, intake: Intake) -> HttpResponse | None:
    form = ColumnsForm(intake, request.POST)
    if not form.is_valid():
        return page.columns(request, intake, form)
    workflow.map_columns(intake, form.told(), country=intake.country)
    return None


def _answer(request: HttpRequest, intake: Intake) -> HttpResponse | None:
    asked = page.questions_of(request, intake)
    form = AnswersForm(list(asked), request.POST)
    if not form.is_valid():
        return page.questions(request, intake, asked, form)
    kept_answers.keep(intake, form.given())
    if other := {"next": asked.number + 1, "previous": asked.number - 1}.get(request.POST.get("go", "")):
        return redirect(reverse("nominations:spreadsheet", args=[intake.pk]) + f"?p={other}")
    workflow.answer(intake, {})  # what is not answered by now takes its default
    return None


def _discard(request: HttpRequest, intake: Intake) -> HttpResponse:
    workflow.discard(intake)
    messages.success(request, _("“%s” is discarded. Nothing of it was nominated.") % intake)
    return redirect("nominations:spreadsheets")


ACTS: dict[str, tuple[Act, tuple[State, ...]]] = {  # and the states whose pages have a button for it
    "columns": (_map, (State.MAPPING,)),
    "answers": (_answer, (State.ASKING,)),
    "ask": (lambda request, intake: workflow.ask_again(intake), (State.READY,)),
    "remap": (lambda request, intake: workflow.remap(intake), (State.ASKING, State.READY)),
    "again": (lambda request, intake: workflow.again(intake), (State.FAILED,)),
    "discard": (_discard, workflow.OPEN),
}
