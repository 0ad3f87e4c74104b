"""What a spreadsheet calls the things that the database knows, so that each name leads back to its thing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from experts.intake.vocabulary import Vocabulary
from experts.models import Competency, Country, Language, Tier
from experts.text import letters


@dataclass(frozen=True)
class Terms:
    """Each dictionary leads from a key to what is printed, in the order in which one chooses."""

    countries: dict[str, str]
    tiers: dict[str, str]
    competencies: dict[int, str]
    languages: dict[str, str]

    @classmethod
    def load(cls) -> Self:
        """In the language that is active."""
        known = Vocabulary.load()
        return cls(
            _leading_back(((one.pk, str(one), one.pk) for one in Country.objects.all()), known.countries),
            _leading_back(((one.pk, str(one), one.pk) for one in Tier.objects.all()), known.tiers),
            _competencies(known),
            _leading_back(((one.pk, str(one), one.pk) for one in Language.objects.all()), known.languages),
        )


def _competencies(known: Vocabulary) -> dict[int, str]:
    """One that was merged into another is called as that one."""
    every = list(Competency.objects.with_labels())
    in_use = _by_area([one for one in every if not one.merged_into_id])
    names = _leading_back(((one.pk, one.label, one.slug) for one in in_use), known.competencies)
    return names | {one.pk: names.get(one.merged_into_id, one.slug) for one in every if one.merged_into_id}


def _by_area(competencies: list[Competency]) -> Iterator[Competency]:
    """Area by area, each before what it is divided into."""
    areas = {one.pk: one for one in competencies if one.parent_id is None}
    for area in areas.values():
        yield area
        yield from (one for one in competencies if one.parent_id == area.pk)
    yield from (one for one in competencies if one.parent_id and one.parent_id not in areas)


def _leading_back(names: Iterable[tuple[Any, str, str]], known: Mapping[str, Any]) -> dict[Any, str]:
    """The name of each key, or else its code where the name means another thing, too."""
    return {key: name if known.get(letters(name)) == key else code for key, name, code in names}
