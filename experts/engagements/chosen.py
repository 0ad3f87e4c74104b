"""Whom and what the form is about: the experts in the order of preference, and the competencies to choose from."""

from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from experts.directory.profile import availability
from experts.directory.shortlist.keeping import MOST, listed, read_slugs
from experts.directory.vocabulary import Vocabulary
from experts.models import Country, Expertise, Official
from experts.text import clean

WORDS = 300


@dataclass(frozen=True)
class Entry:
    official: Official
    country: Country

    @property
    def availability(self) -> str:
        return availability(self.official)


@dataclass(frozen=True)
class Chosen:
    entries: list[Entry]
    offered: list[int]
    asked_for: list[str]
    words: str
    left_out: int
    is_changed: bool

    @classmethod
    def by(cls, request: HttpRequest, vocabulary: Vocabulary) -> Self:
        """Three queries. Who is no longer listed is counted, not named."""
        given: QueryDict = request.POST if request.method == "POST" else request.GET
        asked = read_slugs(",".join(given.getlist("expert")))[:MOST]
        present = listed(_moved(asked, given.get("up", ""), given.get("without", "")))
        officials = Official.objects.published().in_bulk(list(present.values()))
        entries = [
            Entry(officials[pk], vocabulary.all_countries[officials[pk].country_id])
            for pk in present.values()
            if pk in officials
        ]
        sought = [slug for slug in given.getlist("competency") if slug in vocabulary.competency_names]
        return cls(
            entries=entries,
            offered=_offered(entries, sought, vocabulary),
            asked_for=sought,
            words=clean(given.get("q", ""))[:WORDS],
            left_out=max(0, len(asked) - len(entries) - ("without" in given)),
            is_changed="up" in given or "without" in given,
        )

    @property
    def officials(self) -> list[Official]:
        return [entry.official for entry in self.entries]

    @property
    def shows_invented(self) -> bool:
        return any(official.is_demonstration for official in self.officials)

    @property
    def title(self) -> str:
        match self.officials:
            case []:
                return _("Tell us what you need")
            case [official]:
                return _("Ask for %s") % official.full_name
            case several:
                return _("Ask for %d experts") % len(several)


def _moved(slugs: tuple[str, ...], up: str, without: str) -> tuple[str, ...]:
    order = [slug for slug in slugs if slug != without]
    if up in order[1:]:
        place = order.index(up)
        order[place - 1 : place + 1] = [up, order[place - 1]]
    return tuple(order)


def _offered(entries: list[Entry], sought: list[str], vocabulary: Vocabulary) -> list[int]:
    """What was looked for, and what the experts can be asked for, by name."""
    tree = vocabulary.competencies
    keys = {tree.by_slug[slug].pk for slug in sought}
    of_theirs = Expertise.objects.filter(official__in=[entry.official.pk for entry in entries])
    keys |= {tree.heirs[pk] for pk in of_theirs.values_list("competency", flat=True)}
    return sorted(keys, key=lambda pk: vocabulary.competency_names[tree.by_pk[pk].slug])
