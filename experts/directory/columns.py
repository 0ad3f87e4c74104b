"""The columns of an export: what of an official is public, and how it is written in a cell."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experts.directory.cards import Card, load_cards
from experts.directory.vocabulary import Vocabulary
from experts.models import Category, Mode

CHUNK = 500


@dataclass(frozen=True)
class Column:
    heading: str | Promise
    text: Callable[[Card], object]


COLUMNS = [
    Column(gettext_lazy("Name"), lambda card: card.official.name),
    Column(gettext_lazy("Titles before the name"), lambda card: card.official.title_before),
    Column(gettext_lazy("Titles after the name"), lambda card: card.official.title_after),
    Column(gettext_lazy("Name in its own script"), lambda card: card.official.name_local),
    Column(gettext_lazy("Country code"), lambda card: card.country.code),
    Column(gettext_lazy("Country"), lambda card: card.country),
    Column(gettext_lazy("Post"), lambda card: card.post and card.post.title),
    Column(gettext_lazy("Unit"), lambda card: card.post and card.post.unit),
    Column(gettext_lazy("Agency"), lambda card: card.post and card.post.agency),
    Column(gettext_lazy("Seniority"), lambda card: card.tier),
    Column(gettext_lazy("Local rank title"), lambda card: card.official.rank_title),
    Column(gettext_lazy("Background"), lambda card: _labels(Category, card.official.categories)),
    Column(gettext_lazy("Competencies"), lambda card: _joined(topic.label for topic in card.topics)),
    Column(gettext_lazy("Roles"), lambda card: _joined(card.roles)),
    Column(gettext_lazy("Teaches in"), lambda card: _joined(card.teaches_in)),
    Column(gettext_lazy("How"), lambda card: _labels(Mode, card.official.modes)),
    Column(gettext_lazy("Willing to travel"), lambda card: _("yes") if card.official.travels else _("no")),
    Column(gettext_lazy("Available from"), lambda card: _iso(card.official.available_from)),
    Column(gettext_lazy("Available until"), lambda card: _iso(card.official.available_until)),
    Column(gettext_lazy("Notice needed, in weeks"), lambda card: card.official.notice_weeks),
    Column(gettext_lazy("Confirmed on"), lambda card: _iso(card.official.confirmed_on)),
    Column(gettext_lazy("Summary"), lambda card: card.official.summary),
    Column(
        gettext_lazy("Invented for demonstration"), lambda card: _("yes") if card.official.is_demonstration else _("no")
    ),
]


def export_rows(officials: Sequence[int], vocabulary: Vocabulary, host: str) -> Iterator[list[str]]:
    """The headings, then a row for each official, read from the database piece by piece."""
    yield [*(str(column.heading) for column in COLUMNS), _("Address of the profile")]
    for start in range(0, len(officials), CHUNK):
        for card in load_cards(officials[start : start + CHUNK], vocabulary):
            yield [*(_written(column.text(card)) for column in COLUMNS), host + card.official.get_absolute_url()]


def _written(value: object) -> str:
    return "" if value is None else str(value)


def _joined(values: Iterable[object]) -> str:
    return "; ".join(str(value) for value in values)


def _labels(choices: type[TextChoices], values: Iterable[str]) -> str:
    return _joined(choices(value).label for value in values)


def _iso(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""
