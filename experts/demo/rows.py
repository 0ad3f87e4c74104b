"""The rows of an invented person, field by field as the models have them.

Identity, availability and stewardship together make the row of the official.
"""

from datetime import date, datetime
from typing import NamedTuple


class IdentityRow(NamedTuple):
    external_id: str
    is_demonstration: bool
    name: str
    name_local: str
    title_before: str
    title_after: str
    other_names: list[str]
    country_id: str
    categories: list[str]
    tier_id: str
    rank_title: str
    summary: str
    summary_local: str
    service_since: int


class AvailabilityRow(NamedTuple):
    available_from: date | None
    available_until: date | None
    notice_weeks: int | None
    modes: list[str]
    travels: bool


class StewardshipRow(NamedTuple):
    status: str
    status_reason: str
    legal_basis: str
    legal_basis_on: date | None
    legal_basis_reference: str
    confirmed_on: date | None
    created_at: datetime
    published_at: datetime | None
    updated_at: datetime


class PostRow(NamedTuple):
    agency_id: int
    title: str
    unit: str
    since: date
    until: date | None
    is_primary: bool


class ExpertiseRow(NamedTuple):
    competency_id: int
    level: int
    roles: list[str]
    since: int
    evidence: str


class LanguageSkillRow(NamedTuple):
    language_id: str
    level: int
    can_teach: bool


class AssignmentRow(NamedTuple):
    title: str
    organiser: str
    country_id: str
    year: int
    role: str
    mode: str
    audience: str


class EducationRow(NamedTuple):
    qualification: str
    field: str
    institution: str
    country_id: str
    year: int


class AchievementRow(NamedTuple):
    kind: str
    title: str
    issuer: str
    year: int
    link: str


class ContactRow(NamedTuple):
    kind: str
    owner: str
    value: str
    sharing: str


class PersonalRecordRow(NamedTuple):
    identity_number: str
    notes: str


class Person(NamedTuple):
    identity: IdentityRow
    availability: AvailabilityRow
    stewardship: StewardshipRow
    posts: list[PostRow]
    expertise: list[ExpertiseRow]
    languages: list[LanguageSkillRow]
    assignments: list[AssignmentRow]
    education: list[EducationRow]
    achievements: list[AchievementRow]
    contacts: list[ContactRow]
    personal_records: list[PersonalRecordRow]
