"""Spreadsheets to take in, written anew by chance that is always the same."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook, load_workbook

FIRST = ("Sri", "Budi", "Ahmad", "Dewi", "Somchai", "Maria", "Jose", "Siti", "Agus", "Rina", "Putri", "Eko", "Linh")
LAST = ("Wahyuni", "Raharjo", "Santoso", "Pratama", "Nugroho", "Reyes", "Cruz", "Aminah", "Setiawan", "Wijaya", "Sokha")
TOPICS = ("Budget", "Planning", "Training", "Audit", "Health")
COUNTRIES = ("ID", "MY", "PH", "TH", "VN")
AGENCIES = ("Ministry of Finance", "Ministry of Health", "Ministry of Education")
SKILLS = ("talent-management", "career-management")
COLUMNS = ("country", "external id", "name", "position", "agency", "since", "competencies", "summary")


def write_csv(path: Path, rows: int) -> None:
    """People with two children each: a post and a competency."""
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(_people(rows))


def write_workbook(path: Path, rows: int) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Staff")
    sheet.append(COLUMNS)
    for row in _people(rows):
        sheet.append(row)
    book.save(path)


def fill_in_template(path: Path, people: int) -> None:
    """The template at the path, filled in with as many people, a post, two competencies and a language each."""
    book = load_workbook(path)
    for number, (country, _, name, post, agency, since, skill, _) in enumerate(_people(people), start=1):
        book["People"].append([number, country, name])
        book["Posts"].append([number, post, None, agency, None, since])
        for one in {skill, *SKILLS}:
            book["Expertise"].append([number, one])
        book["Languages"].append([number, "English"])
    book["People"].delete_rows(2, 502)  # the examples and the rows that are numbered already
    book.save(path)


def _people(count: int) -> Iterator[list[str]]:
    dice = random.Random(7)  # noqa: S311 - the same people each time
    for number in range(count):
        name = f"{dice.choice(FIRST)} {dice.choice(LAST)} {dice.choice(LAST)}"
        since = f"20{dice.randint(10, 25)}-0{dice.randint(1, 9)}-01"
        post = f"Director of {dice.choice(TOPICS)}"
        told = [name, post, dice.choice(AGENCIES), since, dice.choice(SKILLS), "Works on budgets."]
        yield [dice.choice(COUNTRIES), f"X{number}", *told]
