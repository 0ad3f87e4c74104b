"""What was true at a moment that is past, as the history has it."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from experts.models import Official


def history_of(noun: Any) -> Any:
    return noun.pgh_event_model


def standing_at(noun: Any, moment: datetime) -> Any:
    """The last event before the moment of each row that there was then."""
    until_then = history_of(noun).objects.filter(pgh_created_at__lt=moment)
    later = until_then.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__gt=OuterRef("pgh_id"))
    return until_then.filter(~Exists(later)).exclude(pgh_label="delete")


def published_at(moment: datetime) -> Any:
    """Of those who were public then."""
    return standing_at(Official, moment).filter(status=Official.Status.PUBLISHED)
