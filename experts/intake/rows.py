"""A checked row: everything in it is known to make sense, and is in the terms of the models."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says about a person and one of its posts."""

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
    post: PostRow | None
    competencies: tuple[int, ...]
    roles: tuple[str, ...]
    languages: tuple[str, ...]
