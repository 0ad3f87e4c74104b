from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from experts.corrections import workflow
from experts.corrections.forms import CorrectionForm
from experts.corrections.letters import CONFIRM
from experts.directory.fresh import fresh
from experts.directory.same_origin import same_origin
from experts.guards.limits import Limit, TooOften, mailbox
from experts.guards.links import read
from experts.guards.refusing import try_later
from experts.guards.visitor import network_of
from experts.models import Correction, Official

OF_A_NETWORK = Limit("corrections of a network", 30, timedelta(hours=1))  # where many telephones share an address
TO_A_MAILBOX = Limit("corrections to a mailbox", 3, timedelta(days=1))
OF_ALL = Limit("corrections", 200, timedelta(hours=1))


@csrf_exempt
@same_origin
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, rendered anew for each reader, since it holds the time at which it was opened."""
    official = _published(slug)
    if request.method == "POST":
        return _receive(request, official)
    if official.slug != slug:
        return redirect("corrections:correct", official.slug, permanent=True)
    return _show(request, official, CorrectionForm())


def _receive(request: HttpRequest, official: Official) -> HttpResponse:
    form = CorrectionForm(request.POST)
    if not form.is_from_a_robot:
        if not form.is_valid():
            return _show(request, official, form)
        try:
            _keep(request, official, form)
        except TooOften as refusal:
            typed = [form.cleaned_data["text"], form.cleaned_data["grounds"]]
            return try_later(request, refusal, typed="\n\n".join(filter(None, typed)))
    return redirect("corrections:sent", official.slug)


@transaction.atomic
def _keep(request: HttpRequest, official: Official, form: CorrectionForm) -> None:
    OF_A_NETWORK.use(network_of(request))
    TO_A_MAILBOX.use(mailbox(form.cleaned_data["email"]))
    OF_ALL.use()
    workflow.suggest(official, form.suggestion(), language=get_language() or "en")


def _show(request: HttpRequest, official: Official, form: CorrectionForm) -> HttpResponse:
    response = render(request, "corrections/correct.html", _context(official) | {"form": form})
    response.headers["Cache-Control"] = "no-cache, private"
    return response


@require_safe
@fresh
def sent(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "corrections/sent.html", _context(_published(slug)))


@csrf_exempt
@same_origin
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Shows what the link in the mail is about; only the button confirms it."""
    token = (request.POST if request.method == "POST" else request.GET).get("token", "")
    correction = _meant_by(token)
    if correction is None:
        return render(request, "corrections/gone.html", status=HTTPStatus.NOT_FOUND)
    if request.method == "POST":
        workflow.verify(correction)
    if request.method == "POST" or correction.state != Correction.State.UNVERIFIED:
        return redirect("corrections:thanks")
    context = _context(correction.official) | {"correction": correction, "token": token}
    response = render(request, "corrections/confirm.html", context)
    response.headers["Referrer-Policy"] = "strict-origin"  # the token is in the address of this page
    return response


@require_safe
@fresh
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "corrections/thanks.html")


def _published(slug: str) -> Official:
    return get_object_or_404(Official.objects.published().select_related("country"), slugs=slug)


def _meant_by(token: str) -> Correction | None:
    key = read(token, CONFIRM)
    return None if key is None else Correction.objects.select_related("official__country").filter(pk=key).first()


def _context(official: Official) -> dict[str, Any]:
    return {"official": official, "shows_invented": official.is_demonstration}
