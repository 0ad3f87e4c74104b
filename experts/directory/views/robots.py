"""For crawlers: where to go, and what to leave."""

from django.conf import settings
from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.views.decorators.http import require_safe

from experts.directory.fresh import fresh
from experts.directory.sitemaps import SITEMAPS

KEPT_FROM_CRAWLERS = ["officials_csv", "officials_xlsx", "suggest", "shortlist_csv", "shortlist_xlsx"]


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Crawlers get the pages and the plain list, not the endless combinations of filters or what might be typed."""
    return render(
        request,
        "directory/robots.txt",
        {
            "lists": _everywhere("officials"),
            "others": [
                *(address for view in KEPT_FROM_CRAWLERS for address in _everywhere(view)),
                *(f"{address}?" for address in _everywhere("shortlist")),
            ],
            "feeds": _everywhere("officials_feed"),
            "sitemaps": request.build_absolute_uri(reverse("directory:sitemaps")),
        },
        content_type="text/plain",
    )


@require_safe
@fresh
def sitemaps(request: HttpRequest) -> HttpResponse:
    return views.index(request, SITEMAPS, sitemap_url_name="directory:sitemap").render()


@require_safe
@fresh
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    return views.sitemap(request, SITEMAPS, section).render()


def _everywhere(view: str) -> list[str]:
    """The address of a page in each language."""
    address = reverse(f"directory:{view}")
    return [translate_url(address, code) for code, _name in settings.LANGUAGES]
