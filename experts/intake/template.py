"""A spreadsheet to fill in offline for one country, in the terms that the intake understands."""

from collections.abc import Iterable
from typing import IO

from django.utils import translation

from experts.intake.book import Book
from experts.intake.headings import HEADINGS, PEOPLE, TITLES
from experts.intake.template_examples import EXAMPLE, examples
from experts.intake.template_texts import READ_ME
from experts.intake.terms import Terms
from experts.intake.vocabulary import template_choices
from experts.models import Agency, Country

PEOPLE_ROWS = 500


def write_template(country: Country, language: str, file: IO[bytes]) -> None:
    with translation.override(language):
        terms = Terms.load()
        lists = lists_for([country], terms)
        book = Book(language, lists)
        title, *lines = READ_ME[language]
        book.add_text(title, lines)
        for kind, headings in HEADINGS.items():
            book.add_sheet(TITLES[kind][language], {field: names[language] for field, names in headings.items()})
            _add_examples(book, kind, language, lists)
        for number in range(1, PEOPLE_ROWS + 1):
            book.add_row(TITLES[PEOPLE][language], number, {"country": terms.countries[country.pk]})
        book.save(file)


def lists_for(countries: Iterable[Country], terms: Terms) -> dict[str, list[str]]:
    """What can be chosen for people of these countries, by field."""
    codes = [country.pk for country in countries]
    agencies = Agency.objects.filter(country__in=codes).existing().confirmed()
    return {
        "country": [terms.countries[code] for code in codes],
        "agency": list(dict.fromkeys(agency.display_name for agency in agencies)),
        "competencies": list(dict.fromkeys(terms.competencies.values())),
        "tier": list(terms.tiers.values()),
        "languages": list(terms.languages.values()),
        "assignment_country": list(terms.countries.values()),
        "education_country": list(terms.countries.values()),
        **template_choices(),
    }


def _add_examples(book: Book, kind: str, language: str, lists: dict[str, list[str]]) -> None:
    chosen = {field: values[0] for field, values in lists.items() if values and field in HEADINGS[kind]}
    for example in examples(kind, language):
        book.add_row(TITLES[kind][language], EXAMPLE[language], chosen | example, is_example=True)
