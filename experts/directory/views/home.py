from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, get_language_from_request, override
from django.views.decorators.http import require_safe

from experts.directory.cards import Card
from experts.directory.criteria import Criteria
from experts.directory.fresh import fresh
from experts.directory.index import keeper
from experts.directory.index.keeper import Index
from experts.directory.overview import Area, Topic, make_areas, make_tiles
from experts.directory.search import first_cards, tally
from experts.models import Role

LATELY = 4


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
    tiles, plus_three = (make_tiles(each, counts["country"]) for each in (vocabulary.members, vocabulary.plus_three))
    return render(
        request,
        "directory/home.html",
        {
            "areas": areas,
            "examples": _examples(areas),
            "tiles": tiles,
            "plus_three": plus_three,
            "total": total,
            "in_members": sum(tile.count for tile in tiles),
            "in_plus_three": sum(tile.count for tile in plus_three),
            "trainers": counts["role"].get(Role.TRAINER, 0),
            "competencies": sum(bool(topic.count) for area in areas for topic in area.below),
            "confirmed": _lately_confirmed(index),
            "shows_invented": bool(index.facets.having("is_demonstration", True)),
        },
    )


def _examples(areas: list[Area]) -> list[Topic]:
    """The best staffed competency of each of the three largest areas."""
    largest = sorted(areas, key=lambda area: -area.count)[:3]
    return [topic for area in largest for topic in area.largest[:1] if topic.count]


def _lately_confirmed(index: Index) -> list[Card]:
    cards = first_cards(Criteria(sort="updated"), index, LATELY)
    return [card for card in cards if card.official.confirmed_on]
