"""Take a file in: read, check, match and apply, batch by batch, in one transaction."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

import pghistory
from django.db import connection, transaction

from experts.intake.apply import apply
from experts.intake.cells import Cells
from experts.intake.check import check
from experts.intake.columns import Columns, recognise, require
from experts.intake.match import Matcher
from experts.intake.outcome import Finding, Outcome
from experts.intake.publish import publish_drafts
from experts.intake.read import read_csv
from experts.intake.rows import Row
from experts.intake.sheets import tables
from experts.intake.table import RawRow
from experts.intake.vocabulary import Vocabulary
from experts.intake.workbook import is_workbook, opened
from experts.stewardship import LegalBasis

BATCH = 1000
ONE_AT_A_TIME = 7_204_518  # any number will do: the advisory lock of an import, so that two create nobody twice


@dataclass(frozen=True)
class Options:
    is_trial: bool = False
    skip_invalid: bool = False
    basis: LegalBasis | None = None  # on which to publish the people of the file, if at all


@dataclass(frozen=True)
class Part:
    """A table of the file; of a spreadsheet, one of its sheets."""

    sheet: str
    header: list[str]
    rows: Iterator[RawRow]
    remarks: list[Finding]


def take_in(
    file: BinaryIO, *, name: str, options: Options, progress: Callable[[int], None] = lambda rows: None
) -> Outcome:
    """All or nothing, unless invalid rows are to be skipped. ``name`` says in the history where changes came from.

    Everything is written and, on trial or after a problem, taken back: so what is told is what would be.
    Raises UnreadableError when the file can't be taken in at all.
    """
    if is_workbook(file):
        with opened(file) as sheets:
            parts = [Part(one.title, one.header, iter(one.rows), one.remarks) for one in tables(sheets)]
            return _take_in(parts, Outcome("", []), name, options, progress)
    with read_csv(file) as table:
        part = Part("", table.header, table.rows, table.remarks)
        return _take_in([part], Outcome(table.encoding, [], table.delimiter), name, options, progress)


def _take_in(
    parts: list[Part], outcome: Outcome, name: str, options: Options, progress: Callable[[int], None]
) -> Outcome:
    with transaction.atomic(), pghistory.context(source="import", file=name):
        columns = [recognise(part.header) for part in parts]
        for one in columns:
            require(one)
            outcome.ignored_columns += one.ignored
        _wait_for_other_imports()
        matcher = Matcher()
        for part, places in zip(parts, columns, strict=True):
            _write(_checked(part.rows, places, outcome, progress), matcher, outcome)
            outcome.remarks += part.remarks
            outcome.found_in(part.sheet)
        if options.basis:
            outcome.published, outcome.unpublished = publish_drafts(outcome.officials, options.basis)
        outcome.is_written = not options.is_trial and (options.skip_invalid or not outcome.problems)
        _let_the_database_object()
        transaction.set_rollback(not outcome.is_written)
    return outcome


def _write(rows: Iterator[Row], matcher: Matcher, outcome: Outcome) -> None:
    while batch := list(islice(rows, BATCH)):
        plan = matcher.plan(batch)
        apply(plan)
        matcher.settle(plan)
        outcome.add(plan)


def _checked(
    rows: Iterator[RawRow], columns: Columns, outcome: Outcome, progress: Callable[[int], None]
) -> Iterator[Row]:
    vocabulary = Vocabulary.load()
    for raw in rows:
        outcome.rows += 1
        cells = Cells(raw, columns)
        row = check(cells, vocabulary)
        outcome.problems += cells.problems
        outcome.remarks += cells.remarks
        progress(outcome.rows)
        if row is not None:
            yield row


def _wait_for_other_imports() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def _let_the_database_object() -> None:
    """Have what it checks at the commit checked now, so that a trial fails as the real thing would."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
