"""What changed in which transaction: the log by which every process keeps its index of the directory exact.

Triggers write it, statement by statement, whoever makes the change. Readers compare the transactions in it with the
snapshot that they read last, since transactions commit in another order than they begin.
"""

from collections.abc import Callable
from typing import TypeVar

import pgtrigger
from django.db import models
from django.db.models.functions import Now

M = TypeVar("M", bound=type[models.Model])

VOCABULARY = 0  # stands where an official's key stands: something changed that many officials refer to

LOG = """
    INSERT INTO experts_change (transaction, official_id)
    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM ({changed}) AS changed (official_id)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
"""


class TransactionField(models.Field):
    """The number of a transaction, which never comes again."""

    def db_type(self, connection: object) -> str:
        return "xid8"


class Change(models.Model):
    pk = models.CompositePrimaryKey("transaction", "official_id")
    transaction = TransactionField()
    official_id = models.BigIntegerField()
    at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.official_id} in {self.transaction}"


class Pruning(models.Model):
    """One row at most: what has left the log, how often it was pruned, and what may leave it the next time."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveIntegerField(default=1)
    changes = models.BigIntegerField(default=0)
    snapshot = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="pruning_is_one_row")]

    def __str__(self) -> str:
        return f"{self.number}: {self.changes}"


def log_official(column: str) -> Callable[[M], M]:
    """Log each change of the model's rows as one of the official whose key is in the column."""
    old, new = f"SELECT {column} FROM old_rows", f"SELECT {column} FROM new_rows"  # noqa: S608
    return pgtrigger.register(
        _trigger("insert", pgtrigger.Insert, new, new="new_rows"),
        _trigger("update", pgtrigger.Update, f"{old} UNION {new}", old="old_rows", new="new_rows"),
        _trigger("delete", pgtrigger.Delete, old, old="old_rows"),
    )


def log_vocabulary(model: M) -> M:
    """Log each change of the model's rows as one of the vocabulary."""
    operations = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    decorate: Callable[[M], M] = pgtrigger.register(_trigger("change", operations, f"VALUES ({VOCABULARY})"))
    return decorate(model)


def _trigger(event: str, operation: pgtrigger.Operation, changed: str, **rows: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=f"log_{event}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**rows) if rows else None,
        func=LOG.format(changed=changed),
    )
