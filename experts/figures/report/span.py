"""The years of which there is something to report."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from experts.figures.report.standing import history_of
from experts.models import Official


@dataclass(frozen=True)
class Span:
    """A year, or what there has been of it so far."""

    year: int
    start: datetime
    end: datetime


def span_of(year: int) -> Span:
    start, end = (timezone.make_aware(datetime(one, 1, 1)) for one in (year, year + 1))
    return Span(year, start, min(end, timezone.now()))


def years() -> list[int]:
    """Since the pool’s history begins, the latest first."""
    now = timezone.localdate().year
    first = history_of(Official).objects.order_by("pgh_id").values_list("pgh_created_at", flat=True).first()
    return list(range(now, (timezone.localtime(first).year if first else now) - 1, -1))
