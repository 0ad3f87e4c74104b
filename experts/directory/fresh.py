"""``@fresh``: a page of the directory, rendered once for all anonymous readers until something changes.

Freshness is asked of the database at every request, never assumed for a while: what was committed before a request
came is in its answer. Browsers may keep the page too, and ask each time whether it still holds.
"""

import hashlib
from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.gzip import gzip_page

from experts.directory.criteria import Criteria
from experts.directory.index import keeper
from experts.directory.reads import one_snapshot
from experts.directory.release import release
from experts.directory.shelf import Page, Shelf

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

PARAMETERS = {field.name for field in fields(Criteria)} | {"experts"}

LARGEST = 512 * 1024  # bytes: what is larger, such as a map of the site, would push out many pages

shelf = Shelf(most_bytes=32 * 1024 * 1024)


def fresh(view: View[P]) -> View[P]:
    """The view may look at the address, the language and who is signed in; all its queries see one moment.

    Pages leave compressed, and the kept ones are compressed once.
    """
    compressed = gzip_page(view)

    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        def render() -> HttpResponse:
            return compressed(request, *args, **kwargs)

        is_personal = request.META.get("HTTP_COOKIE") or request.META.get("HTTP_AUTHORIZATION")
        return _private(render) if is_personal else _public(request, render)

    return answer


def _private(render: Callable[[], HttpResponse]) -> HttpResponse:
    with one_snapshot():
        response = render()
    response.headers.setdefault("Cache-Control", "private, no-cache")
    patch_vary_headers(response, ["Cookie"])
    return response


def _public(request: HttpRequest, render: Callable[[], HttpResponse]) -> HttpResponse:
    request.user = AnonymousUser()  # or else a view that asks opens a session, and the answer varies by cookie
    etag = _etag(request, keeper.version())
    if not_modified := get_conditional_response(request, etag):
        return _marked(not_modified, etag)
    if page := shelf.get(etag):
        return HttpResponse(page.content, headers=page.headers)
    return _rendered(request, render)


def _rendered(request: HttpRequest, render: Callable[[], HttpResponse]) -> HttpResponse:
    with one_snapshot():
        etag = _etag(request, keeper.current().version)  # something may have changed just now
        response = render()
    if response.status_code != HTTPStatus.OK:
        return response
    response = _marked(response, etag)
    # With anything else in its address, nobody will ask for it again.
    if request.GET.keys() <= PARAMETERS and len(response.content) <= LARGEST:
        shelf.keep(etag, Page(response.content, dict(response.headers)))
    return response


def _marked(response: R, etag: str) -> R:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _etag(request: HttpRequest, version: str) -> str:
    """Weak, since a proxy may compress. The page names its own address, so that this is a part of it."""
    fragment = request.headers.get("HX-Request", "")
    encoding = "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else ""
    parts = [version, release(), str(get_language()), request.build_absolute_uri(), fragment, encoding]
    return f'W/"{hashlib.sha256(" ".join(parts).encode()).hexdigest()[:32]}"'
