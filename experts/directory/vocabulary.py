"""The small lists that filters choose from, read once for a page."""

from dataclasses import dataclass

from experts.directory.tree import CompetencyTree, load_tree
from experts.models import Country, Language, Tier
from experts.text import sort_key


@dataclass(frozen=True)
class Vocabulary:
    competencies: CompetencyTree
    countries: dict[str, Country]
    tiers: dict[str, Tier]
    languages: dict[str, Language]

    @property
    def members(self) -> list[Country]:
        return [c for c in self.countries.values() if c.membership == Country.Membership.ASEAN]

    @property
    def plus_three(self) -> list[Country]:
        return [c for c in self.countries.values() if c.membership == Country.Membership.PLUS_THREE]


def load_vocabulary() -> Vocabulary:
    """Six queries; countries are in the order of their names in the reader's language."""
    countries = sorted(Country.objects.with_focal_agency(), key=lambda country: sort_key(str(country)))
    return Vocabulary(
        competencies=load_tree(),
        countries={country.code: country for country in countries},
        tiers={tier.slug: tier for tier in Tier.objects.all()},
        languages={language.code: language for language in Language.objects.all()},
    )
