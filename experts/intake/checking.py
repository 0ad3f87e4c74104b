"""Check a file: what each of its rows would do, kept row by row. Nothing of the pool is written."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Count, TextField, Value
from django.db.models.functions import MD5, Cast, Coalesce, Concat

from experts.intake import freshness, proposals, purposes
from experts.intake.answers import Answers
from experts.intake.cells import Cells
from experts.intake.check import check
from experts.intake.columns import Columns, of_tables
from experts.intake.in_words import Words
from experts.intake.match import Matcher
from experts.intake.plan import Checked
from experts.intake.questions import Questions
from experts.intake.source import Part, opened
from experts.intake.staging import Stage
from experts.intake.vocabulary import Vocabulary
from experts.models import Intake, IntakeRow

BATCH = 1000

Progress = Callable[[int], None]


def check_file(intake: Intake, file: BinaryIO, progress: Progress) -> None:
    """Raises UnreadableError when the file as a whole can't be taken in. May run again, and then begins anew."""
    intake.snapshot = freshness.now()
    answers = Answers.of(intake)
    matcher = Matcher(answers)
    stage = Stage(intake, matcher.agencies, Words(matcher.agencies.proposed))
    questions = Questions(intake, matcher.agencies)
    review = purposes.of(intake).review(intake)
    stage.clear()
    with opened(file) as source:
        columns = [
            replace(one, admits_others=not intake.nominates)
            for one in of_tables(intake.tables, intake.country_id or "")
        ]
        rows = _checked(zip(source.parts, columns, strict=True), answers, progress)
        while batch := list(islice(rows, BATCH)):
            plan = matcher.plan(batch, stage.bring_earlier)
            review(plan)
            stage.keep(plan)
            questions.gather(batch, plan)
    questions.save()
    intake.agencies = proposals.to_json(matcher.agencies.proposed.values())
    intake.counts = _counts(intake)
    intake.digest = _digest(intake)


def _checked(parts: Iterator[tuple[Part, Columns]], answers: Answers, progress: Progress) -> Iterator[Checked]:
    vocabulary = answers.enrich(Vocabulary.load())
    left_out = answers.left_out
    number = 0
    for part, columns in parts:
        for raw in part.rows:
            number += 1
            cells = Cells(raw, columns, left_out)
            row = check(cells, vocabulary)
            yield Checked(number, part.sheet, raw, row, cells.problems, cells.remarks)
            progress(number)


def _counts(intake: Intake) -> dict[str, int]:
    kinds = dict(intake.rows.values_list("kind").annotate(Count("pk")))
    counts = {kind.value: kinds.get(kind.value, 0) for kind in IntakeRow.Kind}
    return counts | {
        "rows": sum(kinds.values()),
        "remarks": intake.rows.filter(findings__contains=[{"problem": False}]).count(),
        "publishable": intake.rows.filter(is_publishable=True).count(),
        "agencies": len(intake.agencies),
        "questions": intake.questions.filter(answer="").count(),
    }


def _digest(intake: Intake) -> str:
    """Of all that would be written, and of all that would not: the same when a second check finds the same."""
    told = ("draft", "changes")
    parts = [Cast(Coalesce("official_id", Value(0)), TextField()), *(Cast(one, TextField()) for one in told)]
    row = MD5(Concat("kind", *parts, output_field=TextField()))
    whole = intake.rows.aggregate(digest=MD5(StringAgg(row, "", order_by="number")))
    return whole["digest"] or ""
