"""The jobs by which the worker takes in spreadsheets: for each one after the other, and again after it was cut off."""

from datetime import timedelta

from django.db import close_old_connections
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from experts.intake import working
from experts.models import Intake

BEHIND_MAILS = -10
SILENCE = timedelta(minutes=3)
RETRY = RetryStrategy(max_attempts=20, wait=15, retry_exceptions=working.OUTAGES)


def defer(intake: Intake) -> None:
    """When the present transaction is committed."""
    work.configure(lock=_lock(intake), priority=BEHIND_MAILS).defer(intake=intake.pk)


def resume() -> None:
    """Give a job again to those that wait for one which was given up, as after an outage of an hour."""
    waiting = set(ProcrastinateJob.objects.filter(status__in=["todo", "doing"]).values_list("lock", flat=True))
    for intake in Intake.objects.at_work().filter(worked_at__lt=timezone.now() - SILENCE):
        if _lock(intake) not in waiting:
            defer(intake)


def _lock(intake: Intake) -> str:
    return f"intake-{intake.pk}"


@app.task(retry=RETRY)
def work(intake: int) -> None:
    close_old_connections()
    found = Intake.objects.filter(pk=intake).first()
    if found is not None:
        working.work(found)
