"""How far a spreadsheet has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experts.models import Intake

State = Intake.State
STEPS = [
    (_("Columns"), {State.READING, State.MAPPING, State.REFUSED}),
    (_("Questions"), {State.CHECKING, State.ASKING}),
    (_("Preview"), {State.READY, State.APPLYING}),
    (_("Done"), {State.DONE, State.UNDOING, State.UNDONE}),
]
SILENCE = timedelta(minutes=1)  # after which somebody who waits should know that nothing moves


@dataclass(frozen=True)
class Step:
    label: Any
    is_present: bool
    is_past: bool


def steps(intake: Intake) -> Iterator[Step]:
    """Of one that has failed none is the present one: it may have been at any."""
    present = next((place for place, (_label, states) in enumerate(STEPS) if intake.state in states), -1)
    for place, (label, _states) in enumerate(STEPS):
        yield Step(label, place == present, place < present)


def has_stopped(intake: Intake) -> bool:
    return timezone.now() - intake.worked_at > SILENCE
