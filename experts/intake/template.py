"""A spreadsheet to fill in offline for one country, in the terms that the intake understands."""

from collections.abc import Iterable, Iterator
from typing import IO

from django.utils import translation

from experts.intake.book import Book
from experts.intake.headings import HEADINGS, PEOPLE, TITLES
from experts.intake.template_texts import EXAMPLE, EXAMPLES, READ_ME
from experts.intake.vocabulary import template_choices
from experts.models import Agency, Competency, Country, Language, Tier

PEOPLE_ROWS = 500


def write_template(country: Country, language: str, file: IO[bytes]) -> None:
    with translation.override(language):
        lists = lists_for([country], language)
        book = Book(language, lists)
        title, *lines = READ_ME[language]
        book.add_text(title, lines)
        for kind, headings in HEADINGS.items():
            book.add_sheet(TITLES[kind][language], {field: names[language] for field, names in headings.items()})
            _add_examples(book, kind, language, lists)
        for number in range(1, PEOPLE_ROWS + 1):
            book.add_row(TITLES[PEOPLE][language], number, {"country": str(country)})
        book.save(file)


def lists_for(countries: Iterable[Country], language: str) -> dict[str, list[str]]:
    """What can be chosen for people of these countries, by field."""
    countries = list(countries)
    agencies = Agency.objects.filter(country__in=countries).existing().confirmed()
    every_country = [str(country) for country in Country.objects.all()]
    return {
        "country": [str(country) for country in countries],
        "agency": list(dict.fromkeys(agency.display_name for agency in agencies)),
        "competencies": list(_competencies()),
        "tier": [str(tier) for tier in Tier.objects.all()],
        "languages": [str(one) for one in Language.objects.all()],
        "assignment_country": every_country,
        "education_country": every_country,
        **template_choices(language),
    }


def _competencies() -> Iterator[str]:
    """Area by area, each before what it is divided into."""
    every = list(Competency.objects.in_use().with_labels())
    for area in every:
        if area.parent_id is None:
            yield area.label
            yield from (one.label for one in every if one.parent_id == area.pk)


def _add_examples(book: Book, kind: str, language: str, lists: dict[str, list[str]]) -> None:
    chosen = {field: values[0] for field, values in lists.items() if values and field in HEADINGS[kind]}
    for example in EXAMPLES[kind]:
        book.add_row(TITLES[kind][language], EXAMPLE[language], chosen | example, is_example=True)
