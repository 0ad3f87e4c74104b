"""The records of officials in the shape of the template, to be changed and taken in again."""

from collections.abc import Iterable
from typing import IO

from django.db.models import Prefetch
from django.utils import timezone, translation

from experts.intake.book import Book
from experts.intake.export_texts import CONTACT_HEADINGS, CONTACTS, READ_ME
from experts.intake.headings import HEADINGS, KEY, PEOPLE, RECORD, TITLES
from experts.intake.template import lists_for
from experts.intake.terms import Terms
from experts.intake.written import contacts, parts, person
from experts.models import Country, Post
from experts.models.official import Official, OfficialQuerySet

CHUNK = 500
RESTRICTED = {"external_id"}
KEYED = {"posts", "assignments", "education", "achievements"}  # the others are known by what they name
PARTS = ("expertise", "languages", "assignments", "education", "achievements")


def write_export(officials: OfficialQuerySet, language: str, file: IO[bytes], *, restricted: bool) -> None:
    """``restricted``: with what is never public, for those who may read it."""
    officials = officials.standing()
    with translation.override(language):
        terms = Terms.load()
        countries = Country.objects.filter(pk__in=officials.order_by().values("country"))
        book = Book(language, lists_for(countries, terms))
        _add_sheets(book, language, restricted=restricted)
        for number, official in enumerate(_read(officials, restricted=restricted), start=1):
            _add(book, language, number, official, terms, restricted=restricted)
        book.save(file)


def _add_sheets(book: Book, language: str, *, restricted: bool) -> None:
    title, *lines = READ_ME[language]
    today = timezone.localdate().isoformat()
    book.add_text(title, [line.format(today=today) for line in lines])
    for kind, headings in HEADINGS.items():
        more = {"record": RECORD} if kind == PEOPLE else {"key": KEY} if kind in KEYED else {}
        whose = {} if kind == PEOPLE else {"name": HEADINGS[PEOPLE]["name"]}
        fields = {
            field: names[language]
            for field, names in (whose | headings | more).items()
            if restricted or field not in RESTRICTED
        }
        book.add_sheet(TITLES[kind][language], fields)
    if restricted:
        book.add_sheet(CONTACTS[language], {field: names[language] for field, names in CONTACT_HEADINGS.items()})


def _read(officials: OfficialQuerySet, *, restricted: bool) -> Iterable[Official]:
    posts = Prefetch("posts", Post.objects.select_related("agency__parent"))
    more = ("contacts", "personal_record") if restricted else ()
    return officials.prefetch_related(posts, *PARTS, *more).iterator(chunk_size=CHUNK)


def _add(book: Book, language: str, number: int, official: Official, terms: Terms, *, restricted: bool) -> None:
    book.add_row(TITLES[PEOPLE][language], number, person(official, terms))
    for kind, values in parts(official, terms):
        book.add_row(TITLES[kind][language], number, {"name": official.name, **values})
    for values in contacts(official) if restricted else ():
        book.add_row(CONTACTS[language], number, {"name": official.name, **values})
