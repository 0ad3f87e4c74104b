"""How many experts can be asked for a competency: those who have it, or one that lies below it."""

from collections.abc import Collection
from typing import Any

from django.db.models import Count, Q

from experts.models import Competency, Expertise, Official


def supply(competencies: Collection[int], expertise: Any = None) -> dict[int, int]:
    """By competency, of those that are public now, or of other rows of expertise, such as those of a history."""
    if not competencies:
        return {}
    if expertise is None:
        expertise = Expertise.objects.filter(official__status=Official.Status.PUBLISHED)
    within = _within(competencies)
    counted = {f"of_{key}": Count("official", Q(competency__in=below), distinct=True) for key, below in within.items()}
    rows = expertise.filter(competency__in=set().union(*within.values())).order_by()
    return {int(name.removeprefix("of_")): number for name, number in rows.aggregate(**counted).items()}


def _within(competencies: Collection[int]) -> dict[int, set[int]]:
    found = {key: {key} for key in competencies}
    for above in ("parent", "merged_into"):
        below: Any = Competency.objects.filter(**{f"{above}__in": competencies}).order_by()
        for key, upper in below.values_list("pk", above):
            found[upper].add(key)
    return found
