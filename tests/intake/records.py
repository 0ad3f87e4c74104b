"""The rows that say what records hold, made from the records themselves."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from experts.intake.headings import HEADINGS, PEOPLE
from experts.intake.names import Name
from experts.intake.rows import AchievementRow, AssignmentRow, EducationRow, ExpertiseRow, LanguageRow, PostRow, Row
from experts.models import Official

# The sheet of each kind of part, by the field of a row that holds it.
CHILDREN = {
    "post": "posts",
    "expertise": "expertise",
    "languages": "languages",
    "assignments": "assignments",
    "education": "education",
    "achievements": "achievements",
}
NOTHING = ("", None, ())
# What the rows call columns whose names do not end in it.
ATTRIBUTES = {
    "category": "categories",
    "position": "title",
    "competencies": "competency",
    "languages": "language",
    "field_of_study": "field",
}


def rows_of(officials: Iterable[Official]) -> list[Row]:
    """As an export with restricted fields has them: everybody’s own row, then kind by kind the parts of each."""
    numbered = [_row(official, str(number)) for number, official in enumerate(officials, start=1)]
    people = [row for row, _parts in numbered]
    return people + [
        replace(_bare(row), emptied=_bare(row).emptied | empty_columns(part, sheet), **{kind: part})
        for kind, sheet in CHILDREN.items()
        for row, parts in numbered
        for found, part in parts
        if found == kind
    ]


def _row(official: Official, number: str) -> tuple[Row, list[tuple[str, object]]]:
    row = Row(
        line=0,
        number=number,
        record=official.slug,
        country=official.country_id,
        external_id=official.external_id,
        name=Name(official.name),
        name_local=official.name_local,
        has_latin_name=official.name != official.name_local,
        title_before=official.title_before,
        title_after=official.title_after,
        other_names=tuple(official.other_names),
        categories=tuple(official.categories),
        tier=official.tier_id or "",
        rank_title=official.rank_title,
        summary=official.summary,
        summary_local=official.summary_local,
        service_since=official.service_since,
        modes=tuple(official.modes),
        available_from=official.available_from,
        available_until=official.available_until,
        notice_weeks=official.notice_weeks,
        travels=official.travels,
    )
    return replace(row, emptied=empty_columns(row, PEOPLE)), list(_parts(official))


def empty_columns(part: Any, sheet: str) -> frozenset[str]:
    """The columns that have nothing of it."""
    (one,) = part if isinstance(part, tuple) else (part,)
    return frozenset(column for column in HEADINGS[sheet] if getattr(one, attribute(one, column)) in NOTHING)


def attribute(part: Any, column: str) -> str:
    """“assignment_title” is the “title” of an assignment."""
    names = {field.name for field in fields(part)}
    name = ATTRIBUTES.get(column, column)
    return name if name in names else name.partition("_")[2]


def _bare(row: Row) -> Row:
    """What of the person stands in the row of a part."""
    return Row(
        line=0,
        number=row.number,
        record=row.record,
        country=row.country,
        external_id=row.external_id,
        name=row.name,
        name_local=row.name_local,
        has_latin_name=row.has_latin_name,
        emptied=row.emptied & {"name_local", "external_id"},
        **dict.fromkeys(["title_before", "title_after", "tier", "rank_title", "summary", "summary_local"], ""),
        **dict.fromkeys(["other_names", "categories", "modes"], ()),
        service_since=None,
    )


def _parts(official: Official) -> Iterable[tuple[str, object]]:
    for post in official.posts.all():
        agency, parent = post.agency, post.agency and post.agency.parent
        names = [agency.display_name if agency else "", parent.display_name if parent else ""]
        yield "post", PostRow(post.title, post.unit, *names, post.since, post.until, post.pk)
    for one in official.expertise.all():
        yield "expertise", (ExpertiseRow(one.competency_id, tuple(one.roles), one.level, one.since, one.evidence),)
    for skill in official.languages.all():
        yield "languages", (LanguageRow(skill.language_id, skill.level, skill.can_teach),)
    for one in official.assignments.all():
        told = (one.title, one.year, one.role, one.organiser, one.country_id or "", one.mode, one.audience, one.pk)
        yield "assignments", (AssignmentRow(*told),)
    for one in official.education.all():
        told = (one.qualification, one.field, one.institution, one.country_id or "", one.year, one.pk)
        yield "education", (EducationRow(*told),)
    for one in official.achievements.all():
        yield "achievements", (AchievementRow(one.kind, one.title, one.issuer, one.year, one.link, one.pk),)
