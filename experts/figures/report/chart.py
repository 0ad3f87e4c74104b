"""Bars, as a drawing: every number of it is in the table below, too."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from experts.figures.report.section import Row

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LEFT, LONGEST, RIGHT = 260, 420, 80  # for the labels, the bars and the numbers
THICK, STEP = 16, 24


@dataclass(frozen=True)
class Bar:
    label: str
    value: int | float
    length: int
    y: int
    line: int  # of the text

    @property
    def end(self) -> int:
        return LEFT + self.length + 8


@dataclass(frozen=True)
class Chart:
    title: "StrOrPromise"
    bars: list[Bar]
    left: int = LEFT
    thick: int = THICK
    width: int = LEFT + LONGEST + RIGHT

    @property
    def height(self) -> int:
        return len(self.bars) * STEP


def draw(title: "StrOrPromise", rows: Iterable[Row], column: int) -> Chart | None:
    """Of the numbers in a column; nothing where there is nothing to see."""
    values = [(row.label, row.cells[column]) for row in rows]
    found = [(label, value) for label, value in values if value and not isinstance(value, str)]
    most = max((value for _label, value in found), default=0)
    bars = [
        Bar(label, value, round(LONGEST * value / most), row * STEP + 4, row * STEP + 17)
        for row, (label, value) in enumerate(found)
    ]
    return Chart(title, bars) if bars else None
