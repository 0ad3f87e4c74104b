"""Publish the people of a batch on one legal basis, and tell who could not be published and why."""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from experts import stewardship
from experts.intake.outcome import Unpublished
from experts.models import Official, Post
from experts.stewardship import LegalBasis

CHUNK = 1000


def publish_drafts(keys: Iterable[int], basis: LegalBasis) -> tuple[int, list[Unpublished]]:
    """Only drafts: whoever was hidden or withdrawn was so for a reason that a file does not know."""
    published = 0
    left: list[Unpublished] = []
    for chunk in _chunks(sorted(keys)):
        officials = Official.objects.filter(pk__in=chunk)
        holders = Exists(Post.objects.current().filter(official=OuterRef("pk"), is_primary=True))
        published += stewardship.publish(officials.filter(holders, status=Official.Status.DRAFT), by=None, basis=basis)
        others = officials.exclude(status=Official.Status.PUBLISHED)
        left += [Unpublished(official.full_name, _why_not(official)) for official in others]
    return published, left


def _why_not(official: Official) -> str:
    if official.status == Official.Status.DRAFT:
        return _("no post that is current")
    return f"{official.get_status_display()}: {official.get_status_reason_display()}"


def _chunks(keys: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]
