"""What a file may call the things that the database knows: countries, tiers, competencies, languages, choices."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations
from typing import Any, Self

from django.conf import settings
from django.db.models import Choices
from django.utils import translation
from django.utils.translation import gettext

from experts.intake import synonyms
from experts.models import (
    Achievement,
    Category,
    Competency,
    CompetencyLabel,
    Country,
    Expertise,
    Language,
    LanguageSkill,
    Mode,
    Rank,
    Role,
    Tier,
)
from experts.text import letters


@dataclass(frozen=True)
class Vocabulary:
    """Each dictionary leads from the letters of a name to the key of what has it."""

    countries: dict[str, str]
    tiers: dict[str, str]
    ranks: dict[tuple[str, str], str]
    competencies: dict[str, int]
    languages: dict[str, str]

    @classmethod
    def load(cls) -> Self:
        return cls(_countries(), _tiers(), _ranks(), _competencies(), _languages())


def choice(choices: type[Choices], text: str) -> Any:
    """The value that the text means, in any language of the pages; None when it means none of them."""
    return _choices(choices).get(letters(text))


@cache
def _choices(choices: type[Choices]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for value in choices:
        labels = [label(value, language) for language, _name in settings.LANGUAGES]
        also = synonyms.CHOICES[choices].get(value, "").split(", ")
        found |= dict.fromkeys(_names([str(value.value), *labels, *also]), value.value)
    return found


def label(value: Choices, language: str) -> str:
    with translation.override(language):
        return str(value.label)


def template_choices() -> dict[str, list[str]]:
    """By field, the words from which a spreadsheet in the active language lets one choose."""
    yes_or_no = [gettext("yes"), gettext("no")]
    return {
        "category": _some_of(Category),
        "modes": _some_of(Mode),
        "travels": yes_or_no,
        "roles": _some_of(Role),
        "expertise_level": _each_of(Expertise.Level),
        "language_level": _each_of(LanguageSkill.Level),
        "can_teach": yes_or_no,
        "assignment_role": _each_of(Role),
        "assignment_mode": _each_of(Mode),
        "achievement_kind": _each_of(Achievement.Kind),
    }


def _each_of(choices: type[Choices]) -> list[str]:
    return [str(label) for label in choices.labels]


def _some_of(choices: type[Choices]) -> list[str]:
    """Whatever one may choose where several can be chosen."""
    labels = _each_of(choices)
    return ["; ".join(some) for some in chain.from_iterable(combinations(labels, n + 1) for n in range(len(labels)))]


def _names(texts: Iterable[str]) -> set[str]:
    return {letters(text) for text in texts} - {""}


def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for country in Country.objects.all():
        also = synonyms.COUNTRIES.get(country.code, "").split(", ")
        for name in _names([country.code, country.own_name, *country.names.values(), *also]):
            found.setdefault(name, country.code)
    return found


def _tiers() -> dict[str, str]:
    return {name: tier.slug for tier in Tier.objects.all() for name in _names([tier.slug, *tier.names.values()])}


def _ranks() -> dict[tuple[str, str], str]:
    return {
        (rank.country_id, name): rank.tier_id
        for rank in Rank.objects.all()
        for name in _names([rank.title, rank.title_en])
    }


def _languages() -> dict[str, str]:
    return {
        name: language.code
        for language in Language.objects.order_by("-position")
        for name in _names([*language.names.values(), language.own_name, language.code])
    }


def _competencies() -> dict[str, int]:
    """By slug and by every label; one that was merged into another stands for that one."""
    meant = {pk: into or pk for pk, into in Competency.objects.values_list("pk", "merged_into")}
    labels = CompetencyLabel.objects.order_by("is_preferred").values_list("text", "competency")
    slugs = Competency.objects.values_list("slug", "pk")
    return {letters(text): meant[pk] for text, pk in [*labels, *slugs]}
