"""The requester's page. Opening its link does nothing; its buttons send the token in their bodies."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from experts.directory.fresh import fresh
from experts.directory.same_origin import same_origin
from experts.documents.receiving import refuse_too_large
from experts.engagements import calendars, requesting, retention
from experts.engagements.letters import PAGE
from experts.engagements.page_acts import ASKS
from experts.engagements.page_forms import MessageForm, NoteForm
from experts.engagements.page_shown import Wrong, ids_of, show
from experts.engagements.writing import write_as_requester
from experts.guards.limits import TooOften
from experts.guards.links import link, read
from experts.guards.refusing import try_later
from experts.models import Request

FOR_EVER = timedelta(days=3650)  # the link holds as long as the page does


@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    token = request.GET.get("token", "")
    found = meant_by(token)
    return gone(request) if found is None else show(request, found, token)


def meant_by(token: str) -> Request | None:
    key = read(token, PAGE, holds=FOR_EVER)
    if key is None:
        return None
    found = Request.objects.with_page().filter(pk=key)
    return found.select_related("country", "language_wanted", "letter").first()


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
        except Http404:
            return gone(request)
        except ValidationError as error:
            return show(request, found, token, told=error.messages, status=HTTPStatus.CONFLICT)
        if refused is not None:
            wrong = Wrong(refused, kwargs.get("pk"), kwargs.get("action", ""))
            return show(request, found, token, wrong=wrong)
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
        raise Http404
    form = ASKS[action].form(request.POST, auto_id=ids_of(pk, action))
    if not form.is_valid():
        return form
    ASKS[action].carry_out(engagement, form)
    return None


@require_safe
@fresh
def erased(request: HttpRequest) -> HttpResponse:
    return render(request, "engagements/erased.html")


def gone(request: HttpRequest) -> HttpResponse:
    return render(request, "engagements/no_page.html", status=HTTPStatus.NOT_FOUND)
