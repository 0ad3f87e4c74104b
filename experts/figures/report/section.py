"""What a report consists of. A new section is one function more in ``experts.figures.report.sections``."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from experts.figures.report.chart import Chart

Cell = int | float | str | None


@dataclass(frozen=True)
class Row:
    label: str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Table:
    sheet: "StrOrPromise"  # what the workbook calls it, short
    title: "StrOrPromise"
    head: Sequence["StrOrPromise"]  # the first one is that of the labels
    rows: Sequence[Row]
    total: Row | None = None
    chart: "Chart | None" = None


@dataclass(frozen=True)
class Section:
    name: str
    title: "StrOrPromise"
    note: "StrOrPromise"
    tables: Sequence[Table] = field(default_factory=list)
