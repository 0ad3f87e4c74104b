"""A delivered engagement becomes part of what the expert has done."""

from django.utils import timezone
from django.utils.translation import override

from experts.models import Assignment, Engagement, Request, Role

ROLES = {
    Request.Purpose.TRAINING: Role.TRAINER,
    Request.Purpose.TALK: Role.SPEAKER,
    Request.Purpose.ADVICE: Role.ADVISER,
    Request.Purpose.STUDY_VISIT: Role.ADVISER,
}


def add(engagement: Engagement) -> Assignment:
    """What the requester wrote about itself becomes public by this: the form says so."""
    request, day = engagement.request, engagement.starts_on or timezone.localdate()
    about = request.competencies.with_labels().first()
    with override("en"):  # as records are kept
        title = str(request.get_purpose_display()) + (f": {about.label}" if about else "")
    return Assignment.objects.create(
        official=engagement.official,
        title=title,
        organiser=request.organisation,
        country=request.country,
        year=day.year,
        role=ROLES[Request.Purpose(request.purpose)],
        mode=request.mode,
    )
