"""What requests teach: what is asked for against what is there, and how soon countries answer.

It counts requests that were confirmed by their sender, and engagements that were forwarded, within a time.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, DurationField, Exists, F, OuterRef, Q
from django.utils import timezone

from experts.figures.median import Median
from experts.models import Competency, Engagement, Request

State = Engagement.State
YES = (State.ACCEPTED, State.CONFIRMED, State.DELIVERED, State.EVALUATED, State.NOT_HELD)


@dataclass(frozen=True)
class Demand:
    """How often a competency was asked for, and what came of it."""

    competency: Competency
    requests: int
    not_found: int  # nobody was named or nobody is left
    held: int


@dataclass(frozen=True)
class Answers:
    """How focal points answered what was forwarded to them."""

    forwarded: int
    accepted: int
    declined: int
    lapsed: int
    held: int
    median: timedelta | None

    @property
    def acceptance(self) -> int | None:
        """In percent of those that were answered."""
        answered = self.accepted + self.declined
        return round(100 * self.accepted / answered) if answered else None

    @property
    def days(self) -> float | None:
        """Half of the answers came within so many."""
        return None if self.median is None else round(self.median / timedelta(days=1), 1)


@dataclass(frozen=True)
class Needs:
    requests: int
    without_experts: int  # nobody is named so far
    not_found: int


def demand(since: datetime, until: datetime, most: int) -> list[Demand]:
    """The competencies most asked for."""
    requests = _requests(since, until).filter(competencies=OuterRef("pk"))
    span = Q(requests__verified_at__gte=since, requests__verified_at__lt=until)
    held = span & Q(requests__engagements__state__in=Engagement.HELD)
    lost = span & Q(requests__in=Request.objects.nobody_left())
    asked = Competency.objects.filter(Exists(requests)).annotate(
        asked=Count("requests", span, distinct=True),
        lost=Count("requests", lost, distinct=True),
        held=Count("requests__engagements", held, distinct=True),
    )
    found: Any = asked.with_labels().order_by("-asked", "pk")[:most]
    return [Demand(each, each.asked, each.lost, each.held) for each in found]


def answers(since: datetime, until: datetime) -> dict[str, Answers]:
    """By country."""
    rows: Any = _forwarded(since, until).values("country").annotate(**_columns())
    return {row.pop("country"): Answers(**row) for row in rows}


def answers_of_all(since: datetime, until: datetime) -> Answers:
    return Answers(**_forwarded(since, until).aggregate(**_columns()))


def refusals(since: datetime, until: datetime) -> Counter[str]:
    """How often each reason was given."""
    declined = _forwarded(since, until).filter(state=State.DECLINED)
    return Counter(dict(declined.values_list("reason").annotate(Count("pk"))))


def needs(since: datetime, until: datetime) -> Needs:
    numbers = _requests(since, until).aggregate(
        requests=Count("pk"),
        without_experts=Count("pk", ~Exists(Engagement.objects.filter(request=OuterRef("pk")))),
        not_found=Count("pk", Q(pk__in=Request.objects.nobody_left().values("pk"))),
    )
    return Needs(**numbers)


def last_year() -> tuple[datetime, datetime]:
    """The twelve months until now, from the beginning of a day."""
    now = timezone.localtime()
    return (now - timedelta(days=365)).replace(hour=0, minute=0, second=0, microsecond=0), now


def _requests(since: datetime, until: datetime) -> Any:
    return Request.objects.filter(verified_at__gte=since, verified_at__lt=until).order_by()


def _forwarded(since: datetime, until: datetime) -> Any:
    return Engagement.objects.filter(forwarded_at__gte=since, forwarded_at__lt=until).order_by()


def _columns() -> dict[str, Any]:
    return {
        "forwarded": Count("pk"),
        "accepted": Count("pk", Q(state__in=YES)),
        "declined": Count("pk", Q(state=State.DECLINED)),
        "lapsed": Count("pk", Q(state=State.LAPSED)),
        "held": Count("pk", Q(state__in=Engagement.HELD)),
        "median": Median(F("answered_at") - F("forwarded_at"), output_field=DurationField()),
    }
