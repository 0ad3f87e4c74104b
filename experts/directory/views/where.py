"""Where expertise lies: by area of competency and state, and within one area."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from experts.directory.criteria import Criteria
from experts.directory.fresh import fresh
from experts.directory.gaps import find_gaps
from experts.directory.heat_map import make_heat_map
from experts.directory.index import keeper
from experts.directory.reading import read_criteria
from experts.directory.spread import spread_below, spread_of_all, spread_of_area, spread_of_areas
from experts.models import Role


@require_safe
@fresh
def where(request: HttpRequest) -> HttpResponse:
    index = keeper.current()
    criteria, complaints = read_criteria(request.GET, index)
    asked = Criteria(role=criteria.role)
    vocabulary = index.vocabulary
    areas = spread_of_areas(asked, index)
    below = [spread_below(area, asked, index) for area in vocabulary.competencies.areas]
    context = {
        "title": _("Where expertise lies"),
        "complaints": complaints,
        "heat_map": make_heat_map(areas, spread_of_all(asked, index), vocabulary),
        "gaps": find_gaps(zip(areas, below, strict=True), areas, vocabulary.members),
        "shows_invented": bool(index.facets.having("is_demonstration", True)),
    }
    return render(request, "directory/where.html", context | _roles(asked, "where"))


@require_safe
@fresh
def where_area(request: HttpRequest, slug: str) -> HttpResponse:
    index = keeper.current()
    criteria, complaints = read_criteria(request.GET, index)
    asked = Criteria(role=criteria.role)
    vocabulary = index.vocabulary
    area = vocabulary.competencies.by_slug.get(slug)
    if area is None:
        raise Http404
    area = vocabulary.competencies.area_of(area)
    if area.slug != slug:
        return redirect(asked.url("where_area", area.slug))
    whole, below = spread_of_area(area, asked, index), spread_below(area, asked, index)
    context = {
        "title": _("Where expertise lies: %(area)s") % {"area": area},
        "complaints": complaints,
        "area": area,
        "heat_map": make_heat_map(below, whole, vocabulary),
        "gaps": find_gaps([(whole, below)], below, vocabulary.members),
        "shows_invented": bool(index.facets.having("is_demonstration", True)),
    }
    return render(request, "directory/where.html", context | _roles(asked, "where_area", slug))


def _roles(asked: Criteria, *view: str) -> dict[str, Any]:
    """The roles to choose from, each with its address and whether it applies, and those that do in words."""
    chosen = [str(Role(role).label) for role in asked.role]
    choices = [(label, asked.but(role=(role,)).url(*view), role in asked.role) for role, label in Role.choices]
    return {
        "role_choices": [(_("Any"), asked.but(role=()).url(*view), not asked.role), *choices],
        "role_names": get_text_list(chosen, _("or")),
    }
