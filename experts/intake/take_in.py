"""Take a file in at one go, without asking: for the command line, and for whoever has the file and its answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.core.files import File

from experts.intake.applying import apply_file
from experts.intake.checking import check_file
from experts.intake.outcome import Finding, Merge, Outcome, Unpublished
from experts.intake.survey import survey
from experts.models import Intake, IntakeQuestion, IntakeRow
from experts.stewardship import LegalBasis

Kind = IntakeRow.Kind


@dataclass(frozen=True)
class Options:
    is_trial: bool = False
    skip_invalid: bool = False
    basis: LegalBasis | None = None  # on which to publish the people of the file, if at all


def take_in(
    file: BinaryIO, *, name: str, options: Options, progress: Callable[[int], None] = lambda rows: None
) -> Outcome:
    """All or nothing, unless invalid rows are to be skipped. ``name`` says in the history where changes came from.

    Raises UnreadableError when the file can't be taken in at all; IntegrityError when the database refuses;
    StaleError when somebody changes the same people meanwhile. Nothing is written then.
    """
    intake = Intake(name=name[:255], state=Intake.State.CHECKING)
    intake.legal_basis_reference = options.basis.reference if options.basis else ""
    intake.file.save(name, File(file), save=False)
    try:
        with intake.opened() as kept:
            return _take_in(intake, kept, options, progress)
    finally:
        intake.file.delete(save=False)
        if intake.state != Intake.State.DONE and intake.pk:
            intake.delete()


def _take_in(intake: Intake, file: BinaryIO, options: Options, progress: Callable[[int], None]) -> Outcome:
    survey(intake, file)
    intake.save()
    check_file(intake, file, progress)
    outcome = _outcome(intake)
    if options.basis:
        outcome.published = intake.counts["publishable"]
    if not options.is_trial and (options.skip_invalid or not outcome.problems):
        apply_file(intake, lambda rows: None)
        outcome.is_written = True
        outcome.published = intake.counts.get("published", 0)
        outcome.unpublished = [Unpublished(*one) for one in intake.counts.get("unpublished_people", [])]
    return outcome


def _outcome(intake: Intake) -> Outcome:
    counts = intake.counts
    outcome = Outcome(intake.encoding, _ignored(intake), intake.delimiter)
    outcome.rows, outcome.new, outcome.changed = counts["rows"], counts["new"], counts["changed"]
    outcome.unchanged = counts["unchanged"]
    outcome.new_agencies = [f"{agency['name']} ({agency['country']})" for agency in intake.agencies]
    for draft in intake.rows.people().values_list("draft", flat=True).iterator():
        posts = draft.get("posts", [])
        outcome.changed_posts += sum("pk" in post for post in posts)
        outcome.new_posts += sum("pk" not in post for post in posts)
    lines = dict(
        intake.rows.filter(number__in=intake.rows.exclude(into=None).values("into")).values_list("number", "line")
    )
    for row in intake.rows.filter(kind=Kind.MERGED).iterator():
        outcome.merges.append(Merge(row.line, lines[row.into or 0], row.name))
    outcome.alike = [_alike(question) for question in intake.questions.filter(kind=IntakeQuestion.Kind.PERSON)]
    outcome.remarks += [
        Finding(one["line"], one["column"], one["value"], one["reason"], one["sheet"]) for one in intake.notes
    ]
    for row in intake.rows.exclude(findings=[]).iterator():
        outcome.problems += _findings(row, True)
        outcome.remarks += _findings(row, False)
    return outcome


def _alike(question: IntakeQuestion) -> Finding:
    labels = "; ".join(candidate["label"] for candidate in question.candidates)
    return Finding(question.line, "", question.value, labels, question.sheet)


def _ignored(intake: Intake) -> list[str]:
    pairs = [pair for table in intake.tables for pair in zip(table["header"], table["fields"], strict=True)]
    return [name for name, field in pairs if name and not field]


def _findings(row: IntakeRow, is_problem: bool) -> Iterator[Finding]:
    for one in row.findings:
        if one["problem"] == is_problem:
            yield Finding(row.line, one["column"], one["value"], one["reason"], row.sheet, one["place"])
