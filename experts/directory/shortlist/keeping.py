"""The slugs of the experts that somebody keeps, in a signed cookie: there is no account and nothing in the database."""

from django.conf import settings
from django.core.validators import slug_re
from django.http import HttpRequest, HttpResponse

from experts.models import Official

MOST = 20
COOKIE = "shortlist"
SECONDS = 90 * 24 * 3600
BETWEEN = "."  # in the cookie, where a comma would have to be quoted

Slugs = tuple[str, ...]


def read_slugs(text: str) -> Slugs:
    """Each slug once, of a list with commas. What is no slug stays out."""
    return tuple(dict.fromkeys(filter(slug_re.match, text.split(","))))


def kept_by(request: HttpRequest) -> Slugs:
    """Nothing, if the cookie is too old or not ours."""
    text = request.get_signed_cookie(COOKIE, default="", max_age=SECONDS) or ""
    return tuple(filter(None, text.split(BETWEEN)))[:MOST]


def keep(slugs: Slugs, response: HttpResponse) -> None:
    """Without experts there is no cookie, so that the reader gets the pages that all others get."""
    if not slugs:
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    response.set_signed_cookie(
        COOKIE,
        BETWEEN.join(slugs),
        max_age=SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def listed(slugs: Slugs) -> dict[str, int]:
    """The keys of the published officials who have or had the slugs, by their present slug, in the order asked for."""
    return dict(found(slugs).values())


def found(slugs: Slugs) -> dict[str, tuple[str, int]]:
    """By each slug that a published official has or had, the present one and the official's key."""
    officials = Official.objects.published().filter(slugs__in=slugs)
    known = {asked: (slug, pk) for asked, slug, pk in officials.values_list("slugs", "slug", "pk")}
    return {asked: known[asked] for asked in slugs if asked in known}


def shortlist(request: HttpRequest) -> dict[str, Slugs]:
    """A context processor: every page shows how many are kept, and every card whether its expert is."""
    return {"shortlist": kept_by(request)}
