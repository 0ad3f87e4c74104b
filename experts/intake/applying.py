"""Take in what was checked: all of it in one transaction, and only while it is still what would be found."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

import pghistory
from django.db import connection, transaction
from django.utils import timezone

from experts.intake import freshness, proposals
from experts.intake.answers import remember
from experts.intake.plan import Kind
from experts.intake.publish import publish_drafts
from experts.intake.writing import change_people, create_people
from experts.models import Agency, Intake, IntakeRow, Official, Post
from experts.stewardship import LegalBasis

BATCH = 1000
ONE_AT_A_TIME = 7_204_518  # any number will do: the advisory lock of an import, so that two create nobody twice
PRIMARY_POST = "one_primary_post"
UNPUBLISHED_TOLD = 200

Progress = Callable[[int], None]
T = TypeVar("T")


class StaleError(Exception):
    """Somebody has changed meanwhile what the file is about."""


def apply_file(intake: Intake, progress: Progress) -> None:
    """Raises StaleError, IntegrityError; then nothing is written."""
    told = {"source": "import", "file": intake.name, "intake": intake.pk, "user": intake.decided_by_id}
    with transaction.atomic(), pghistory.context(**told) as context:
        wait_for_other_imports()
        refuse_what_is_stale(intake)
        _check_as_it_goes()
        agencies = proposals.create(intake.agencies)
        done = _create(intake, agencies, progress)
        _change(intake, agencies, progress, done)
        remember(intake.questions.all())
        _publish(intake)
        _let_the_database_object()
        intake.context = context.id
        intake.state = Intake.State.DONE
        intake.applied_at = timezone.now()
        intake.save()


def _create(intake: Intake, agencies: dict[str, Agency], progress: Progress) -> int:
    """New people first: nobody can be waiting for them."""
    done = 0
    for rows in batches(intake.rows.filter(kind=Kind.NEW).order_by("number").iterator(BATCH)):
        create_people(rows, agencies)
        IntakeRow.objects.bulk_update(rows, ["official_id"])
        done += len(rows)
        progress(done)
    return done


def _change(intake: Intake, agencies: dict[str, Agency], progress: Progress, done: int) -> None:
    changed = intake.rows.filter(kind=Kind.CHANGED).order_by("number")
    lock_officials(intake)
    for rows in batches(changed.iterator(BATCH)):
        change_people(rows, agencies)
        done += len(rows)
        progress(done)


def _publish(intake: Intake) -> None:
    if not intake.legal_basis_reference:
        return
    basis = LegalBasis(Official.LegalBasis.PUBLIC_TASK, intake.legal_basis_reference, timezone.localdate())
    people = intake.rows.people().exclude(official_id=None).values_list("official_id", flat=True)
    published, left = publish_drafts([key for key in people if key], basis)
    told = [[one.name, one.reason] for one in left[:UNPUBLISHED_TOLD]]
    intake.counts |= {"published": published, "unpublished": len(left), "unpublished_people": told}


def lock_officials(intake: Intake) -> None:
    """Those whom the file changes, if nobody else has changed them since it was checked."""
    changed = intake.rows.filter(kind=Kind.CHANGED)
    officials = Official.objects.filter(pk__in=changed.order_by().values("official_id"))
    list(officials.order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    refuse_what_is_stale(intake)


def refuse_what_is_stale(intake: Intake) -> None:
    if freshness.is_stale(intake):
        raise StaleError


def wait_for_other_imports() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def _check_as_it_goes() -> None:
    """All but the rules of the primary post, which one statement may break and the next mends.

    Checks that wait for the end of the transaction take time by the square of their number when there is a history.
    """
    models: list[Any] = [Official, Post]
    triggers = [(model, trigger) for model in models for trigger in model._meta.triggers]
    waiting = [PRIMARY_POST, *(trigger.get_pgid(model) for model, trigger in triggers if trigger.timing)]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"SET CONSTRAINTS {', '.join(waiting)} DEFERRED")


def _let_the_database_object() -> None:
    """Now rather than at the commit, so that it is told as what it is."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch
