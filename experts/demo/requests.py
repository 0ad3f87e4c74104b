"""Requests for trying out the desks, the front page and the report: as they are after their steps; none was mailed."""

from datetime import datetime, timedelta

import pghistory
from django.db import transaction
from django.utils import timezone

from experts.demo.asked import ASKED, Asked, Line
from experts.models import Assignment, Competency, Engagement, EngagementStep, Evaluation, Official, Request

State, Party = Engagement.State, EngagementStep.Party
ANSWERS = {State.ACCEPTED, State.DECLINED}
LASTS = timedelta(days=1)
# Who takes an engagement to the state
PARTIES = {
    State.FORWARDED: Party.POOL,
    State.ACCEPTED: Party.FOCAL_POINT,
    State.DECLINED: Party.FOCAL_POINT,
    State.CONFIRMED: Party.REQUESTER,
    State.DELIVERED: Party.FOCAL_POINT,
    State.EVALUATED: Party.REQUESTER,
    State.CANCELLED: Party.REQUESTER,
    State.LAPSED: Party.POOL,
}


def create_requests(now: datetime) -> None:
    """Once; those for which there are too few invented experts are left out."""
    if Request.objects.filter(is_demonstration=True).exists():
        return
    with transaction.atomic(), pghistory.context(source="seed_demo"):
        for asked in ASKED:
            officials = [_official(line.country, asked.competency) for line in asked.lines]
            chosen = [official for official in officials if official is not None]
            if len(chosen) == len(officials):
                _create(asked, chosen, now)


def _official(country: str, competency: str) -> Official | None:
    invented = Official.objects.published().filter(is_demonstration=True, country=country).order_by("pk")
    return invented.filter(expertise__competency__slug=competency).first() or invented.first()


def _create(asked: Asked, officials: list[Official], now: datetime) -> None:
    sent = now - timedelta(days=asked.ago)
    last = max((len(line.states) * line.every for line in asked.lines), default=1)
    is_ended = asked.fields.get("state") == Request.State.ENDED
    given = {
        "purpose": asked.purpose,
        "organisation": asked.organisation,
        "country_id": asked.country,
        "mode": "in-person",
        "place": "At our house",
        "requester_name": "Demo Requester",
        "requester_email": "requester@demo.example",
        "language": "en",
        "state": Request.State.OPEN,
        "verified_at": sent,
        "ended_at": min(sent + timedelta(days=last), now) if is_ended else None,
        "is_demonstration": True,
    }
    request = Request.objects.create(**given | asked.fields)
    Request.objects.filter(pk=request.pk).update(created_at=sent)
    request.competencies.set(Competency.objects.filter(slug=asked.competency))
    for position, (line, official) in enumerate(zip(asked.lines, officials, strict=True), start=1):
        _engage(request, line, official, position, asked.begins_in)


def _engage(request: Request, line: Line, official: Official, position: int, begins_in: int | None) -> None:
    sent = request.verified_at or timezone.now()
    moments = {state: sent + timedelta(days=line.every * number) for number, state in enumerate(line.states)}
    accepted = State.ACCEPTED in moments
    begins = timezone.localdate() + timedelta(days=begins_in) if accepted and begins_in is not None else None
    engagement = Engagement.objects.create(
        request=request,
        official=official,
        country_id=official.country_id,
        position=position,
        state=line.states[-1],
        expert_answer=Engagement.ExpertAnswer.AGREED if accepted else "",
        starts_on=begins,
        ends_on=begins and begins + LASTS,
        forwarded_at=moments.get(State.FORWARDED),
        answered_at=next((moment for state, moment in moments.items() if state in ANSWERS), None),
        vouched_at=moments.get(State.DELIVERED),
        **line.fields,
    )
    _take_steps(engagement, moments)
    if State.DELIVERED in moments:
        _deliver(engagement)


def _take_steps(engagement: Engagement, moments: dict[str, datetime]) -> None:
    before: str = State.WAITING
    for state, moment in moments.items():
        step = EngagementStep.objects.create(
            engagement=engagement, party=PARTIES[State(state)], before=before, after=state
        )
        EngagementStep.objects.filter(pk=step.pk).update(at=moment)
        before = state


def _deliver(engagement: Engagement) -> None:
    """It stands among what the expert has done."""
    request, day = engagement.request, engagement.starts_on or timezone.localdate()
    about = request.competencies.with_labels().first()
    engagement.assignment = Assignment.objects.create(
        official=engagement.official,
        title=f"A training: {about}",
        organiser=request.organisation,
        country=request.country,
        year=day.year,
        role="trainer",
        mode=request.mode,
    )
    engagement.save()
    Evaluation.objects.create(
        engagement=engagement, knowledge=5, teaching=4, preparation=5, usefulness=4, comment="We shall ask again."
    )
