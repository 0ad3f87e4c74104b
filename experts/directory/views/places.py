"""Pages to land on: competencies, countries, agencies."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from experts.directory.criteria import Criteria
from experts.directory.fresh import fresh
from experts.directory.index import keeper
from experts.directory.overview import agencies_with_counts, make_areas, make_tiles
from experts.directory.search import first_cards, tally
from experts.models import Agency
from experts.models.agency import AgencyQuerySet

NEIGHBOURS = 12


@require_safe
@fresh
def competencies(request: HttpRequest) -> HttpResponse:
    index = keeper.current()
    vocabulary = index.vocabulary
    _total, counts = tally(Criteria(), index)
    areas = make_areas(vocabulary.competencies, counts["competency"])
    return render(request, "directory/competencies.html", {"areas": areas, "size": vocabulary.competencies.size})


@require_safe
@fresh
def competency(request: HttpRequest, slug: str) -> HttpResponse:
    index = keeper.current()
    vocabulary = index.vocabulary
    tree = vocabulary.competencies
    if slug not in tree.by_slug:
        raise Http404
    found = tree.heir(slug)
    if found.slug != slug:
        return redirect(found, permanent=True)
    criteria = Criteria(competency=(slug,))
    total, counts = tally(criteria, index)
    areas = make_areas(tree, counts["competency"])
    context = {
        "competency": found,
        "area": next(area for area in areas if area.competency == tree.area_of(found)),
        "also_called": found.labels.filter(is_reviewed=True, is_preferred=False, language=get_language()),
        "countries": [tile for tile in make_tiles(vocabulary.countries.values(), counts["country"]) if tile.count],
        "total": total,
        "list_url": criteria.url(),
        "cards": first_cards(criteria, index),
    }
    return render(request, "directory/competency.html", context | _invented(context))


@require_safe
@fresh
def countries(request: HttpRequest) -> HttpResponse:
    index = keeper.current()
    vocabulary = index.vocabulary
    counts = tally(Criteria(), index)[1]["country"]
    groups = [(make_tiles(vocabulary.members, counts), True), (make_tiles(vocabulary.plus_three, counts), False)]
    return render(request, "directory/countries.html", {"groups": groups})


@require_safe
@fresh
def country(request: HttpRequest, code: str) -> HttpResponse:
    if code != code.upper():
        return redirect("directory:country", code.upper(), permanent=True)
    index = keeper.current()
    vocabulary = index.vocabulary
    found = vocabulary.countries.get(code)
    if found is None:
        raise Http404
    criteria = Criteria(country=(code,))
    total, counts = tally(criteria, index)
    areas = make_areas(vocabulary.competencies, counts["competency"])
    context = {
        "country": found,
        "areas": [area for area in areas if area.count],
        "agencies": agencies_with_counts(counts["agency"], vocabulary),
        "neighbours": make_tiles(vocabulary.countries.values(), counts["country"]),
        "total": total,
        "list_url": criteria.url(),
        "cards": first_cards(criteria, index),
    }
    return render(request, "directory/country.html", context | _invented(context))


@require_safe
@fresh
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    related = Agency.objects.select_related("country", "seat", "parent", "successor", "local_language", "merged_into")
    found = get_object_or_404(related, slug=slug)
    if found.merged_into:
        return redirect(found.merged_into, permanent=True)
    index = keeper.current()
    vocabulary = index.vocabulary
    criteria = Criteria(agency=(slug,))
    total, counts = tally(criteria, index)
    areas = make_areas(vocabulary.competencies, counts["competency"])
    context = {
        "agency": found,
        "country": vocabulary.countries[found.country_id],
        "areas": [area for area in areas if area.count],
        "units": found.children.existing(),
        "predecessors": found.predecessors.standing(),
        "former_names": found.former_names.select_related("agency"),
        "neighbours": _neighbours(found),
        "total": total,
        "list_url": criteria.url(),
        "cards": first_cards(criteria, index),
    }
    return render(request, "directory/agency.html", context | _invented(context))


def _neighbours(agency: Agency) -> AgencyQuerySet:
    """The others under the same roof, or else at the same level of the same state."""
    others = Agency.objects.existing().confirmed().exclude(pk=agency.pk)
    if agency.parent_id:
        return others.filter(parent=agency.parent_id)[:NEIGHBOURS]
    return others.filter(country=agency.country_id, kind=agency.kind, parent=None)[:NEIGHBOURS]


def _invented(context: dict[str, Any]) -> dict[str, bool]:
    return {"shows_invented": any(card.official.is_demonstration for card in context["cards"])}
