"""The form of those who need an expert, and the link by which they confirm it."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from experts.directory.fresh import fresh
from experts.directory.index import keeper
from experts.directory.same_origin import same_origin
from experts.engagements import requesting
from experts.engagements.chosen import Chosen
from experts.engagements.forms import AskForm
from experts.engagements.letters import CONFIRM, PAGE
from experts.guards.limits import Limit, TooOften, mailbox
from experts.guards.links import link, read
from experts.guards.refusing import try_later
from experts.guards.visitor import network_of
from experts.models import Request

OF_A_NETWORK = Limit("requests of a network", 20, timedelta(hours=1))  # where many telephones share an address
TO_A_MAILBOX = Limit("requests to a mailbox", 3, timedelta(days=1))
OF_ALL = Limit("requests", 200, timedelta(hours=1))


@csrf_exempt
@same_origin
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form, rendered anew for each reader, since it holds the time at which it was opened."""
    index = keeper.current()
    chosen = Chosen.by(request, index.vocabulary)
    kwargs: Any = {"officials": chosen.officials, "offered": chosen.offered, "vocabulary": index.vocabulary}
    if request.method != "POST":
        initial = {"competencies": chosen.asked_for, "wanted": chosen.words, "mode": "in-person"}
        return _show(request, AskForm(initial=initial, **kwargs), chosen)
    if chosen.is_changed:
        return _show(request, AskForm(initial=_typed(request), **kwargs), chosen)
    return _receive(request, AskForm(request.POST, **kwargs), chosen)


def _receive(request: HttpRequest, form: AskForm, chosen: Chosen) -> HttpResponse:
    if not form.is_from_a_robot:
        if not form.is_valid():
            return _show(request, form, chosen)
        try:
            _keep(request, form)
        except TooOften as refusal:
            given = form.cleaned_data
            return try_later(request, refusal, typed="\n\n".join(filter(None, [given["wanted"], given["message"]])))
    return redirect("engagements:request_sent")


@transaction.atomic
def _keep(request: HttpRequest, form: AskForm) -> None:
    OF_A_NETWORK.use(network_of(request))
    TO_A_MAILBOX.use(mailbox(form.cleaned_data["requester_email"]))
    OF_ALL.use()
    requesting.ask(form.need(), language=get_language() or "en")


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What stands in the form while the experts are put in another order, right or wrong."""
    several = ("competencies", "covers")
    return {name: request.POST.getlist(name) if name in several else request.POST[name] for name in request.POST}


def _show(request: HttpRequest, form: AskForm, chosen: Chosen) -> HttpResponse:
    context = {"form": form, "chosen": chosen, "shows_invented": chosen.shows_invented}
    response = render(request, "engagements/ask.html", context)
    response.headers["Cache-Control"] = "no-cache, private"
    return response


@require_safe
@fresh
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "engagements/sent.html")


@csrf_exempt
@same_origin
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Shows what the link in the mail is about; only the button confirms it."""
    token = (request.POST if request.method == "POST" else request.GET).get("token", "")
    key = read(token, CONFIRM)
    found = None if key is None else Request.objects.filter(pk=key).first()
    if found is None:
        return render(request, "engagements/gone.html", status=HTTPStatus.NOT_FOUND)
    refusal = _verify(found) if request.method == "POST" else ""
    if (request.method == "POST" and not refusal) or found.state != Request.State.UNVERIFIED:
        return redirect(link("engagements:request", PAGE, found.pk))
    lines = found.engagements.select_related("official__country")
    about = {"asked": found, "competencies": found.competencies.with_labels(), "lines": lines}
    context = {**about, "token": token, "refusal": refusal}
    response = render(request, "engagements/confirm.html", context)
    response.headers["Referrer-Policy"] = "strict-origin"  # the token is in the address of this page
    return response


def _verify(found: Request) -> str:
    """Why it can’t be confirmed now, or nothing."""
    try:
        requesting.verify(found)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
