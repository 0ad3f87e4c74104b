"""``@same_origin``: a form of a public page comes from a page of this site.

Public pages set no cookie, hence have no CSRF token. Instead, every browser says where a POST comes from.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def same_origin(view: View[P]) -> View[P]:
    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST" and not _is_from_here(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return answer


def _is_from_here(request: HttpRequest) -> bool:
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if origin is None and site is None:
        return False
    here = f"{request.scheme}://{request.get_host()}"
    return origin in (None, here) and site in (None, "same-origin", "none")
