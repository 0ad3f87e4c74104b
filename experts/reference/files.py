"""Reading the reference files."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path


def rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def names(row: dict[str, str], prefix: str = "name_") -> dict[str, str]:
    """The texts of all ``name_<language>`` columns; ``name_own`` and ``name_local`` are columns of their own."""
    return {
        column.removeprefix(prefix): text
        for column, text in row.items()
        if column.startswith(prefix) and text and column not in {"name_own", "name_local"}
    }


def iso_date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
