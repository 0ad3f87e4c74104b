"""Everything that officials have in common, in memory: what filters choose from, and what it is called."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from django.utils.translation import get_language

from experts.directory.labels import Labels
from experts.directory.names import Label, Name, agency_names, competency_names, country_names, load_labels
from experts.directory.tree import CompetencyTree, load_tree
from experts.directory.understanding import Lexicon, Names, make_lexicon
from experts.models import Agency, Country, Language, Region, Tier
from experts.text import sort_key

T = TypeVar("T")


@dataclass(frozen=True)
class Vocabulary:
    """Agencies by key, the others by code or slug. ``competency_labels`` has those of every language."""

    competencies: CompetencyTree
    competency_labels: list[Label]
    agencies: dict[int, Agency]
    all_countries: dict[str, Country]
    regions: dict[str, Region]
    tiers: dict[str, Tier]
    languages: dict[str, Language]

    @property
    def countries(self) -> dict[str, Country]:
        """In the order of their names in the reader's language."""
        return self._in_language("countries", self._sorted_countries)

    @property
    def competency_names(self) -> dict[str, str]:
        """By slug, in the reader's language."""
        tree = self.competencies
        return self._in_language("competencies", lambda: {one.slug: one.label for one in tree.by_pk.values()})

    @property
    def regions_by_name(self) -> list[Region]:
        return self._in_language("regions", lambda: sorted(self.regions.values(), key=lambda one: sort_key(one.name)))

    def _sorted_countries(self) -> dict[str, Country]:
        by_name = sorted(self.all_countries.values(), key=lambda country: sort_key(str(country)))
        return {country.code: country for country in by_name}

    def _in_language(self, what: str, make: Callable[[], T]) -> T:
        """What is made once for each language: names take long to be put together, and longer to be sorted."""
        key = (get_language() or "en", what)
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    @cached_property
    def _made(self) -> dict[tuple[str, str], Any]:
        return {}

    @property
    def members(self) -> list[Country]:
        return [country for country in self.countries.values() if country.is_member]

    @property
    def plus_three(self) -> list[Country]:
        return [country for country in self.countries.values() if not country.is_member]

    @cached_property
    def agency_slugs(self) -> dict[str, Agency]:
        """An agency that was merged is the one that stands for it."""
        return {agency.slug: self.agencies[agency.merged_into_id or pk] for pk, agency in self.agencies.items()}

    @cached_property
    def standing_agencies(self) -> list[Agency]:
        """All but those that were merged into another."""
        return [agency for agency in self.agencies.values() if agency.merged_into_id is None]

    @cached_property
    def seats(self) -> dict[str, list[int]]:
        """By region, the keys of the agencies that have their seat there."""
        seats: dict[str, list[int]] = defaultdict(list)
        for agency in self.standing_agencies:
            if agency.seat_id:
                seats[agency.seat_id].append(agency.pk)
        return dict(seats)

    @cached_property
    def lexicon(self) -> Lexicon:
        """For understanding what people type, in any language."""
        tree = self.competencies
        countries, languages = self.all_countries.values(), self.languages.values()
        return make_lexicon(
            Names(
                competencies=tuple(
                    (tree.by_pk[tree.heirs[label.competency_id]].slug, label.text) for label in self.competency_labels
                ),
                countries=tuple((one.code, name) for one in countries for name in [*one.names.values(), one.own_name]),
                languages=tuple((one.code, name) for one in languages for name in [*one.names.values(), one.own_name]),
                tiers=tuple((tier.slug, name) for tier in self.tiers.values() for name in tier.names.values()),
                members=tuple(country.code for country in countries if country.is_member),
                plus_three=tuple(country.code for country in countries if not country.is_member),
                agencies=tuple((a.slug, name) for a in self.standing_agencies for name in a.all_names if name),
            )
        )

    @cached_property
    def competency_words(self) -> Labels[int]:
        return Labels((label.competency_id, label.text) for label in self.competency_labels)

    @cached_property
    def agency_words(self) -> Labels[int]:
        return Labels((agency.pk, name) for agency in self.standing_agencies for name in agency.all_names)

    @cached_property
    def names(self) -> dict[str, Labels[Name]]:
        """By filter, what its values are called."""
        names = {
            "competency": competency_names(self.competency_labels, self.competencies),
            "country": country_names(self.all_countries.values()),
            "agency": agency_names(self.standing_agencies),
        }
        return {name: Labels((each, each.text) for each in called) for name, called in names.items()}


def load_vocabulary() -> Vocabulary:
    """Ten queries, of tables that have hundreds of rows."""
    return Vocabulary(
        competencies=load_tree(),
        competency_labels=load_labels(),
        agencies={agency.pk: agency for agency in Agency.objects.order_by("pk")},
        all_countries={country.code: country for country in Country.objects.with_focal_agency()},
        regions={region.code: region for region in Region.objects.all()},
        tiers={tier.slug: tier for tier in Tier.objects.all()},
        languages={language.code: language for language in Language.objects.all()},
    )
