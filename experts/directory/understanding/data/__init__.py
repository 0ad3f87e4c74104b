"""What people say that is no name in the database: nationalities, groups of states, roles, courtesies."""

import csv
from pathlib import Path

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (Path(__file__).parent / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
