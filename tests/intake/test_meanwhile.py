"""What others do while a spreadsheet is taken in, and what is left when the worker or the database is cut off."""

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import OperationalError, close_old_connections, connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from experts.intake import applying, jobs, workflow, working
from experts.models import Intake, Official
from tests.factories import make_agency, make_official
from tests.intake.conftest import Send, take_in, work
from tests.intake.files import as_csv, person
from tests.intake.test_command import _is_somebody_waiting, _url, _wait_until

pytestmark = pytest.mark.django_db(transaction=True)


def say_yes(intake: Intake) -> None:
    workflow.apply(intake, digest=intake.digest, only_right=False, by=None)


def test_a_change_of_the_same_person_brings_the_preview_back(send: Send) -> None:
    known = make_official("Sri Wahyuni", summary="Old.", published=False)
    intake = send(as_csv(person(summary="New.")))
    Official.objects.filter(pk=known.pk).update(summary="Of the desk.")
    assert take_in(intake).state == "ready"
    assert "has changed since you looked" in intake.message
    assert ["Summary in English", "Of the desk.", "New."] in intake.rows.get().changes
    known.refresh_from_db()
    assert known.summary == "Of the desk."
    assert take_in(intake).state == "done"


def test_somebody_of_the_same_name_who_came_meanwhile_is_not_created_twice(send: Send) -> None:
    intake = send(as_csv(person(summary="New.")))
    make_official("Sri Wahyuni", published=False)
    assert (take_in(intake).state, Official.objects.count()) == ("ready", 1)
    assert intake.counts["changed"] == 1


def test_a_change_of_somebody_else_does_not_matter(send: Send) -> None:
    other = make_official("Budi Raharjo")
    intake = send(as_csv(person()))
    Official.objects.filter(pk=other.pk).update(summary="Of the desk.")
    with patch.object(working, "check_file", side_effect=AssertionError("It was checked again.")):
        assert take_in(intake).state == "done"


def test_a_change_of_the_vocabulary_that_makes_no_difference_lets_the_yes_hold(send: Send) -> None:
    intake = send(as_csv(person()))
    make_agency("Ministry of Wonders", "ID")
    assert take_in(intake).state == "done"


def test_two_imports_of_the_same_people_at_once_leave_each_person_once(send: Send) -> None:
    text = as_csv(*(person(f"Person {letter}") for letter in "ABCDEFGH"))
    intakes = [send(text), send(text)]
    for intake in intakes:
        say_yes(intake)
    both = [threading.Thread(target=_in_a_thread, args=[intake]) for intake in intakes]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert Official.objects.count() == 8
    assert sorted(Intake.objects.values_list("state", flat=True)) == ["done", "ready"]
    second = Intake.objects.get(state="ready")
    assert (second.counts["unchanged"], take_in(second).state) == (8, "done")


def test_a_lost_connection_leaves_nothing_and_the_job_goes_on(send: Send) -> None:
    intake = send(as_csv(*(person(f"Person {letter}") for letter in "ABCD")))
    say_yes(intake)
    with patch.object(applying, "_publish", _cut_off), pytest.raises(OperationalError):
        working.work(Intake.objects.get(pk=intake.pk))
    close_old_connections()
    intake.refresh_from_db()
    assert (intake.state, Official.objects.count()) == ("applying", 0)
    assert (work(intake).state, Official.objects.count()) == ("done", 4)


def test_an_error_of_ours_leaves_nothing_and_is_told(send: Send) -> None:
    intake = send(as_csv(person()))
    say_yes(intake)
    with patch.object(applying, "_publish", side_effect=ZeroDivisionError), pytest.raises(ZeroDivisionError):
        work(intake)
    intake.refresh_from_db()
    assert (intake.state, Official.objects.count()) == ("failed", 0)
    assert "Nothing was written" in intake.message


def test_a_killed_worker_leaves_nothing_and_the_next_one_goes_on(send: Send) -> None:
    """It is stopped for sure half-way: the last row waits for an official who is being edited."""
    make_official("Zainal Akhir")
    intake = send(as_csv(*(person(f"Person {letter}") for letter in "ABCD"), person("Zainal Akhir", summary="!")))
    say_yes(intake)
    with transaction.atomic():
        Official.objects.select_for_update().get()
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "procrastinate", "worker", "--one-shot"],
            cwd=settings.BASE_DIR,
            env=os.environ
            | {"EXPERTPOOL_MODE": "demonstration", "DATABASE_URL": _url(), "FILES_ROOT": _root_of_files(intake)},
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_until(lambda: _is_somebody_waiting() or worker.poll() is not None)
            assert worker.poll() is None
        finally:
            worker.send_signal(signal.SIGKILL)
            worker.wait()
    _wait_until(lambda: not _is_somebody_waiting())
    assert Official.objects.count() == 1
    assert (work(intake).state, Official.objects.count()) == ("done", 5)


def test_a_job_that_was_given_up_is_given_again_once(send: Send) -> None:
    intake = send(as_csv(person()))
    say_yes(intake)
    given = ProcrastinateJob.objects.filter(lock=f"intake-{intake.pk}", status="todo")
    Intake.objects.update(worked_at=timezone.now() - timedelta(hours=1))
    jobs.resume()
    assert given.count() == 2  # that of the upload, which nobody has taken here, and that of the yes
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
    jobs.resume()
    jobs.resume()
    assert given.count() == 1


def _in_a_thread(intake: Intake) -> None:
    try:
        working.work(Intake.objects.get(pk=intake.pk))
    finally:
        connection.close()


def _cut_off(intake: Intake) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


def _root_of_files(intake: Intake) -> str:
    return str(intake.file.path).removesuffix(f"/{intake.file.name}").removesuffix("/restricted")
