"""How long spreadsheets are kept: they hold personal data, and are of use only while they are taken in."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from experts.models import Intake, IntakeRow

KEPT = timedelta(days=30)

State = Intake.State


def forget_old() -> None:
    """Of those that were taken in, what their rows held; others altogether."""
    old = Intake.objects.filter(worked_at__lt=timezone.now() - KEPT)
    finished = Q(state__in=[State.DONE, State.UNDONE])
    for intake in old.filter(finished).exclude(file="", letters=""):
        intake.forget_files()  # a worker was killed just before it did
    old.filter(finished).update(file="", letters="")
    IntakeRow.objects.filter(intake__in=old.filter(finished)).delete()
    for intake in old.exclude(finished):
        intake.forget_files()
        intake.delete()
