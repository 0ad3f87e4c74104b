"""A checked row: everything in it is known to make sense, and is in the terms of the models.

A ``key`` is that of the record for which a row of an exported spreadsheet stands; ``None``: what it says tells it.
"""

from dataclasses import dataclass, field
from datetime import date

from experts.intake.names import Name


@dataclass(frozen=True, slots=True)
class PostRow:
    title: str
    unit: str
    agency: str
    parent_agency: str
    since: date | None
    until: date | None
    key: int | None = None


@dataclass(frozen=True, slots=True)
class ExpertiseRow:
    competency: int
    roles: tuple[str, ...] = ()
    level: int | None = None
    since: int | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class LanguageRow:
    language: str
    level: int | None = None
    can_teach: bool | None = None


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    title: str
    year: int
    role: str
    organiser: str = ""
    country: str = ""
    mode: str = ""
    audience: str = ""
    key: int | None = None


@dataclass(frozen=True, slots=True)
class EducationRow:
    qualification: str
    field: str = ""
    institution: str = ""
    country: str = ""
    year: int | None = None
    key: int | None = None


@dataclass(frozen=True, slots=True)
class AchievementRow:
    kind: str
    title: str
    issuer: str = ""
    year: int | None = None
    link: str = ""
    key: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says about a person and what it has done."""

    line: int
    country: str
    external_id: str
    name: Name
    name_local: str
    has_latin_name: bool
    title_before: str
    title_after: str
    other_names: tuple[str, ...]
    categories: tuple[str, ...]
    tier: str
    rank_title: str
    summary: str
    summary_local: str
    service_since: int | None
    modes: tuple[str, ...]
    post: PostRow | None = None
    expertise: tuple[ExpertiseRow, ...] = ()
    languages: tuple[LanguageRow, ...] = ()
    assignments: tuple[AssignmentRow, ...] = ()
    education: tuple[EducationRow, ...] = ()
    achievements: tuple[AchievementRow, ...] = ()
    available_from: date | None = None
    available_until: date | None = None
    notice_weeks: int | None = None
    travels: bool | None = None
    identity_number: str = ""  # restricted
    number: str = ""  # of the person, in a workbook with several sheets
    record: str = ""  # the slug of the official for whom a row of an exported spreadsheet stands
    emptied: frozenset[str] = field(default_factory=frozenset)  # of such a row, the fields whose cells are empty
