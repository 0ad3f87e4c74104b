"""A need without experts: who is proposed, to whom it is passed on, or why nobody can be found."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from experts.access import may_review
from experts.engagements import requesting
from experts.engagements.at_desk import answering
from experts.engagements.desk import found_by
from experts.engagements.desk_forms import CloseForm, PassOnForm, ProposeForm
from experts.engagements.wording import CLOSE, PASS_ON, PROPOSE, Step
from experts.models import Request, User

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@answering
def propose(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    found = found_by(user, pk)
    countries = None if may_review(user) else user.focal_countries
    form = ProposeForm(request.POST or None, countries=countries)
    return _carry_out(request, found, form, lambda given: requesting.propose(found, given["experts"], by=user), PROPOSE)


@require_http_methods(METHODS)
@answering
def pass_on(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    found = _at_bkn(user, pk)
    form = PassOnForm(request.POST or None)

    def carry_out(given: Any) -> None:
        requesting.pass_on(found, list(given["countries"]), by=user)

    return _carry_out(request, found, form, carry_out, PASS_ON)


@require_http_methods(METHODS)
@answering
def close(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    found = _at_bkn(user, pk)
    form = CloseForm(request.POST or None)
    return _carry_out(request, found, form, lambda given: requesting.close(found, by=user, **given), CLOSE)


def _at_bkn(user: User, pk: int) -> Request:
    if not may_review(user):
        raise PermissionDenied
    return found_by(user, pk)


def _carry_out(
    request: HttpRequest, found: Request, form: forms.Form, act: Callable[[Any], None], step: Step
) -> HttpResponse:
    try:
        if form.is_valid():
            act(form.cleaned_data)
            messages.success(request, step.done)
            return redirect("engagements:desk_request", found.pk)
    except ValidationError as error:
        form.add_error(None, error)
    context = {"asked": found, "form": form, "step": step}
    return render(request, "desk/request_act.html", context)
