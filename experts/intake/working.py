"""What the worker does with a spreadsheet. It goes by the state it finds, so a job that was cut off is done again."""

from collections.abc import Callable

from django.db import IntegrityError, InterfaceError, OperationalError
from django.utils.translation import gettext as _
from django.utils.translation import override

from experts.intake import purposes
from experts.intake.applying import StaleError
from experts.intake.checking import check_file
from experts.intake.outcome import UnreadableError
from experts.intake.progress import Progress
from experts.intake.survey import fill_in_guesses, survey
from experts.intake.undoing import TouchedError, undo_file
from experts.models import Intake

State = Intake.State
OUTAGES = (OperationalError, InterfaceError)
TRIES = 3  # to take in what others keep changing


def work(intake: Intake) -> None:
    """Do what the state says is to be done; when that is nothing, nothing."""
    steps: dict[str, Callable[[Intake, Progress], None]] = {
        State.READING: _read,
        State.CHECKING: _check,
        State.APPLYING: _apply,
        State.UNDOING: _undo,
    }
    step = steps.get(intake.state)
    if step is None:
        return
    with override(intake.language), Progress(intake) as progress:
        try:
            step(intake, progress)
        except UnreadableError as error:
            _end(intake, State.REFUSED, str(error))
        except IntegrityError as error:
            _end(intake, State.FAILED, _("The database refused: %s.") % str(error).partition("\n")[0])
        except OUTAGES:
            raise  # the job is done again
        except Exception:
            _end(intake, State.FAILED, _("Something went wrong here. Nothing was written. Try again."))
            raise


def _read(intake: Intake, progress: Progress) -> None:
    with intake.opened() as file:
        is_known = survey(intake, file)
    if is_known:
        _end(intake, State.CHECKING)
        _check(intake, progress)
    else:
        fill_in_guesses(intake)
        _end(intake, State.MAPPING)


def _check(intake: Intake, progress: Progress) -> None:
    with intake.opened() as file:
        check_file(intake, file, progress)
    _end(intake, State.ASKING if intake.counts["questions"] else State.READY)


def _apply(intake: Intake, progress: Progress) -> None:
    """What was changed meanwhile is checked again; if that finds the same, the yes still holds."""
    agreed = intake.digest
    for _attempt in range(TRIES):
        try:
            purposes.of(intake).apply(intake, progress)
        except StaleError:
            with intake.opened() as file:
                check_file(intake, file, progress)
            if intake.digest != agreed:
                break
        else:
            intake.forget_files()
            intake.save()
            return
    _end(intake, State.READY, _("The pool has changed since you looked. Look at the preview again."))


def _undo(intake: Intake, progress: Progress) -> None:
    try:
        undo_file(intake, by=intake.decided_by_id)
    except TouchedError as error:
        _end(intake, State.DONE, str(error))


def _end(intake: Intake, state: State, message: str = "") -> None:
    intake.state, intake.message = state, message
    intake.save()
