"""A requester's personal data ends with its purpose; what is counted stays."""

from datetime import timedelta
from typing import Any

import pghistory
from django.db import transaction
from django.utils import timezone

from experts.engagements import requesting
from experts.engagements.moving import lock_request
from experts.models import Document, Engagement, EngagementStep, Evaluation, Request
from experts.models.request import PERSONAL

KEPT = timedelta(days=730)  # after the end


def forget_old() -> None:
    ended = Request.objects.filter(ended_at__lt=timezone.now() - KEPT, erased_at=None)
    for request in ended:
        erase(request)


def erase(request: Request) -> None:
    """What is open is called off first. The link to the page leads nowhere from then on."""
    with transaction.atomic(), pghistory.context(action="erase"):
        locked = lock_request(request)
        if locked.is_open:
            requesting.cancel_all(locked)
            locked.refresh_from_db()
        if locked.is_open:  # something took place already
            requesting.end_unevaluated(locked)
            locked.refresh_from_db()
        locked.messages.all().delete()
        Document.objects.filter(request=locked).delete()
        Evaluation.objects.filter(engagement__request=locked).update(comment="")
        EngagementStep.objects.filter(engagement__request=locked).update(note="")
        for field in PERSONAL:
            setattr(locked, field, "")
        locked.erased_at = timezone.now()
        locked.save()


def told(engagement: Engagement) -> list[EngagementStep]:
    """What the requester learns: the answer of the focal point, not what the expert said to it."""
    return [step for step in engagement.steps.all() if step.party != EngagementStep.Party.EXPERT]


def all_about(request: Request) -> dict[str, Any]:
    """All that is kept of what the requester gave and was told, as plain values for JSON."""
    own = {name: getattr(request, name) for name in (*PERSONAL, "purpose", "mode", "state", "language", "in_turn")}
    days = {name: getattr(request, name) for name in ("starts_on", "ends_on", "answer_by", "created_at", "ended_at")}
    lines = request.engagements.select_related("official").prefetch_related("steps")
    return {
        **own,
        **days,
        "country": request.country_id,
        "participants": request.participants,
        "hours": request.hours,
        "covers": request.covers,
        "competencies": [competency.slug for competency in request.competencies.all()],
        "experts": [
            {
                "name": line.expert_name,
                "state": line.state,
                "reason": line.reason,
                "steps": [{"at": step.at, "state": step.after, "note": step.note} for step in told(line)],
            }
            for line in lines
        ],
        "letter": Document.objects.filter(request=request).values("title", "content_type", "size", "added_at").first(),
        "messages": [{"at": each.at, "from": each.author, "text": each.text} for each in request.messages.all()],
        "evaluations": list(
            Evaluation.objects.filter(engagement__request=request).values(
                "knowledge", "teaching", "preparation", "usefulness", "comment", "at"
            )
        ),
    }
