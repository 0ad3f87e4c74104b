"""The jobs by which the worker takes in spreadsheets: for each one after the other, and again after it was cut off."""

from django.db import close_old_connections
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from experts.intake import working
from experts.models import Intake

BEHIND_MAILS = -10
RETRY = RetryStrategy(max_attempts=20, wait=15, retry_exceptions=working.OUTAGES)


def defer(intake: Intake) -> None:
    """When the present transaction is committed."""
    work.configure(lock=f"intake-{intake.pk}", priority=BEHIND_MAILS).defer(intake=intake.pk)


@app.task(retry=RETRY)
def work(intake: int) -> None:
    close_old_connections()
    found = Intake.objects.filter(pk=intake).first()
    if found is not None:
        working.work(found)
