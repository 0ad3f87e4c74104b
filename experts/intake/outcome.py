"""What an import tells: plain values that a command prints and a page shows."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experts.intake.plan import Plan


class UnreadableError(Exception):
    """The file as a whole can't be taken in; the message says why, in words for whoever sent it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one cell: a mistake that keeps its row out, or a remark on how it was understood."""

    line: int
    column: str
    value: str
    reason: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """A row that tells more about somebody whom an earlier row of the file has named."""

    line: int
    first_line: int
    name: str


@dataclass(frozen=True, slots=True)
class Unpublished:
    name: str
    reason: str


@dataclass
class Outcome:
    encoding: str
    ignored_columns: list[str]
    delimiter: str = ""  # of a CSV file
    rows: int = 0
    officials: set[int] = field(default_factory=set)
    new: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)
    new_posts: int = 0
    changed_posts: int = 0
    new_agencies: list[str] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    published: int = 0
    unpublished: list[Unpublished] = field(default_factory=list)
    is_written: bool = False

    def add(self, plan: "Plan") -> None:
        """Count a plan that was applied."""
        self.officials |= {person.official.pk for person in plan.people}
        self.new |= {person.official.pk for person in plan.people if person.is_new}
        self.changed |= {person.official.pk for person in plan.people if person.is_changed} - self.new
        self.new_posts += sum(len(person.new_posts) for person in plan.people)
        self.changed_posts += sum(len(person.changed_posts) for person in plan.people)
        self.new_agencies += [f"{agency.name} ({agency.country_id})" for agency in plan.agencies]
        self.merges += plan.merges
        self.problems += plan.problems
        self.remarks += plan.remarks

    def found_in(self, sheet: str) -> None:
        """Say of whatever was found since the last sheet that it is in this one."""
        self.problems = [replace(one, sheet=one.sheet or sheet) for one in self.problems]
        self.remarks = [replace(one, sheet=one.sheet or sheet) for one in self.remarks]

    @property
    def unchanged(self) -> int:
        return len(self.officials) - len(self.new) - len(self.changed)

    @property
    def bad_rows(self) -> int:
        return len({(problem.sheet, problem.line) for problem in self.problems})


def shown(value: Any, length: int = 80) -> str:
    """A cell's value, short enough for a line of a report."""
    text = str(value)
    return text if len(text) <= length else f"{text[:length]}…"
