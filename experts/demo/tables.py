"""Reading the tables in ``data/``."""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data"


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows_of(country: str, name: str) -> list[dict[str, str]]:
    return [row for row in rows(name) if row["country"] == country]


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several: ``"Law|Economics"``."""
    return tuple(cell.split("|")) if cell else ()


def pairs(cell: str) -> tuple[tuple[str, str], ...]:
    """The parts of a cell that holds several in English and Indonesian: ``"Housing=Perumahan|…"``."""
    return tuple((english, indonesian) for english, _, indonesian in (part.partition("=") for part in listed(cell)))
