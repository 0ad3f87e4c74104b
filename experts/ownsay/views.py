"""The page behind the link, and its buttons. Opening it does nothing; the buttons send the token in their bodies."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from experts.directory.fresh import fresh
from experts.directory.index import keeper
from experts.directory.profile import load_profile
from experts.directory.reads import one_snapshot
from experts.directory.same_origin import same_origin
from experts.guards.limits import TooOften
from experts.guards.refusing import try_later
from experts.models import Correction, OwnLink, OwnWord
from experts.ownsay import consenting, workflow
from experts.ownsay.forms import OwnCorrectionForm
from experts.ownsay.links import meant_by, used_up_by

ACTS = ("confirm", "correct", "leave", "agree", "refuse")


@never_cache
@require_safe
def look(request: HttpRequest) -> HttpResponse:
    token = request.GET.get("token", "")
    link = meant_by(token)
    return _gone(request) if link is None else _show(request, link, token, OwnCorrectionForm())


def acting(view: Callable[[HttpRequest, OwnLink], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A button of that page: the token is in the body, and comes from a page of ours.

    Who reloads the answer, or changes its language there, sends no body, and is led back to the mail.
    """

    @csrf_exempt
    @same_origin
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        link = meant_by(request.POST.get("token", ""))
        return _after_leaving(request) if link is None else view(request, link)

    return answer


@acting
def confirm(request: HttpRequest, link: OwnLink) -> HttpResponse:
    workflow.confirm(link)
    return redirect("ownsay:own_thanks", "confirm")


@acting
def correct(request: HttpRequest, link: OwnLink) -> HttpResponse:
    form = OwnCorrectionForm(request.POST)
    if not form.is_valid():
        return _show(request, link, request.POST["token"], form)
    part, text = Correction.Part(form.cleaned_data["part"]), form.cleaned_data["text"]
    try:
        workflow.correct(link, part=part, text=text, language=get_language() or "en")
    except TooOften as refusal:
        return try_later(request, refusal, typed=text)
    return redirect("ownsay:own_thanks", "correct")


@acting
def leave(request: HttpRequest, link: OwnLink) -> HttpResponse:
    workflow.leave(link, language=get_language() or "en")
    return redirect("ownsay:own_thanks", "leave")


@require_safe
@fresh
def own_thanks(request: HttpRequest, act: str) -> HttpResponse:
    if act not in ACTS:
        raise Http404
    return render(request, "ownsay/thanks.html", {"act": act})


@acting
def agree(request: HttpRequest, link: OwnLink) -> HttpResponse:
    return redirect("ownsay:own_thanks", "agree") if consenting.agree(link) else _gone(request)


@acting
def refuse(request: HttpRequest, link: OwnLink) -> HttpResponse:
    return redirect("ownsay:own_thanks", "refuse") if consenting.refuse(link) else _gone(request)


def _after_leaving(request: HttpRequest) -> HttpResponse:
    """Whoever presses the button twice is told that it is done."""
    is_leaving = request.resolver_match is not None and request.resolver_match.url_name == "own_leave"
    is_second_press = is_leaving and used_up_by(request.POST.get("token", ""))
    return redirect("ownsay:own_thanks", "leave") if is_second_press else _gone(request)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "ownsay/gone.html", status=HTTPStatus.NOT_FOUND)


def _show(request: HttpRequest, link: OwnLink, token: str, form: OwnCorrectionForm) -> HttpResponse:
    response = render(request, "ownsay/look.html", _context(link, token) | {"form": form})
    response.headers["Referrer-Policy"] = "strict-origin"  # the token is in the address of this page
    return response


def _context(link: OwnLink, token: str) -> dict[str, Any]:
    """What the public sees of the record, and nothing else."""
    official = link.official
    if not official.is_published:
        official.photo = ""  # its address answers nobody who is not signed in
    with one_snapshot():
        profile = load_profile(official, keeper.current().vocabulary)
    return {
        "profile": profile,
        "token": token,
        "is_asked": consenting.waits(official),
        "has_left": official.status_reason in official.OWN_WISH,
        "withdraws": workflow.leaving(official)[0] == OwnWord.Kind.WITHDREW,
        "shows_invented": official.is_demonstration,
    }
