"""The life of a spreadsheet on its way in: what people decide. What takes time then is the worker's: ``working``."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from experts.intake import jobs
from experts.intake.columns import of_tables
from experts.intake.survey import remember_columns
from experts.models import Agency, Country, Intake, IntakeQuestion, User

State = Intake.State
Answer = IntakeQuestion.Answer
OPEN = (State.MAPPING, State.ASKING, State.READY, State.FAILED, State.REFUSED)


class NotNowError(Exception):
    """The state does not allow it; the message says so in words."""


def start(
    file: File,
    *,
    name: str,
    sender: User | None,
    language: str,
    country: Country | None = None,
    nominates: bool = False,
    agency: Agency | None = None,
) -> Intake:
    """Keep the file, and have it read. ``nominates``: its people are nominated by the country, or by its agency."""
    with transaction.atomic():
        intake = Intake(name=name[:255], sender=sender, language=language, country=country)
        intake.nominates, intake.agency = nominates, agency
        intake.file.save(name, file, save=False)
        intake.save()
        jobs.defer(intake)
    return intake


def map_columns(intake: Intake, tables: list[dict[str, Any]], *, country: Country | None) -> None:
    """Raises UnreadableError when the columns, as told, make no table of people."""
    of_tables(tables, country.code if country else "")

    def change(locked: Intake) -> None:
        locked.tables, locked.country = tables, country
        remember_columns(locked)

    _go(intake, State.CHECKING, (State.MAPPING,), change)


def remap(intake: Intake) -> None:
    _go(intake, State.MAPPING, (State.ASKING, State.READY))


def answer(intake: Intake, answers: Mapping[int, tuple[str, str]]) -> None:
    """``answers``: by the key of a question, one of ``IntakeQuestion.Answer`` and the key of what is meant.

    Without an answer an agency is a new one, and the rows of other values stay wrong.
    """

    def change(locked: Intake) -> None:
        for question in locked.questions.filter(answer=""):
            default = Answer.NEW if question.kind == IntakeQuestion.Kind.AGENCY else Answer.LEAVE
            question.answer, question.target = answers.get(question.pk, (default, ""))
            question.save()

    _go(intake, State.CHECKING, (State.ASKING,), change)


def ask_again(intake: Intake) -> None:
    """Back to the questions, each with the answer that it was given."""
    _go(intake, State.ASKING, (State.READY,))


def apply(
    intake: Intake,
    *,
    digest: str,
    only_right: bool,
    by: User | None,
    reference: str = "",
    decide: Callable[[Intake], None] = lambda locked: None,
) -> None:
    """Take in what the preview with this digest shows. ``reference``: publish as a public task that it proves.

    ``decide`` keeps with the file whatever else was decided.
    """

    def change(locked: Intake) -> None:
        if locked.digest != digest:
            raise NotNowError(_("The preview has changed since you looked. Look again."))
        if locked.counts["wrong"] and not only_right:
            raise NotNowError(_("Some rows are wrong. Take in the right ones only, or mend the file."))
        locked.only_right, locked.decided_by, locked.legal_basis_reference = only_right, by, reference
        decide(locked)

    _go(intake, State.APPLYING, (State.READY,), change)


def again(intake: Intake) -> None:
    """Check the file anew, after something failed."""
    _go(intake, State.CHECKING, (State.FAILED, State.READY))


def undo(intake: Intake, *, by: User | None) -> None:
    def change(locked: Intake) -> None:
        locked.decided_by = by

    _go(intake, State.UNDOING, (State.DONE,), change)


def discard(intake: Intake) -> None:
    """Forget a file that was not taken in, and everything in it."""
    with transaction.atomic():
        locked = Intake.objects.select_for_update().get(pk=intake.pk)
        if locked.state not in OPEN:
            raise NotNowError(_("It can’t be discarded now."))
        transaction.on_commit(locked.forget_files)
        locked.delete()


def _go(
    intake: Intake, to: State, allowed: tuple[State, ...], change: Callable[[Intake], None] = lambda locked: None
) -> None:
    """Lock, look whether the state allows it, change, and leave the rest to the worker; all at once or not at all."""
    with transaction.atomic():
        locked = Intake.objects.select_for_update().get(pk=intake.pk)
        if locked.state not in allowed:
            raise NotNowError(_("Meanwhile this spreadsheet has gone on: %s.") % locked.get_state_display())
        change(locked)
        locked.state, locked.message, locked.done = to, "", 0
        locked.save()
        if locked.is_at_work:
            jobs.defer(locked)
    intake.refresh_from_db()
