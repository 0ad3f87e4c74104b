from typing import TypeVar

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from experts.directory.cards import load_cards
from experts.directory.fresh import fresh
from experts.directory.index import keeper
from experts.directory.profile import load_profile
from experts.directory.vcards import make_vcard
from experts.models import Official

PHOTO_SECONDS = 3600
R = TypeVar("R", bound=HttpResponseBase)


@require_safe
@fresh
def official(request: HttpRequest, slug: str) -> HttpResponse:
    found = _visible(request, slug)
    if found.slug != slug:
        return redirect(found, permanent=True)
    profile = load_profile(found, keeper.current().vocabulary)
    response = render(request, "directory/profile.html", {"profile": profile, "shows_invented": found.is_demonstration})
    return _kept_private(response, found)


@require_safe
@fresh
def official_vcard(request: HttpRequest, slug: str) -> HttpResponse:
    found = _visible(request, slug)
    if found.slug != slug:
        return redirect("directory:official_vcard", found.slug, permanent=True)
    (card,) = load_cards([found.pk], keeper.current().vocabulary)
    disposition = content_disposition_header(as_attachment=True, filename=f"{slug}.vcf")
    response = HttpResponse(
        make_vcard(card, request),
        content_type="text/vcard; charset=utf-8",
        headers={"Content-Disposition": disposition, "X-Robots-Tag": "noindex"},
    )
    return _kept_private(response, found)


@require_safe
def photo(request: HttpRequest, slug: str) -> HttpResponseBase:
    found = _visible(request, slug)
    if not found.photo:
        raise Http404
    response = FileResponse(found.photo.open(), content_type="image/webp")
    response["Cache-Control"] = f"public, max-age={PHOTO_SECONDS}"
    return _kept_private(response, found)


def _visible(request: HttpRequest, slug: str) -> Official:
    """The official who has or had the slug. The session is looked at only for what is not public."""
    officials = Official.objects.select_related("tier")
    public = officials.published().filter(slugs=slug).first()
    return public or get_object_or_404(officials.visible_to(request.user), slugs=slug)


def _kept_private(response: R, official: Official) -> R:
    if not official.is_published:
        response["Cache-Control"] = "private, no-store"
    return response
