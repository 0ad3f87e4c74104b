"""What a row says beside the person itself: a post, expertise, languages, and what was done."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from experts.intake import dates
from experts.intake.cells import Cells
from experts.intake.rows import AchievementRow, AssignmentRow, EducationRow, ExpertiseRow, LanguageRow, PostRow
from experts.intake.values import by_letters, day, limit, secure_address, whole_number, year, yes_or_no
from experts.intake.vocabulary import Vocabulary, choice
from experts.models import Achievement, Agency, Assignment, Education, Expertise, LanguageSkill, Mode, Post, Role

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NO_COUNTRY = _("This country is not one of the pool’s.")
NO_ROLE = _("Unknown role.")


def post(cells: Cells) -> PostRow | None:
    agency = cells.text("agency", limit(Agency, "name"))
    parent_agency = cells.text("parent_agency", limit(Agency, "name"))
    since, until = period(cells)
    if not _is_told(cells, {"position": _("The post in this agency or unit has no title.")}, ("unit", "agency")):
        return None
    return PostRow(
        title=cells.text("position", limit(Post, "title")),
        unit=cells.text("unit", limit(Post, "unit")),
        agency=agency or parent_agency,
        parent_agency=parent_agency if agency else "",
        since=since,
        until=until,
        key=_key(cells),
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
    _is_told(cells, needed, ("expertise_level", "expertise_since", "evidence"))
    competencies = cells.several("competencies", find, unknown, asks="competency")
    return tuple(ExpertiseRow(competency, roles, level, since, evidence) for competency in competencies)


def languages(cells: Cells, vocabulary: Vocabulary) -> tuple[LanguageRow, ...]:
    find, unknown = by_letters(vocabulary.languages), _("Unknown language.")
    level = cells.one("language_level", partial(choice, LanguageSkill.Level), _("Unknown level of a language."))
    can_teach = cells.one("can_teach", yes_or_no, _("Write yes or no."))
    _is_told(cells, {"languages": _("The language is missing.")}, ("language_level", "can_teach"))
    found = cells.several("languages", find, unknown, asks="language")
    return tuple(LanguageRow(language, level, can_teach) for language in found)


def assignments(cells: Cells, vocabulary: Vocabulary) -> tuple[AssignmentRow, ...]:
    title = cells.text("assignment_title", limit(Assignment, "title"))
    when = year(cells, "assignment_year", Assignment, "year")
    role = cells.one("assignment_role", partial(choice, Role), NO_ROLE)
    row = AssignmentRow(
        title=title,
        year=when or 0,
        role=role or "",
        organiser=cells.text("assignment_organiser", limit(Assignment, "organiser")),
        country=cells.one("assignment_country", by_letters(vocabulary.countries), NO_COUNTRY) or "",
        mode=cells.one("assignment_mode", partial(choice, Mode), _("This way of teaching is unknown.")) or "",
        audience=cells.text("assignment_audience", limit(Assignment, "audience")),
        key=_key(cells),
    )
    needed = {
        "assignment_title": _("The assignment has no title."),
        "assignment_year": _("The year of the assignment is missing."),
        "assignment_role": _("The role in the assignment is missing."),
    }
    others = ("assignment_organiser", "assignment_country", "assignment_mode", "assignment_audience")
    return (row,) if _is_told(cells, needed, others) else ()


def education(cells: Cells, vocabulary: Vocabulary) -> tuple[EducationRow, ...]:
    row = EducationRow(
        qualification=cells.text("qualification", limit(Education, "qualification")),
        field=cells.text("field_of_study", limit(Education, "field")),
        institution=cells.text("institution", limit(Education, "institution")),
        country=cells.one("education_country", by_letters(vocabulary.countries), NO_COUNTRY) or "",
        year=year(cells, "education_year", Education, "year"),
        key=_key(cells),
    )
    needed = {"qualification": _("The education has no qualification.")}
    others = ("field_of_study", "institution", "education_country", "education_year")
    return (row,) if _is_told(cells, needed, others) else ()


def achievements(cells: Cells) -> tuple[AchievementRow, ...]:
    unknown = _("Unknown kind: publication, award or certificate?")
    row = AchievementRow(
        kind=cells.one("achievement_kind", partial(choice, Achievement.Kind), unknown) or "",
        title=cells.text("achievement_title", limit(Achievement, "title")),
        issuer=cells.text("achievement_issuer", limit(Achievement, "issuer")),
        year=year(cells, "achievement_year", Achievement, "year"),
        link=_link(cells),
        key=_key(cells),
    )
    needed = {
        "achievement_kind": _("The kind of the achievement is missing."),
        "achievement_title": _("The achievement has no title."),
    }
    return (row,) if _is_told(cells, needed, ("achievement_issuer", "achievement_year", "achievement_link")) else ()


def _link(cells: Cells) -> str:
    if not cells.text("achievement_link", limit(Achievement, "link")):
        return ""
    unknown = _("It is not a secure web address: it begins with https://.")
    return cells.one("achievement_link", secure_address, unknown) or ""


def _key(cells: Cells) -> int | None:
    """Only a row that says whose record it is can say which part of it."""
    if not cells.says("record"):
        return None
    return cells.one("key", whole_number, _("It is not the number of a part of the record. Leave it as it was."))


def _is_told(cells: Cells, needed: "Mapping[str, StrOrPromise]", others: Iterable[str]) -> bool:
    """Whether the row says anything of the kind. What is needed and not there is told."""
    if not cells.says(*needed, *others):
        return False
    for field, missing in needed.items():
        if not cells.says(field):
            cells.wrong(field, missing)
    return True
