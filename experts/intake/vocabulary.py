"""What a file may call the things that the database knows: countries, tiers, competencies, languages, choices."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.db.models import TextChoices

from experts.models import Category, Competency, CompetencyLabel, Country, Language, Mode, Rank, Role, Tier
from experts.text import letters

# What people write beside the names that the reference data has.
ALSO_COUNTRIES = {
    "BN": "Brunei, BRN",
    "KH": "Kampuchea, KHM",
    "ID": "Republic of Indonesia, Republik Indonesia, RI, IDN",
    "LA": "Lao, Lao People's Democratic Republic, LAO",
    "MY": "MYS",
    "MM": "Burma, MMR",
    "PH": "The Philippines, PHL",
    "SG": "Republic of Singapore, SGP",
    "TH": "Muangthai, THA",
    "TL": "East Timor, Timor Leste, Timor Lorosa'e, TLS",
    "VN": "VNM",
    "CN": "People's Republic of China, PRC, RRT, Republik Rakyat Tiongkok, Cina, CHN",
    "JP": "JPN",
    "KR": "Korea, South Korea, ROK, Korea Selatan, KOR",
}
ALSO_CHOICES = {
    Category.ACADEMIC: "akademisi, akademik",
    Category.PRACTITIONER: "praktisi",
    Role.TRAINER: "pelatih, pengajar, widyaiswara, fasilitator, facilitator",
    Role.SPEAKER: "pembicara, narasumber, resource person",
    Role.ADVISER: "advisor, consultant, penasihat, konsultan",
    Mode.IN_PERSON: "onsite, face to face, offline, tatap muka, luring",
    Mode.ONLINE: "remote, virtual, daring",
}
# Which of those words a spreadsheet in Indonesian offers.
INDONESIAN = {
    Category.ACADEMIC: "akademisi",
    Category.PRACTITIONER: "praktisi",
    Role.TRAINER: "pelatih",
    Role.SPEAKER: "pembicara",
    Role.ADVISER: "penasihat",
    Mode.IN_PERSON: "tatap muka",
    Mode.ONLINE: "daring",
}
BOTH = {"both", "keduanya", "academicandpractitioner"}


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


def choice(choices: type[TextChoices], text: str) -> str | None:
    wanted = letters(text)
    for value in choices:
        if wanted in _names([value.value, *ALSO_CHOICES[value].split(", ")]):
            return str(value.value)
    return None


def template_choices(language: str) -> dict[str, list[str]]:
    """By field, the words of a language from which a spreadsheet lets one choose; ``choice`` understands each."""
    both = {"en": "both", "id": "keduanya"}[language]
    modes = _words(Mode, language)
    return {
        "category": [*_words(Category, language), both],
        "roles": _words(Role, language),
        "modes": [*modes, "; ".join(modes)],
    }


def _words(choices: type[TextChoices], language: str) -> list[str]:
    if language == "en":
        return [str(value.value) for value in choices]
    return [INDONESIAN[value] for value in choices]


def _names(texts: Iterable[str]) -> set[str]:
    return {letters(text) for text in texts} - {""}


def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for country in Country.objects.all():
        also = ALSO_COUNTRIES.get(country.code, "").split(", ")
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
