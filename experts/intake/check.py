"""From the cells of a row to a checked row, or to everything that is wrong with it."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from experts.intake import dates
from experts.intake.cells import Cells
from experts.intake.names import Name, joined, sort_titles, take_apart
from experts.intake.rows import ExpertiseRow, LanguageRow, PostRow, Row
from experts.intake.vocabulary import BOTH, Vocabulary, choice
from experts.models import Agency, Category, Mode, Official, Post, Role
from experts.models.fields import this_year
from experts.text import letters

VACANT = {"vacant", "vacantpost", "kosong", "lowong", "tba", "tbd", "tobeannounced", "unknown", "none", "null"}

T = TypeVar("T")


def check(cells: Cells, vocabulary: Vocabulary) -> Row | None:
    """The row; or None when ``cells.problems`` tells what keeps it out."""
    if surplus := cells.surplus():
        cells.wrong("", _("The row has more cells than there are columns."), surplus[0])
    country = _country(cells, vocabulary)
    name, local = _names(cells, country)
    rank_title = cells.text("rank_title", _limit(Official, "rank_title"))
    title_before, title_after = _titles(cells, country, name)
    row = Row(
        line=cells.line,
        country=country,
        external_id=cells.text("external_id", _limit(Official, "external_id")),
        name=name,
        name_local=local.text,
        has_latin_name=name.text != local.text,
        title_before=title_before,
        title_after=title_after,
        other_names=cells.pieces("other_names", _limit(Official, "name")),
        categories=_categories(cells),
        tier=_tier(cells, vocabulary, country, rank_title),
        rank_title=rank_title,
        summary=cells.text("summary", _limit(Official, "summary")),
        summary_local=cells.text("summary_local", _limit(Official, "summary_local")),
        service_since=cells.one("service_since", _year, _("It is not a year of entry.")),
        modes=cells.several("modes", partial(choice, Mode), _("This way of teaching is unknown.")),
        post=_post(cells),
        expertise=_expertise(cells, vocabulary),
        languages=_languages(cells, vocabulary),
        number=cells.number,
    )
    return None if cells.problems else row


def _country(cells: Cells, vocabulary: Vocabulary) -> str:
    country = cells.one("country", _by_letters(vocabulary.countries), _("This country is not one of the pool’s."))
    country = country or cells.country_of_all
    if not country and not cells.is_wrong("country"):
        cells.wrong("country", _("The country is missing."))
    return country


def _names(cells: Cells, country: str) -> tuple[Name, Name]:
    """The name, and the name in its own script: each stands in for the other where only one is given."""
    name, local = (_name(cells, field, country) for field in ("name", "name_local"))
    if not name.text and not local.text and not cells.is_wrong("name", "name_local"):
        cells.wrong("name" if cells.has("name") else "name_local", _("The name is missing."))
    return (name if name.text else local), local


def _name(cells: Cells, field: str, country: str) -> Name:
    printed = cells.text(field, _limit(Official, "name"))
    if not printed:
        return Name("")
    if printed[0] in "=+-@" or not any(map(str.isalpha, printed)):
        cells.wrong(field, _("This is not a name."))
    elif letters(printed) in VACANT:
        cells.wrong(field, _("This says that the post is vacant; it names nobody."))
    return take_apart(printed, country)


def _titles(cells: Cells, country: str, name: Name) -> tuple[str, str]:
    sorted_before, sorted_after = sort_titles(cells.text("titles"), country)
    before = joined(joined(cells.text("title_before"), sorted_before, " "), name.before, " ")
    after = joined(joined(cells.text("title_after"), sorted_after, ", "), name.after, ", ")
    for field, text in {"title_before": before, "title_after": after}.items():
        if len(text) > (limit := _limit(Official, field) or 0):
            cells.wrong(field, _("The titles are longer than %d characters.") % limit, text)
    return before, after


def _categories(cells: Cells) -> tuple[str, ...]:
    if letters(cells.text("category")) in BOTH:
        return tuple(Category.values)
    return cells.several("category", partial(choice, Category), _("Unknown category: academic or practitioner?"))


def _tier(cells: Cells, vocabulary: Vocabulary, country: str, rank_title: str) -> str:
    """The tier that the file names, or the one for which the rank stands in the country."""
    named = cells.one("tier", _by_letters(vocabulary.tiers), _("Unknown tier."), asks="tier")
    return named or vocabulary.ranks.get((country, letters(rank_title)), "")


def _expertise(cells: Cells, vocabulary: Vocabulary) -> tuple[ExpertiseRow, ...]:
    find, unknown = _by_letters(vocabulary.competencies), _("Unknown competency.")
    competencies = cells.several("competencies", find, unknown, asks="competency")
    roles = cells.several("roles", partial(choice, Role), _("Unknown role."))
    return tuple(ExpertiseRow(competency, roles) for competency in competencies)


def _languages(cells: Cells, vocabulary: Vocabulary) -> tuple[LanguageRow, ...]:
    find, unknown = _by_letters(vocabulary.languages), _("Unknown language.")
    return tuple(LanguageRow(language) for language in cells.several("languages", find, unknown, asks="language"))


def _post(cells: Cells) -> PostRow | None:
    title = cells.text("position", _limit(Post, "title"))
    unit = cells.text("unit", _limit(Post, "unit"))
    agency = cells.text("agency", _limit(Agency, "name"))
    parent_agency = cells.text("parent_agency", _limit(Agency, "name"))
    since, until = _period(cells)
    if not title:
        if (unit or agency) and not cells.is_wrong("position"):
            cells.wrong("position", _("The post in this agency or unit has no title."))
        return None
    if not agency:
        agency, parent_agency = parent_agency, ""
    return PostRow(title, unit, agency, parent_agency, since, until)


def _period(cells: Cells) -> tuple[date | None, date | None]:
    """From columns of their own, or else from one for both."""
    since, until = _date(cells, "as_of", dates.period) or (None, None)
    since = _date(cells, "since", dates.first_day) or since
    until = _date(cells, "until", dates.last_day) or until
    if since and until and until < since:
        cells.wrong("until" if cells.text("until") else "as_of", _("The post ends before it starts."))
    return since, until


def _date(cells: Cells, field: str, parse: Callable[[str], T]) -> T | None:
    text = cells.text(field)
    try:
        return parse(text) if text else None
    except dates.NotADateError as error:
        cells.wrong(field, str(error))
        return None


def _year(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{4}", text) and 1940 <= int(text) <= this_year() else None


def _by_letters(known: Mapping[str, T]) -> Callable[[str], T | None]:
    return lambda text: known.get(letters(text))


def _limit(model: type[Model], field: str) -> int | None:
    return getattr(model._meta.get_field(field), "max_length", None)
