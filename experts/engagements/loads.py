"""How much each expert is asked for, so that the popular ones are not drowned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from experts.models import Engagement

YEAR = timedelta(days=365)
AT_WORK = (Engagement.State.FORWARDED, Engagement.State.ACCEPTED, Engagement.State.CONFIRMED)


@dataclass(frozen=True)
class Load:
    open: int = 0  # requests that wait or are agreed
    delivered: int = 0  # engagements in the last year


def loads_of(officials: Iterable[int]) -> dict[int, Load]:
    """By official. One query."""
    wanted = list(officials)
    rows = (
        Engagement.objects.filter(official__in=wanted)
        .order_by()
        .values("official")
        .annotate(
            open=Count("pk", Q(state__in=AT_WORK)),
            delivered=Count("pk", Q(state__in=Engagement.HELD, starts_on__gte=timezone.localdate() - YEAR)),
        )
    )
    found = {row["official"]: Load(row["open"], row["delivered"]) for row in rows}
    return {pk: found.get(pk, Load()) for pk in wanted}
