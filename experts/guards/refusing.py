from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from experts.guards.limits import TooOften


def try_later(request: HttpRequest, refusal: TooOften, *, typed: str) -> HttpResponse:
    """The page that says when to come back, with what was typed, so that it is not lost."""
    context = {"until": refusal.until, "typed": typed}
    response = render(request, "429.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(refusal.seconds)
    response.headers["Cache-Control"] = "no-store"
    return response
