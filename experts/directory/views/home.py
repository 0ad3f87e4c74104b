from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_from_request, override
from django.views.decorators.http import require_safe

from experts.directory.criteria import Criteria
from experts.directory.fresh import fresh
from experts.directory.index import keeper
from experts.directory.overview import Area, Topic, make_areas, make_tiles
from experts.directory.search import tally

KEPT_FROM_CRAWLERS = ["officials_csv", "officials_xlsx", "suggest", "shortlist_csv", "shortlist_xlsx"]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page: in the reader's language at ``/``, in the address's language elsewhere."""
    wanted = get_language_from_request(request)
    if request.path == "/" and wanted != get_language():
        with override(wanted):
            return redirect("directory:home")
    return _front_page(request)


@fresh
def _front_page(request: HttpRequest) -> HttpResponse:
    index = keeper.current()
    vocabulary = index.vocabulary
    total, counts = tally(Criteria(), index)
    areas = make_areas(vocabulary.competencies, counts["competency"])
    return render(
        request,
        "directory/home.html",
        {
            "areas": areas,
            "examples": _examples(areas),
            "competencies": vocabulary.competencies.size,
            "members": vocabulary.members,
            "tiles": make_tiles(vocabulary.members, counts["country"]),
            "plus_three": make_tiles(vocabulary.plus_three, counts["country"]),
            "total": total,
            "shows_invented": bool(index.facets.having("is_demonstration", True)),
        },
    )


def _examples(areas: list[Area]) -> list[Topic]:
    """The best staffed competency of each of the three largest areas."""
    largest = sorted(areas, key=lambda area: -area.count)[:3]
    return [topic for area in largest for topic in area.largest[:1] if topic.count]


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
        },
        content_type="text/plain",
    )


def _everywhere(view: str) -> list[str]:
    """The address of a page in each language."""
    address = reverse(f"directory:{view}")
    return [translate_url(address, code) for code, _name in settings.LANGUAGES]
