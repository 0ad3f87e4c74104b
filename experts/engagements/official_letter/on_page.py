"""The letter on the requester’s page: made there, sent back signed, and taken away again."""

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from experts.documents import sending
from experts.engagements.letters import PAGE
from experts.engagements.official_letter import enclosing
from experts.engagements.official_letter.forms import LetterForm
from experts.engagements.official_letter.pdf import draw
from experts.engagements.official_letter.wording import Letter, letter_of
from experts.engagements.page import acting, gone, meant_by
from experts.guards.limits import Limit, TooOften
from experts.guards.links import link
from experts.models import Request

DRAWINGS = Limit("drawings of a letter", 20, timedelta(days=1))


@acting
def enclose(request: HttpRequest, found: Request) -> forms.BaseForm | None:
    form = LetterForm(request.POST, request.FILES, request=found)
    if not form.is_valid():
        return form
    enclosing.enclose(found, form.cleaned_data["file"], form.checked)
    return None


@acting
def remove(request: HttpRequest, found: Request) -> forms.BaseForm | None:
    enclosing.remove(found)
    return None


@never_cache
@require_safe
def original(request: HttpRequest) -> HttpResponseBase:
    found = meant_by(request.GET.get("token", ""))
    letter = found and getattr(found, "letter", None)
    return sending.original(letter, f"letter-{letter.request_id}") if letter else gone(request)


@never_cache
@require_safe
def as_pdf(request: HttpRequest) -> HttpResponse:
    """Where it can’t be drawn, the browser prints it."""
    found = meant_by(request.GET.get("token", ""))
    if found is None:
        return gone(request)
    pdf = _drawn(found)
    if pdf is None:
        return redirect(link("engagements:request_letter_print", PAGE, found.pk))
    name = f"request-{found.pk}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@never_cache
@require_safe
def to_print(request: HttpRequest) -> HttpResponse:
    token = request.GET.get("token", "")
    found = meant_by(token)
    if found is None:
        return gone(request)
    response = render(request, "engagements/letter_print.html", {"letter": _letter(found), "token": token})
    response.headers["Referrer-Policy"] = "strict-origin"  # the token is in the address of this page
    return response


def _drawn(found: Request) -> bytes | None:
    try:
        DRAWINGS.use(str(found.pk))
    except TooOften:
        return None
    return draw(_letter(found))


def _letter(found: Request) -> Letter:
    """In the language in which the request was written, whatever that of the page."""
    with override(found.language):
        return letter_of(found)
