"""What a row says that somebody has done: assignments, education, achievements."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from experts.intake.cells import Cells
from experts.intake.children import NO_ROLE, is_told, part_key
from experts.intake.rows import AchievementRow, AssignmentRow, EducationRow
from experts.intake.values import by_letters, limit, secure_address, web_address, year
from experts.intake.vocabulary import Vocabulary, choice
from experts.models import Achievement, Assignment, Education, Mode, Role

NO_COUNTRY = _("This country is not one of the pool’s.")


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
        key=part_key(cells),
    )
    needed = {
        "assignment_title": _("The assignment has no title."),
        "assignment_year": _("The year of the assignment is missing."),
        "assignment_role": _("The role in the assignment is missing."),
    }
    others = ("assignment_organiser", "assignment_country", "assignment_mode", "assignment_audience")
    return (row,) if is_told(cells, needed, others) else ()


def education(cells: Cells, vocabulary: Vocabulary) -> tuple[EducationRow, ...]:
    row = EducationRow(
        qualification=cells.text("qualification", limit(Education, "qualification")),
        field=cells.text("field_of_study", limit(Education, "field")),
        institution=cells.text("institution", limit(Education, "institution")),
        country=cells.one("education_country", by_letters(vocabulary.countries), NO_COUNTRY) or "",
        year=year(cells, "education_year", Education, "year"),
        key=part_key(cells),
    )
    needed = {"qualification": _("The education has no qualification.")}
    others = ("field_of_study", "institution", "education_country", "education_year")
    return (row,) if is_told(cells, needed, others) else ()


def achievements(cells: Cells) -> tuple[AchievementRow, ...]:
    unknown = _("Unknown kind: publication, award or certificate?")
    row = AchievementRow(
        kind=cells.one("achievement_kind", partial(choice, Achievement.Kind), unknown) or "",
        title=cells.text("achievement_title", limit(Achievement, "title")),
        issuer=cells.text("achievement_issuer", limit(Achievement, "issuer")),
        year=year(cells, "achievement_year", Achievement, "year"),
        link=_link(cells),
        key=part_key(cells),
    )
    needed = {
        "achievement_kind": _("The kind of the achievement is missing."),
        "achievement_title": _("The achievement has no title."),
    }
    return (row,) if is_told(cells, needed, ("achievement_issuer", "achievement_year", "achievement_link")) else ()


def _link(cells: Cells) -> str:
    if not cells.text("achievement_link", limit(Achievement, "link")):
        return ""
    # What a record has already is no reason to refuse it.
    find = web_address if cells.says("record") and cells.says("key") else secure_address
    unknown = _("It is not a secure web address: it begins with https://.")
    return cells.one("achievement_link", find, unknown) or ""
