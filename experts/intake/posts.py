"""How a row's post meets those that the official has already."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from experts.models import Post
from experts.text import words


def same_term(wanted: Post, posts: Iterable[Post], told: set[tuple[str, int]]) -> Post | None:
    """The post with the same agency, title and unit, if the times do not say that it is another term."""
    alike = [post for post in posts if _identity(post) == _identity(wanted) and _may_be_one_term(post, wanted)]
    by_likeness = sorted(alike, key=lambda post: (post.since != wanted.since, not was_told(post, told)))
    return next(iter(by_likeness), None)


def was_told(post: Post, told: set[tuple[str, int]]) -> bool:
    """Whether an earlier row of the file spoke of the post: then its word stands."""
    return post.pk is None or ("posts", post.pk) in told


def replace_by(post: Post, wanted: Post) -> None:
    """A row that stands for the post says all of it."""
    for column in ("agency", "title", "unit", "since", "until"):
        setattr(post, column, getattr(wanted, column))


def bring_over(post: Post, wanted: Post, told: set[tuple[str, int]]) -> None:
    """Bring the post's times in step with the row. A later row only fills what is empty."""
    before = (post.since, post.until)
    only_fill = was_told(post, told)
    if wanted.since and (not post.since or (not only_fill and wanted.since < post.since)):
        post.since = wanted.since
    if wanted.until and (not post.until or not only_fill):
        post.until = wanted.until
    if post.since and post.until and post.until < post.since:
        post.since, post.until = before


def choose_primary(posts: list[Post], *, again: bool) -> bool:
    """Make the latest current post the primary one, unless a current one is already; tell whether it was changed.

    A primary post that has ended gives way to a current one. ``again`` reconsiders the choice.
    """
    primary = next((post for post in posts if post.is_primary), None)
    current = [post for post in posts if post.is_current]
    if not current or (primary in current and not again):
        return False
    today = timezone.localdate()
    latest = max(current, key=lambda post: (post.since is None or post.since <= today, post.since or date.min))
    if latest is primary:
        return False
    if primary:
        primary.is_primary = False
    latest.is_primary = True
    return True


def has_current_post(posts: Iterable[Post]) -> bool:
    """Whether the primary one is current: without it nobody is published by an import."""
    return any(post.is_primary and post.is_current for post in posts)


def _identity(post: Post) -> tuple[Any, ...]:
    # An agency that is not written yet has no key: it is itself.
    return post.agency_id or id(post.agency), *(tuple(words(text)) for text in (post.title, post.unit))


def _may_be_one_term(post: Post, wanted: Post) -> bool:
    return (post.since or date.min) <= (wanted.until or date.max) and (wanted.since or date.min) <= (
        post.until or date.max
    )
