"""How many officials each option of each filter would give: exact, in one query."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import BigIntegerField, Case, Count, F, Func, QuerySet, TextField, Value, When
from django.db.models.functions import Cast

from experts.directory.filters import OfficialFilters, current_posts
from experts.directory.tree import CompetencyTree
from experts.models import Expertise, LanguageSkill
from experts.models.official import OfficialQuerySet

# By facet, then by value. The facet "total" has one value, the empty one.
Counts = Mapping[str, Mapping[str, int]]


def narrow(officials: OfficialQuerySet, values: Mapping[str, Any], *, leaving_out: str = "") -> OfficialQuerySet:
    """The officials whom all filters keep, but for the one left out."""
    for name, filter_ in OfficialFilters.base_filters.items():
        if name != leaving_out:
            officials = filter_.filter(officials, values[name])
    return officials


class Unnest(Func):
    function = "unnest"
    set_returning = True
    output_field = TextField()


def count(officials: OfficialQuerySet, values: Mapping[str, Any], tree: CompetencyTree) -> Counts:
    """The counts of all facets. A facet's counts ignore its own choice; a person counts once for each value."""

    by_all = narrow(officials, values).order_by()

    def kept(facet: str) -> OfficialQuerySet:
        return narrow(officials, values, leaving_out=facet).order_by() if values.get(facet) else by_all

    first, *others = [
        _grouped("total", by_all, Value("")),
        *(_grouped(facet, kept(facet), key) for facet, key in OWN_COLUMNS.items()),
        *(
            _grouped(facet, rows.filter(official__in=kept(facet).values("pk")), key, person="official")
            for facet, rows, key in _child_rows(tree)
        ),
    ]
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for facet, key, n in first.union(*others, all=True):
        counts[facet][key] = n
    return counts


OWN_COLUMNS: dict[str, Any] = {
    "country": F("country_id"),
    "tier": F("tier_id"),
    "mode": Unnest("modes"),
    "category": Unnest("categories"),
}


def _child_rows(tree: CompetencyTree) -> list[tuple[str, QuerySet[Any], Any]]:
    areas = set(tree.roots.values())
    in_areas = [pk for pk, heir in tree.heirs.items() if heir in areas]
    expertise = Expertise.objects.all()
    return [
        # An area counts the people of all that lies below it; a competency those of all that was merged into it.
        ("competency", expertise, _mapped("competency", tree.roots)),
        ("competency", expertise.exclude(competency__in=in_areas), _mapped("competency", tree.heirs)),
        ("role", expertise, Unnest("roles")),
        ("language", LanguageSkill.objects.of_instruction(), F("language_id")),
        ("agency", current_posts().exclude(agency=None), F("agency__slug")),
        ("region", current_posts().exclude(agency__seat=None), F("agency__seat_id")),
    ]


def _mapped(column: str, targets: Mapping[int, int]) -> Case:
    """The column's key, or the one that stands for it."""
    sources = defaultdict(list)
    for source, target in targets.items():
        if source != target:
            sources[target].append(source)
    cases = [When(**{f"{column}__in": pks}, then=Value(target)) for target, pks in sources.items()]
    return Case(*cases, default=F(column), output_field=BigIntegerField())


def _grouped(facet: str, rows: QuerySet[Any], key: Any, person: str = "") -> QuerySet[Any, Any]:
    people = Count(person, distinct=True) if person else Count("pk")
    labelled = rows.order_by().annotate(facet=Value(facet), key=Cast(key, TextField()))
    return labelled.values_list("facet", "key").annotate(people=people)
