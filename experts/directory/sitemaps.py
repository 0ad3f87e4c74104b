"""All pages that crawlers should know, each in every language. What they list is in memory, but for the officials."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.db.models import Max
from django.urls import reverse

from experts.directory.index import keeper
from experts.models import Agency, Competency, Country, Official

PAGES = [
    *("home", "officials", "competencies", "countries", "where"),
    *("about", "help", "press", "choosing", "privacy", "accessibility", "focal_points", "administrators"),
]


class InEveryLanguage(Sitemap):
    i18n = alternates = True
    limit = 5000  # addresses, each of which names its translations: as much as a crawler takes well at once


class Pages(InEveryLanguage):
    def items(self) -> list[str]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(f"directory:{item}")


class Competencies(InEveryLanguage):
    def items(self) -> list[Competency]:
        return keeper.current().vocabulary.competencies.in_use


class Countries(InEveryLanguage):
    def items(self) -> list[Country]:
        return list(keeper.current().vocabulary.all_countries.values())

    def location(self, item: Country) -> str:
        return reverse("directory:country", args=[item.code])


class Agencies(InEveryLanguage):
    def items(self) -> list[Agency]:
        agencies = keeper.current().vocabulary.standing_agencies
        return [agency for agency in agencies if agency.is_confirmed and agency.dissolved_on is None]


class Experts(InEveryLanguage):
    @property
    def paginator(self) -> Paginator:
        everybody = PublishedInLanguages([code for code, _name in settings.LANGUAGES])
        return Paginator(everybody, self.limit)  # type: ignore[arg-type]  # it asks for slices only

    def lastmod(self, official: Official) -> datetime:
        return official.updated_at

    def get_latest_lastmod(self) -> datetime | None:
        latest: datetime | None = Official.objects.published().aggregate(Max("updated_at"))["updated_at__max"]
        return latest


class PublishedInLanguages:
    """Each published official with each language, read by the slice: 100,000 of them are not needed for a page."""

    def __init__(self, languages: list[str]) -> None:
        self.languages = languages
        self.index = keeper.current()

    def __len__(self) -> int:
        return len(self.index.facets.everybody) * len(self.languages)

    def __getitem__(self, asked: slice) -> list[tuple[Official, str]]:
        start, stop = asked.start // len(self.languages), asked.stop // len(self.languages)
        keys = self.index.facets.order.cut(self.index.facets.everybody, start, stop)
        return [(official, language) for official in _by_key(keys) for language in self.languages]


def _by_key(keys: Iterable[int]) -> Iterable[Official]:
    found = Official.objects.only("slug", "updated_at").in_bulk(list(keys))
    return [found[key] for key in keys]


SITEMAPS: dict[str, type[Sitemap] | Sitemap] = {
    "pages": Pages,
    "competencies": Competencies,
    "countries": Countries,
    "agencies": Agencies,
    "experts": Experts,
}
