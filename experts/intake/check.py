"""From the cells of a row to a checked row, or to everything that is wrong with it."""

from dataclasses import replace
from datetime import date
from functools import partial

from django.utils.translation import gettext_lazy as _

from experts.intake import career, children, dates, synonyms
from experts.intake.cells import Cells
from experts.intake.naming import names, titles
from experts.intake.rows import Row
from experts.intake.values import by_letters, day, limit, weeks, year, yes_or_no
from experts.intake.vocabulary import Vocabulary, choice
from experts.models import Category, Mode, Official, PersonalRecord
from experts.text import letters


def check(cells: Cells, vocabulary: Vocabulary) -> Row | None:
    """The row; or None when ``cells.problems`` tells of more than of values that nobody has explained yet."""
    if surplus := cells.surplus():
        cells.wrong("", _("The row has more cells than there are columns."), surplus[0])
    country = _country(cells, vocabulary)
    row = _with_children(_person(cells, vocabulary, country), cells, vocabulary)
    return row if all(problem.asks for problem in cells.problems) else None


def _person(cells: Cells, vocabulary: Vocabulary, country: str) -> Row:
    name, local = names(cells, country)
    title_before, title_after = titles(cells, country, name)
    available_from, available_until = _availability(cells)
    return Row(
        line=cells.line,
        number=cells.number,
        record=cells.text("record", limit(Official, "slug")),
        emptied=cells.emptied() if cells.says("record") else frozenset(),  # elsewhere an empty cell says nothing
        country=country,
        external_id=cells.text("external_id", limit(Official, "external_id")),
        identity_number=cells.text("identity_number", limit(PersonalRecord, "identity_number")),
        name=name,
        name_local=local.text,
        has_latin_name=name.text != local.text,
        title_before=title_before,
        title_after=title_after,
        other_names=cells.pieces("other_names", limit(Official, "name")),
        categories=_categories(cells),
        tier=_tier(cells, vocabulary, country),
        rank_title=cells.text("rank_title", limit(Official, "rank_title")),
        summary=cells.text("summary", limit(Official, "summary")),
        summary_local=cells.text("summary_local", limit(Official, "summary_local")),
        service_since=year(cells, "service_since", Official, "service_since"),
        modes=cells.several("modes", partial(choice, Mode), _("This way of teaching is unknown.")),
        available_from=available_from,
        available_until=available_until,
        notice_weeks=cells.one("notice_weeks", weeks, _("It is not a number of weeks.")),
        travels=cells.one("travels", yes_or_no, _("Write yes or no.")),
    )


def _with_children(row: Row, cells: Cells, vocabulary: Vocabulary) -> Row:
    return replace(
        row,
        post=children.post(cells),
        expertise=children.expertise(cells, vocabulary),
        languages=children.languages(cells, vocabulary),
        assignments=career.assignments(cells, vocabulary),
        education=career.education(cells, vocabulary),
        achievements=career.achievements(cells),
    )


def _country(cells: Cells, vocabulary: Vocabulary) -> str:
    country = cells.one("country", by_letters(vocabulary.countries), _("This country is not one of the pool’s."))
    if country and cells.only_country and country != cells.only_country:
        cells.wrong("country", _("You can nominate people of your own country only."), cells.text("country"))
        return cells.only_country
    country = country or cells.country_of_all
    if not country and not cells.is_wrong("country"):
        cells.wrong("country", _("The country is missing."))
    return country


def _categories(cells: Cells) -> tuple[str, ...]:
    if letters(cells.text("category")) in synonyms.BOTH:
        return tuple(Category.values)
    return cells.several("category", partial(choice, Category), _("Unknown category: academic or practitioner?"))


def _tier(cells: Cells, vocabulary: Vocabulary, country: str) -> str:
    """The tier that the file names, or the one for which the rank stands in the country.

    Of a record that came out of the pool, an empty tier says that it has none.
    """
    named = cells.one("tier", by_letters(vocabulary.tiers), _("Unknown tier."), asks="tier")
    if named or (cells.says("record") and cells.has("tier")):
        return named or ""
    return vocabulary.ranks.get((country, letters(cells.text("rank_title"))), "")


def _availability(cells: Cells) -> tuple[date | None, date | None]:
    since = day(cells, "available_from", dates.first_day)
    until = day(cells, "available_until", dates.last_day)
    if since and until and until < since:
        cells.wrong("available_until", _("The availability ends before it starts."))
    return since, until
