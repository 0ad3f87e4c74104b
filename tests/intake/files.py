"""Files to take in, made from rows or from text, and what the database remembers of it."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pghistory.models

from experts.intake.outcome import Outcome
from experts.intake.take_in import Options, take_in

PERSON = {"country": "ID", "name": "Sri Wahyuni", "position": "Director"}


def person(name: str = "Sri Wahyuni", **cells: str) -> dict[str, str]:
    return PERSON | {"name": name} | cells


def as_csv(*rows: dict[str, str]) -> str:
    """The rows under the columns of all of them."""
    text = StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(column for row in rows for column in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def take(*rows: dict[str, str], **options: Any) -> Outcome:
    return take_text(as_csv(*rows), **options)


def take_text(text: str | bytes, **options: Any) -> Outcome:
    content = text.encode() if isinstance(text, str) else text
    return take_in(BytesIO(content), name="people.csv", options=Options(**options))


def told(outcome: Outcome) -> list[tuple[int, str, str]]:
    """Line, column and value of every problem."""
    return [(problem.line, problem.column, problem.value) for problem in outcome.problems]


def events() -> int:
    """How many rows the history has."""
    return pghistory.models.Events.objects.count() + pghistory.models.Context.objects.count()
