"""What becomes of the rows of a file: officials, unless whoever sent it nominates."""

from collections.abc import Callable
from dataclasses import dataclass

from experts.intake.applying import Progress, apply_file
from experts.intake.plan import Plan
from experts.models import Intake

Review = Callable[[Plan], None]


@dataclass(frozen=True)
class Purpose:
    """``review`` may tell more about the people of each batch, or refuse them; ``apply`` writes what was found."""

    apply: Callable[[Intake, Progress], None]
    review: Callable[[Intake], Review]


PURPOSES = {False: Purpose(apply_file, lambda intake: lambda plan: None)}  # by ``Intake.nominates``


def register_nominating(purpose: Purpose) -> None:
    """Nominations know of spreadsheets, and not the other way round."""
    PURPOSES[True] = purpose


def of(intake: Intake) -> Purpose:
    return PURPOSES[intake.nominates]
