"""What a row says that an official is and can be asked for: a post, expertise, languages."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from experts.intake import dates
from experts.intake.cells import Cells
from experts.intake.rows import ExpertiseRow, LanguageRow, PostRow
from experts.intake.values import by_letters, day, limit, whole_number, year, yes_or_no
from experts.intake.vocabulary import Vocabulary, choice
from experts.models import Agency, Expertise, LanguageSkill, Post, Role

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NO_ROLE = _("Unknown role.")


def post(cells: Cells) -> PostRow | None:
    agency = cells.text("agency", limit(Agency, "name"))
    parent_agency = cells.text("parent_agency", limit(Agency, "name"))
    since, until = period(cells)
    if not is_told(cells, {"position": _("The post in this agency or unit has no title.")}, ("unit", "agency")):
        return None
    return PostRow(
        title=cells.text("position", limit(Post, "title")),
        unit=cells.text("unit", limit(Post, "unit")),
        agency=agency or parent_agency,
        parent_agency=parent_agency if agency else "",
        since=since,
        until=until,
        key=part_key(cells),
    )


def period(cells: Cells) -> tuple[date | None, date | None]:
    """From columns of their own, or else from one for both."""
    since, until = day(cells, "as_of", dates.period) or (None, None)
    since = day(cells, "since", dates.first_day) or since
    until = day(cells, "until", dates.last_day) or until
    if since and until and until < since:
        cells.wrong("until" if cells.text("until") else "as_of", _("The post ends before it starts."))
    return since, until


def expertise(cells: Cells, vocabulary: Vocabulary) -> tuple[ExpertiseRow, ...]:
    find, unknown = by_letters(vocabulary.competencies), _("Unknown competency.")
    roles = cells.several("roles", partial(choice, Role), NO_ROLE)
    level = cells.one("expertise_level", partial(choice, Expertise.Level), _("Unknown level of expertise."))
    since = year(cells, "expertise_since", Expertise, "since")
    evidence = cells.text("evidence", limit(Expertise, "evidence"))
    needed = {"competencies": _("The competency is missing.")}
    is_told(cells, needed, ("expertise_level", "expertise_since", "evidence"))
    competencies = cells.several("competencies", find, unknown, asks="competency")
    return tuple(ExpertiseRow(competency, roles, level, since, evidence) for competency in competencies)


def languages(cells: Cells, vocabulary: Vocabulary) -> tuple[LanguageRow, ...]:
    find, unknown = by_letters(vocabulary.languages), _("Unknown language.")
    level = cells.one("language_level", partial(choice, LanguageSkill.Level), _("Unknown level of a language."))
    can_teach = cells.one("can_teach", yes_or_no, _("Write yes or no."))
    is_told(cells, {"languages": _("The language is missing.")}, ("language_level", "can_teach"))
    found = cells.several("languages", find, unknown, asks="language")
    return tuple(LanguageRow(language, level, can_teach) for language in found)


def part_key(cells: Cells) -> int | None:
    """Only a row that says whose record it is can say which part of it."""
    if not cells.says("record"):
        return None
    return cells.one("key", whole_number, _("It is not the number of a part of the record. Leave it as it was."))


def is_told(cells: Cells, needed: "Mapping[str, StrOrPromise]", others: Iterable[str]) -> bool:
    """Whether the row says anything of the kind. What is needed and not there is told."""
    if not cells.says(*needed, *others):
        return False
    for field, missing in needed.items():
        if not cells.says(field):
            cells.wrong(field, missing)
    return True
