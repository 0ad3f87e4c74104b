"""Reading the tables that stand beside the code."""

import csv
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent


def rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several: ``"Law|Economics"``."""
    return tuple(cell.split("|")) if cell else ()


def pairs(cell: str) -> tuple[tuple[str, str], ...]:
    """The parts of a cell that holds several in English and Indonesian: ``"Housing=Perumahan|…"``."""
    return tuple((english, indonesian) for english, _, indonesian in (part.partition("=") for part in listed(cell)))
