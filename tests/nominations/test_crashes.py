"""A process that is killed in the middle of a step leaves the nomination and the record as they were before."""

import os
import signal
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction

from experts.models import Nomination, NominationStep, Official, OutgoingMail, User
from experts.nominations import workflow
from tests.factories import make_agency
from tests.intake.test_command import _url, _wait_until
from tests.nominations.conftest import play
from tests.nominations.versions import make_draft

pytestmark = pytest.mark.django_db(transaction=True)

TAKE_IT = """
import sys, django
django.setup()
from experts.models import Nomination, User
from experts.nominations import workflow
act, nomination, by = sys.argv[1:]
note = {"note": "Because."} if act in ("return_", "decline") else {}
getattr(workflow, act)(Nomination.objects.get(pk=nomination), by=User.objects.get(pk=by), **note)
"""


def take(act: str, nomination: Nomination, by: User) -> subprocess.Popen[bytes]:
    """Another process that takes the step."""
    known = {"EXPERTPOOL_MODE": "demonstration", "DATABASE_URL": _url(), "FILES_ROOT": os.devnull}
    return subprocess.Popen(
        [sys.executable, "-c", TAKE_IT, act, str(nomination.pk), str(by.pk)],
        cwd=settings.BASE_DIR,
        env=os.environ | known | {"DJANGO_SETTINGS_MODULE": "expertpool.settings"},
        stderr=subprocess.DEVNULL,
    )


def waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        found: int = cursor.fetchone()[0]
    return found


def everything() -> list[Any]:
    return [
        list(Nomination.objects.order_by("pk").values()),
        list(Official.objects.order_by("pk").values()),
        NominationStep.objects.count(),
        OutgoingMail.objects.count(),
    ]


def test_a_process_that_is_killed_in_a_step_changes_nothing() -> None:
    """All of them are stopped for sure near the end of their step: they wait to write the mail about it."""
    agency = make_agency("Agency A")
    nominator, focal_point, reviewer = (play(who) for who in ("nominator of A", "focal point of Indonesia", "reviewer"))
    drafts = [make_draft(nominator, agency) for _ in range(3)]
    for draft in drafts[1:]:
        workflow.send(draft, by=nominator)
    endorsed = [make_draft(focal_point, None) for _ in range(4)]
    for draft in endorsed:
        workflow.send(draft, by=focal_point)
    steps = [("send", drafts[0], nominator), ("endorse", drafts[1], focal_point), ("decline", drafts[2], focal_point)]
    acts = [("approve", reviewer), ("return_", reviewer), ("decline", reviewer), ("withdraw", focal_point)]
    steps += [(act, draft, by) for (act, by), draft in zip(acts, endorsed, strict=True)]
    before = everything()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {OutgoingMail._meta.db_table} IN SHARE MODE")
        processes = [take(*step) for step in steps]
        try:
            _wait_until(lambda: waiting() == len(steps) or any(each.poll() is not None for each in processes))
            assert [each.poll() for each in processes] == [None] * len(steps)
        finally:
            for each in processes:
                each.send_signal(signal.SIGKILL)
                each.wait()
    _wait_until(lambda: not waiting())
    assert everything() == before
    workflow.approve(endorsed[0], by=reviewer)
    assert Official.objects.get(name="Budi Santoso").is_published
