"""Spreadsheets that go their way without the pages, and without a worker of their own."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files import File

from experts.intake import workflow, working
from experts.models import Country, Intake

Send = Callable[..., Intake]


def work(intake: Intake) -> Intake:
    """What the worker would do next."""
    intake.refresh_from_db()
    working.work(intake)
    intake.refresh_from_db()
    return intake


@pytest.fixture
def send(own_folders: object) -> Send:
    """Send a file and have it read: it then waits for somebody, or is ready."""

    def send(text: str, *, country: str = "", name: str = "people.csv") -> Intake:
        file = File(BytesIO(text.encode()), name=name)
        of_all = Country.objects.get(code=country) if country else None
        return work(workflow.start(file, name=name, sender=None, language="en", country=of_all))

    return send


def take_in(intake: Intake, *, only_right: bool = False) -> Intake:
    """Say yes to what the preview shows."""
    workflow.apply(intake, digest=intake.digest, only_right=only_right, by=None)
    return work(intake)
