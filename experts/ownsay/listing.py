"""“Are you listed?”: the page answers everybody alike, and the worker looks."""

from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from experts.directory.fresh import fresh
from experts.directory.same_origin import same_origin
from experts.guards.limits import Limit, TooOften, mailbox
from experts.guards.refusing import try_later
from experts.guards.visitor import network_of
from experts.ownsay import listed as questions
from experts.ownsay.forms import ListedForm

OF_A_NETWORK = Limit("own records of a network", 30, timedelta(hours=1))  # where many telephones share an address
TO_A_MAILBOX = Limit("own records to a mailbox", 3, timedelta(days=1))
OF_ALL = Limit("own records", 200, timedelta(hours=1))


@csrf_exempt
@same_origin
@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """The form, rendered anew for each reader, since it holds the time at which it was opened."""
    if request.method != "POST":
        return _show(request, ListedForm())
    form = ListedForm(request.POST)
    if not form.is_from_a_robot:
        if not form.is_valid():
            return _show(request, form)
        try:
            _keep(request, form.cleaned_data["email"])
        except TooOften as refusal:
            return try_later(request, refusal, typed="")
    return redirect("ownsay:listed_sent")


@require_safe
@fresh
def listed_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "ownsay/sent.html")


@transaction.atomic
def _keep(request: HttpRequest, email: str) -> None:
    OF_A_NETWORK.use(network_of(request))
    TO_A_MAILBOX.use(mailbox(email))
    OF_ALL.use()
    questions.ask(email, language=get_language() or "en")


def _show(request: HttpRequest, form: ListedForm) -> HttpResponse:
    response = render(request, "ownsay/listed.html", {"form": form})
    response.headers["Cache-Control"] = "no-cache, private"
    return response
