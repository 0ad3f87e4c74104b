"""The requester's page. Opening its link does nothing; its buttons send the token in their bodies."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from experts.directory.fresh import fresh
from experts.directory.same_origin import same_origin
from experts.documents.receiving import refuse_too_large
from experts.engagements import calendars, requesting, retention
from experts.engagements.contacts import contacts_for
from experts.engagements.letters import PAGE
from experts.engagements.official_letter.forms import LetterForm
from experts.engagements.page_acts import ASKS, Asks
from experts.engagements.page_forms import MessageForm, NoteForm
from experts.engagements.transitions import Action, Party, open_to
from experts.engagements.writing import write_as_requester
from experts.guards.limits import TooOften
from experts.guards.links import link, read
from experts.guards.refusing import try_later
from experts.models import Contact, Engagement, Request

OPEN_AFTER_END = timedelta(days=90)
FOR_EVER = timedelta(days=3650)  # the link holds as long as the page does
State = Engagement.State


@dataclass(frozen=True)
class Wrong:
    """What was typed into one of the page’s forms and can’t be taken as it is: ``of`` is the engagement’s key."""

    form: forms.BaseForm
    of: int | None = None
    action: str = ""


@dataclass(frozen=True)
class LineAct:
    action: str
    asks: Asks
    form: forms.BaseForm
    is_open: bool


@dataclass(frozen=True)
class Line:
    engagement: Engagement
    contacts: list[Contact]
    acts: list[LineAct]


@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    token = request.GET.get("token", "")
    found = meant_by(token)
    return gone(request) if found is None else _show(request, found, token)


def meant_by(token: str) -> Request | None:
    key = read(token, PAGE, holds=FOR_EVER)
    if key is None:
        return None
    still = Q(ended_at=None) | Q(ended_at__gte=timezone.now() - OPEN_AFTER_END)
    return Request.objects.verified().filter(still, pk=key, erased_at=None).select_related("country", "letter").first()


def acting(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """A button of the page: the token is in the body and comes from a page of ours."""

    @csrf_exempt
    @same_origin
    @never_cache
    @require_POST
    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        refuse_too_large(request)
        token = request.POST.get("token", "")
        found = meant_by(token)
        if found is None:
            return gone(request)
        try:
            refused: forms.BaseForm | None = view(request, found, **kwargs)
        except TooOften as refusal:
            return try_later(request, refusal, typed=request.POST.get("text", ""))
        except ValidationError as error:
            return _show(request, found, token, told=error.messages, status=HTTPStatus.CONFLICT)
        if refused is not None:
            wrong = Wrong(refused, kwargs.get("pk"), kwargs.get("action", ""))
            return _show(request, found, token, wrong=wrong)
        if Request.objects.filter(pk=found.pk, erased_at=None).exists():
            return redirect(link("engagements:request", PAGE, found.pk))
        return redirect("engagements:request_erased")

    return answer


@acting
def write(request: HttpRequest, found: Request) -> forms.BaseForm | None:
    form = MessageForm(request.POST, request=found)
    if not form.is_valid():
        return form
    write_as_requester(found, form.cleaned_data["text"], to=form.cleaned_data["to"])
    return None


@acting
def cancel_all(request: HttpRequest, found: Request) -> forms.BaseForm | None:
    form = NoteForm(request.POST)
    if not form.is_valid():
        return form
    requesting.cancel_all(found, note=form.cleaned_data["note"])
    return None


@never_cache
@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    found = meant_by(request.GET.get("token", ""))
    line = found and found.engagements.select_related("official", "request").filter(pk=pk).first()
    return calendars.send(line) if line and calendars.is_settled(line) else gone(request)


@acting
def erase(request: HttpRequest, found: Request) -> forms.BaseForm | None:
    """The page is gone afterwards: what says so has no name in it."""
    retention.erase(found)
    return None


@csrf_exempt
@same_origin
@never_cache
@require_POST
def own_data(request: HttpRequest) -> HttpResponse:
    found = meant_by(request.POST.get("token", ""))
    if found is None:
        return gone(request)
    answer = JsonResponse(retention.all_about(found), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer.headers["Content-Disposition"] = 'attachment; filename="request.json"'
    return answer


@acting
def act(request: HttpRequest, found: Request, pk: int, action: str) -> forms.BaseForm | None:
    engagement = found.engagements.filter(pk=pk).first()
    if engagement is None or action not in ASKS:
        raise ValidationError(_("This expert is not part of your request."))
    form = ASKS[action].form(request.POST, auto_id=_ids(pk, action))
    if not form.is_valid():
        return form
    ASKS[action].carry_out(engagement, form)
    return None


def _show(
    request: HttpRequest,
    found: Request,
    token: str,
    *,
    wrong: Wrong | None = None,
    told: list[str] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    form = wrong and wrong.form
    context = {
        "asked": found,
        "competencies": found.competencies.with_labels(),
        "lines": _lines(found, wrong),
        "token": token,
        "told": told or [],
        "form": form,
        "message_form": form if isinstance(form, MessageForm) else MessageForm(request=found),
        "letter_form": form if isinstance(form, LetterForm) else LetterForm(request=found),
        "note_form": NoteForm(auto_id="id_all_%s"),
        "said": found.messages.select_related("country"),
    }
    response = render(request, "engagements/page.html", context, status=status)
    response.headers["Referrer-Policy"] = "strict-origin"  # the token is in the address of this page
    return response


def _lines(found: Request, wrong: Wrong | None) -> list[Line]:
    engagements = list(found.engagements.select_related("official", "country").prefetch_related("steps"))
    contacts = contacts_for(engagements)
    return [
        Line(
            each,
            contacts[each.official_id],
            [_act_of(each, row.action, wrong) for row in open_to(Party.REQUESTER, each) if row.action in ASKS],
        )
        for each in engagements
    ]


def _act_of(engagement: Engagement, action: str, wrong: Wrong | None) -> LineAct:
    asks = ASKS[action]
    if wrong and (wrong.of, wrong.action) == (engagement.pk, action):
        return LineAct(action, asks, wrong.form, is_open=True)
    form = asks.form(auto_id=_ids(engagement.pk, action))
    return LineAct(action, asks, form, is_open=action == Action.EVALUATE)


def _ids(pk: int, action: str) -> str:
    """Several forms of a kind may be on the page."""
    return f"id_{pk}_{action}_%s"


@require_safe
@fresh
def erased(request: HttpRequest) -> HttpResponse:
    return render(request, "engagements/erased.html")


def gone(request: HttpRequest) -> HttpResponse:
    return render(request, "engagements/no_page.html", status=HTTPStatus.NOT_FOUND)
