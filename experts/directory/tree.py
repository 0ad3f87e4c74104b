"""The two levels of competencies, with those that were merged counted where they went."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from experts.models import Competency


@dataclass(frozen=True)
class CompetencyTree:
    """Competencies by key. ``heirs`` gives what each one counts as, ``roots`` the area that this belongs to."""

    by_pk: dict[int, Competency]
    heirs: dict[int, int]
    roots: dict[int, int]
    by_slug: dict[str, Competency] = field(default_factory=dict)

    @property
    def areas(self) -> list[Competency]:
        return [competency for pk, competency in self.by_pk.items() if self.roots[pk] == pk]

    @cached_property
    def in_use(self) -> list[Competency]:
        """All but those that were merged into another."""
        return [competency for pk, competency in self.by_pk.items() if self.heirs[pk] == pk]

    @property
    def size(self) -> int:
        return len(self.in_use)

    def below(self, area: Competency) -> list[Competency]:
        return self._below.get(area.pk, [])

    @cached_property
    def _below(self) -> dict[int, list[Competency]]:
        below = defaultdict(list)
        for competency in self.in_use:
            if (root := self.roots[competency.pk]) != competency.pk:
                below[root].append(competency)
        return dict(below)

    def heir(self, slug: str) -> Competency:
        """The competency of the slug, or the one that it was merged into."""
        return self.by_pk[self.heirs[self.by_slug[slug].pk]]

    def area_of(self, competency: Competency) -> Competency:
        return self.by_pk[self.roots[competency.pk]]

    def within(self, pks: Iterable[int]) -> frozenset[int]:
        """The keys of the competencies with all that lies below them and all that was merged into them."""
        wanted = set(pks)
        return frozenset(pk for pk in self.by_pk if self.heirs[pk] in wanted or self.roots[pk] in wanted)

    def within_slugs(self, slugs: Iterable[str]) -> frozenset[int]:
        return frozenset().union(*(self._within_each[self.by_slug[slug].pk] for slug in slugs))

    @cached_property
    def _within_each(self) -> dict[int, frozenset[int]]:
        return {pk: self.within([pk]) for pk in self.by_pk}


def load_tree() -> CompetencyTree:
    """Two queries."""
    by_pk = {competency.pk: competency for competency in Competency.objects.with_labels()}
    heirs = {pk: _heir(pk, by_pk) for pk in by_pk}
    roots = {pk: _root(pk, by_pk, heirs) for pk in by_pk}
    return CompetencyTree(by_pk, heirs, roots, {competency.slug: competency for competency in by_pk.values()})


def _heir(pk: int, by_pk: dict[int, Competency]) -> int:
    seen = {pk}
    while (into := by_pk[pk].merged_into_id) and into not in seen:
        seen.add(pk := into)
    return pk


def _root(pk: int, by_pk: dict[int, Competency], heirs: dict[int, int]) -> int:
    root, seen = heirs[pk], {pk}
    while (parent := by_pk[root].parent_id) and parent not in seen:
        seen.add(parent)
        root = heirs[parent]
    return root
