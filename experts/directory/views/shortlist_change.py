from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from experts.directory.shortlist.changing import ACTS, RefusedError, changed
from experts.directory.shortlist.keeping import Slugs, keep, kept_by, read_slugs
from experts.directory.views.shortlist_page import shortlist_page
from experts.models import Official


def change(request: HttpRequest) -> HttpResponse:
    """Back to where the reader was; or for htmx, the new button alone."""
    act = next((act for act in ACTS if act in request.POST), None)
    if act is None:
        raise BadRequest
    given = read_slugs(request.POST[act])
    try:
        kept = changed(kept_by(request), act, given)
    except RefusedError as refused:
        return _refusal(request, given, str(refused))
    response = _button(request, given, kept) if request.headers.get("HX-Request") else _back(request, given)
    keep(kept, response)
    return response


def _refusal(request: HttpRequest, given: Slugs, message: str) -> HttpResponse:
    kept = kept_by(request)
    if request.headers.get("HX-Request"):
        return _button(request, given, kept, message)
    return shortlist_page(request, kept, refusal=message, status=409)


def _button(request: HttpRequest, given: Slugs, kept: Slugs, refusal: str = "") -> HttpResponse:
    official = Official.objects.published().filter(slugs__in=given[:1]).first()
    context = {"official": official, "shortlist": kept, "refusal": refusal, "said": refusal or _said(official, kept)}
    return render(request, "components/kept.html", context)


def _said(official: Official | None, kept: Slugs) -> str:
    if official is None:
        return ""
    if official.slug in kept:
        return _("%(name)s is on your shortlist now.") % {"name": official.name}
    return _("%(name)s is off your shortlist now.") % {"name": official.name}


def _back(request: HttpRequest, given: Slugs) -> HttpResponse:
    """To the expert whose button it was, on the page that it was on."""
    page = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure()):
        page = resolve_url("directory:shortlist")
    return redirect(f"{page}#keep-{given[0]}" if len(given) == 1 else page)
