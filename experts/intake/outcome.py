"""What an import tells: plain values that a command prints and a page shows."""

from dataclasses import dataclass, field
from typing import Any


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
    place: int = -1  # of the column, counted from 0; -1: the row as a whole
    asks: str = ""  # of what kind the value is that is unknown, so that somebody may be asked what it means


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
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    new_posts: int = 0
    changed_posts: int = 0
    new_agencies: list[str] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    alike: list[Finding] = field(default_factory=list)  # somebody new, and who it may be
    problems: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    published: int = 0
    unpublished: list[Unpublished] = field(default_factory=list)
    is_written: bool = False

    @property
    def bad_rows(self) -> int:
        return len({(problem.sheet, problem.line) for problem in self.problems})


def shown(value: Any, length: int = 80) -> str:
    """A cell's value, short enough for a line of a report."""
    text = str(value)
    return text if len(text) <= length else f"{text[:length]}…"
