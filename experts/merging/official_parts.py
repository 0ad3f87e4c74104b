"""The rows of an official, and which of them say the same."""

from typing import Any

from django.db.models import Prefetch

from experts.merging.rows import Part, fill
from experts.models import (
    Achievement,
    Assignment,
    Competency,
    Contact,
    Education,
    Expertise,
    LanguageSkill,
    Post,
)
from experts.text import fold

LONGEST_EVIDENCE = 300


def _better_expertise(mine: Any, other: Any) -> None:
    mine.level = max(mine.level, other.level)
    mine.roles = list(dict.fromkeys([*mine.roles, *other.roles]))
    mine.since = min(filter(None, [mine.since, other.since]), default=None)
    both = "; ".join(dict.fromkeys(filter(None, [mine.evidence, other.evidence])))
    mine.evidence = both if len(both) <= LONGEST_EVIDENCE else mine.evidence


def _better_language(mine: Any, other: Any) -> None:
    mine.level = max(mine.level, other.level)
    mine.can_teach |= other.can_teach


def _better_contact(mine: Any, other: Any) -> None:
    """Who did not want it to be shared is heeded."""
    if Contact.Sharing.NEVER in (mine.sharing, other.sharing):
        mine.sharing = Contact.Sharing.NEVER


def fold_post(post: Post) -> tuple[Any, ...]:
    return fold(post.title), fold(post.unit), post.since, post.until


def tell_post(post: Post) -> str:
    return f"{post}, {post.agency}" if post.agency else str(post)


POSTS = Part(
    Post,
    key=lambda post: (fold(post.title), fold(post.unit), post.agency_id),
    near=("since", "until"),
    tell=tell_post,
    related=("agency",),
)
EXPERTISE = Part(
    Expertise,
    key=lambda row: row.competency_id,
    better=_better_expertise,
    related=(Prefetch("competency", Competency.objects.with_labels()),),
)
LANGUAGES = Part(LanguageSkill, key=lambda row: row.language_id, better=_better_language, related=("language",))
ASSIGNMENTS = Part(Assignment, key=lambda row: (fold(row.title), row.year, row.role), better=fill)
EDUCATION = Part(
    Education, key=lambda row: (fold(row.qualification), fold(row.field), fold(row.institution)), near=("year",)
)
ACHIEVEMENTS = Part(Achievement, key=lambda row: (row.kind, fold(row.title)), near=("year",))
CONTACTS = Part(Contact, key=lambda row: (row.kind, row.value.casefold()), better=_better_contact)

PARTS = (POSTS, EXPERTISE, LANGUAGES, ASSIGNMENTS, EDUCATION, ACHIEVEMENTS, CONTACTS)
