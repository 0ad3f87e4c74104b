"""How far a version has come: its sections, and what is still missing in each."""

from collections import Counter
from dataclasses import dataclass

from experts.models import Nomination, User
from experts.nominations.mending import marks_of
from experts.nominations.transitions import Action, open_to
from experts.nominations.version.lookup import Lookup
from experts.nominations.version.missing import Problem, missing
from experts.nominations.version.sections import Section, sections_of


@dataclass(frozen=True)
class Stage:
    section: Section
    problems: int
    is_begun: bool
    is_current: bool
    is_to_mend: bool


def progress_of(nomination: Nomination, problems: list[Problem], current: Section | None = None) -> list[Stage]:
    number = Counter(problem.section for problem in problems)
    to_mend = {mark.section.slug for mark in marks_of(nomination) if mark.section}
    return [
        Stage(one, number[one.slug], _is_begun(one, nomination), one is current, one.slug in to_mend)
        for one in sections_of(nomination.kind)
    ]


def problems_for(nomination: Nomination, lookup: Lookup, user: User) -> list[Problem]:
    """What is missing for the next step that this user would take."""
    endorses = any(row.action == Action.ENDORSE for row in open_to(user, nomination))
    return missing(nomination, lookup, endorses=endorses)


def _is_begun(section: Section, nomination: Nomination) -> bool:
    return any(nomination.typed.get(block.name) for block in section.blocks)
