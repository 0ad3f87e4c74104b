"""A process that is killed between a step and the mail about it leaves everything as it was before."""

import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from experts.engagements import workflow
from experts.engagements.workflow import Days
from experts.models import EngagementStep, OutgoingMail
from tests.factories import make_official, make_request, make_user
from tests.intake.test_command import _url, _wait_until
from tests.nominations.test_crashes import waiting

pytestmark = pytest.mark.django_db(transaction=True)

ACCEPT = """
import sys, datetime, django
django.setup()
from experts.engagements import workflow
from experts.models import Engagement, User
line, by = Engagement.objects.get(), User.objects.get()
workflow.accept(line, workflow.Days(datetime.date(2027, 1, 1)), for_the_expert=True, by=by)
"""


def test_who_is_killed_before_the_mail_has_not_accepted() -> None:
    focal_point = make_user("focal-point", country="ID")
    request = make_request(make_official())
    request.engagements.update(state="forwarded", forwarded_at=timezone.now())
    known = {"EXPERTPOOL_MODE": "demonstration", "DATABASE_URL": _url(), "FILES_ROOT": os.devnull}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {OutgoingMail._meta.db_table} IN SHARE MODE")
        process = subprocess.Popen(
            [sys.executable, "-c", ACCEPT],
            cwd=settings.BASE_DIR,
            env=os.environ | known | {"DJANGO_SETTINGS_MODULE": "expertpool.settings"},
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_until(lambda: waiting() == 1 or process.poll() is not None)
            assert process.poll() is None
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
    _wait_until(lambda: not waiting())
    line = request.engagements.get()
    assert (line.state, line.expert_answer) == ("forwarded", "")
    assert not EngagementStep.objects.exists()
    assert not OutgoingMail.objects.exists()
    workflow.accept(line, Days(timezone.localdate()), for_the_expert=True, by=focal_point)
    assert OutgoingMail.objects.get().recipient == request.requester_email
