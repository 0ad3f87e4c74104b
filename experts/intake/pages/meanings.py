"""What a word of a spreadsheet can mean: all that is known of its kind, by key, with the name that people see."""

from collections import Counter
from collections.abc import Callable, Iterable

from experts.intake.pages.fields import GROUPS
from experts.models import Agency, Competency, KnownAs, Language, Tier

Meanings = dict[str, str]
Kind = KnownAs.Kind


def meanings(kind: str, country: str = "") -> Meanings:
    return KNOWN[kind](country) if kind in KNOWN else {}


def _agencies(country: str) -> Meanings:
    """Those of one name, as offices in several ministries are, are told apart by where they belong."""
    agencies = list(Agency.objects.existing().filter(country=country).select_related("parent"))
    common = Counter(map(str, agencies))
    return {
        agency.slug: f"{agency} · {agency.parent or agency.slug}" if common[str(agency)] > 1 else str(agency)
        for agency in agencies
    }


def _competencies(country: str) -> Meanings:
    return _in_order((one.slug, one.label) for one in Competency.objects.in_use().with_labels())


def _languages(country: str) -> Meanings:
    return _in_order((one.code, str(one)) for one in Language.objects.all())


def _tiers(country: str) -> Meanings:
    return {one.slug: str(one) for one in Tier.objects.all()}


def _columns(country: str) -> Meanings:
    return {name: f"{group}: {label}" for group, fields in GROUPS for name, label in fields.items()}


def _in_order(pairs: Iterable[tuple[str, str]]) -> Meanings:
    return dict(sorted(pairs, key=lambda pair: pair[1].casefold()))


KNOWN: dict[str, Callable[[str], Meanings]] = {
    Kind.AGENCY: _agencies,
    Kind.COMPETENCY: _competencies,
    Kind.LANGUAGE: _languages,
    Kind.TIER: _tiers,
    Kind.COLUMN: _columns,
}
