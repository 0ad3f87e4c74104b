"""A record as the cells of the template’s sheets, by field: what ``check`` reads, written."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Choices
from django.utils.translation import gettext as _

from experts.intake.terms import Terms
from experts.models import (
    Achievement,
    Assignment,
    Category,
    Education,
    Expertise,
    LanguageSkill,
    Mode,
    Official,
    Post,
    Role,
)

Values = dict[str, Any]


def person(official: Official, terms: Terms) -> Values:
    return {
        "country": terms.countries[official.country_id],
        "name": official.name,
        "name_local": official.name_local,
        "other_names": _joined(official.other_names),
        "title_before": official.title_before,
        "title_after": official.title_after,
        "external_id": official.external_id,
        "category": _labels(Category, official.categories),
        "tier": terms.tiers.get(official.tier_id or ""),
        "rank_title": official.rank_title,
        "service_since": official.service_since,
        "summary": official.summary,
        "summary_local": official.summary_local,
        "modes": _labels(Mode, official.modes),
        "travels": _yes_or_no(official.travels),
        "notice_weeks": official.notice_weeks,
        "available_from": official.available_from,
        "available_until": official.available_until,
        "record": official.slug,
    }


def parts(official: Official, terms: Terms) -> Iterator[tuple[str, Values]]:
    """Each part of the record, and the sheet in which it stands."""
    for post in official.posts.all():
        yield "posts", _post(post)
    for expertise in official.expertise.all():
        yield "expertise", _expertise(expertise, terms)
    for skill in official.languages.all():
        yield "languages", _language(skill, terms)
    for assignment in official.assignments.all():
        yield "assignments", _assignment(assignment, terms)
    for education in official.education.all():
        yield "education", _education(education, terms)
    for achievement in official.achievements.all():
        yield "achievements", _achievement(achievement)


def contacts(official: Official) -> Iterator[Values]:
    for contact in official.contacts.all():
        yield {
            "kind": contact.get_kind_display(),
            "owner": contact.get_owner_display(),
            "value": contact.value,
            "sharing": contact.get_sharing_display(),
        }
    personal = getattr(official, "personal_record", None)
    if personal and personal.identity_number:
        yield {"kind": _("Identity number"), "value": personal.identity_number}


def _post(post: Post) -> Values:
    parent = post.agency and post.agency.parent
    return {
        "position": post.title,
        "unit": post.unit,
        "agency": post.agency and post.agency.display_name,
        "parent_agency": parent and parent.display_name,
        "since": post.since,
        "until": post.until,
        "key": post.pk,
    }


def _expertise(expertise: Expertise, terms: Terms) -> Values:
    return {
        "competencies": terms.competencies[expertise.competency_id],
        "roles": _labels(Role, expertise.roles),
        "expertise_level": expertise.get_level_display(),
        "expertise_since": expertise.since,
        "evidence": expertise.evidence,
    }


def _language(skill: LanguageSkill, terms: Terms) -> Values:
    return {
        "languages": terms.languages[skill.language_id],
        "language_level": skill.get_level_display(),
        "can_teach": _yes_or_no(skill.can_teach),
    }


def _assignment(assignment: Assignment, terms: Terms) -> Values:
    return {
        "assignment_title": assignment.title,
        "assignment_organiser": assignment.organiser,
        "assignment_country": terms.countries.get(assignment.country_id or ""),
        "assignment_year": assignment.year,
        "assignment_role": assignment.get_role_display(),
        "assignment_mode": assignment.get_mode_display(),
        "assignment_audience": assignment.audience,
        "key": assignment.pk,
    }


def _education(education: Education, terms: Terms) -> Values:
    return {
        "qualification": education.qualification,
        "field_of_study": education.field,
        "institution": education.institution,
        "education_country": terms.countries.get(education.country_id or ""),
        "education_year": education.year,
        "key": education.pk,
    }


def _achievement(achievement: Achievement) -> Values:
    return {
        "achievement_kind": achievement.get_kind_display(),
        "achievement_title": achievement.title,
        "achievement_issuer": achievement.issuer,
        "achievement_year": achievement.year,
        "achievement_link": achievement.link,
        "key": achievement.pk,
    }


def _labels(choices: type[Choices], values: Iterable[str]) -> str:
    return _joined(str(choices(value).label) for value in values)


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _yes_or_no(value: bool) -> str:
    return _("yes") if value else _("no")
