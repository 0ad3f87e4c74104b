"""What requests teach: who and what is asked for against who there is, and how soon countries answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Aggregate, Count, DurationField, F, Q
from django.utils import timezone

from experts.models import Competency, Country, Engagement, Expertise, Official, Request

State = Engagement.State
YES = (State.ACCEPTED, State.CONFIRMED, State.DELIVERED, State.EVALUATED, State.NOT_HELD)
MOST = 20


class Median(Aggregate):
    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True)
class Demand:
    """How often a competency was asked for, by how many it can be asked for, and what came of it."""

    competency: Competency
    requests: int
    experts: int
    held: int


@dataclass(frozen=True)
class Answers:
    """How a country's focal point answered what was forwarded to it."""

    country: Country
    forwarded: int
    accepted: int
    declined: int
    lapsed: int
    held: int
    median: timedelta | None

    @property
    def acceptance(self) -> float | None:
        """Of those that were answered."""
        answered = self.accepted + self.declined
        return self.accepted / answered if answered else None


@dataclass(frozen=True)
class Needs:
    """Requests that were confirmed: how many named nobody, and what came of all."""

    requests: int
    without_experts: int
    ended_without_anybody: int


def demand(since: datetime, until: datetime) -> list[Demand]:
    """The competencies most asked for. Four queries."""
    span = Q(requests__verified_at__gte=since, requests__verified_at__lt=until)
    held = span & Q(requests__engagements__state__in=Engagement.HELD)
    asked = Competency.objects.annotate(
        asked=Count("requests", span, distinct=True), held=Count("requests__engagements", held, distinct=True)
    )
    found = list(asked.filter(asked__gt=0).with_labels().order_by("-asked", "pk")[:MOST])
    published = Expertise.objects.filter(competency__in=found, official__status=Official.Status.PUBLISHED)
    experts = dict(published.order_by().values_list("competency").annotate(number=Count("official", distinct=True)))
    return [Demand(each, _of(each, "asked"), experts.get(each.pk, 0), _of(each, "held")) for each in found]


def answers(since: datetime, until: datetime) -> list[Answers]:
    """By country, in the order of lists. Two queries."""
    span = Engagement.objects.filter(forwarded_at__gte=since, forwarded_at__lt=until)
    rows = (
        span.order_by()
        .values("country")
        .annotate(
            forwarded=Count("pk"),
            accepted=Count("pk", Q(state__in=YES)),
            declined=Count("pk", Q(state=State.DECLINED)),
            lapsed=Count("pk", Q(state=State.LAPSED)),
            held=Count("pk", Q(state__in=Engagement.HELD)),
            median=Median(F("answered_at") - F("forwarded_at")),
        )
    )
    by_country: dict[str, Any] = {row["country"]: row for row in rows}
    countries = Country.objects.filter(pk__in=by_country)
    return [Answers(**{**by_country[each.pk], "country": each}) for each in countries]


def needs(since: datetime, until: datetime) -> Needs:
    """One query."""
    confirmed = Request.objects.filter(verified_at__gte=since, verified_at__lt=until)
    numbers = confirmed.aggregate(
        requests=Count("pk", distinct=True),
        without_experts=Count("pk", Q(engagements=None), distinct=True),
        ended_without_anybody=Count("pk", Q(state=Request.State.ENDED, engagements=None), distinct=True),
    )
    return Needs(**numbers)


def of_the_last_year() -> tuple[datetime, datetime]:
    now = timezone.now()
    return now - timedelta(days=365), now


def _of(competency: Competency, name: str) -> int:
    number: int = getattr(competency, name)
    return number
