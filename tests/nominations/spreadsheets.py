"""Spreadsheets by which a country nominates, on their way without the pages."""

import csv
from io import BytesIO, StringIO
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile

from experts.intake import workflow, working
from experts.models import Agency, Country, Intake, User
from tests.documents.files import picture

GROUNDS = {
    "eligibility": {"experience": True, "recommended_by": "BKN", "conduct": True, "independent": True},
    "basis": {"kind": "public-task", "on": "2026-01-02", "reference": "Decree 12/2026"},
}
COMPLETE = {
    "category": "practitioner",
    "position": "Director",
    "agency": "Agency A",
    "competency": "taxation",
    "expertise level": "2",
    "roles": "trainer",
    "assignment": "Course on pay",
    "assignment year": "2024",
    "assignment role": "trainer",
}


def person(name: str, **cells: str) -> dict[str, str]:
    """Somebody of whom nothing is missing but what is told for the whole file."""
    return {"name": name} | COMPLETE | {key.replace("_", " "): value for key, value in cells.items()}


def as_csv(*rows: dict[str, str]) -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(column for row in rows for column in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def send(by: User, *rows: dict[str, str], agency: Agency | None = None) -> Intake:
    return send_file(by, as_csv(*rows), "people.csv", agency=agency)


def send_file(by: User, content: bytes, name: str, agency: Agency | None = None) -> Intake:
    """Sent, read and checked: it then waits for somebody, or is ready."""
    country = agency.country if agency else Country.objects.get(pk=next(iter(by.focal_countries)))
    given: dict[str, Any] = {"name": name, "sender": by, "language": "en", "country": country}
    return work(workflow.start(File(BytesIO(content), name=name), nominates=True, agency=agency, **given))


def decide(intake: Intake, *, by: User, sends: bool = True, letter: bytes = b"", name: str = "letter.png") -> None:
    def keep(locked: Intake) -> None:
        locked.decision = {"sends": sends, "typed": GROUNDS, "letters": name}
        locked.letters.save(name, ContentFile(letter or picture()), save=False)

    workflow.apply(intake, digest=intake.digest, only_right=True, by=by, decide=keep)


def nominate(intake: Intake, **decided: Any) -> Intake:
    decide(intake, **decided)
    return work(intake)


def work(intake: Intake) -> Intake:
    """What the worker would do next."""
    intake.refresh_from_db()
    working.work(intake)
    intake.refresh_from_db()
    return intake


FIRST = (
    "Adi Bayu Citra Dharma Eka Fajar Galih Hesti Intan Joko "
    "Kartika Lestari Maya Nanda Oka Putri Ratna Surya Tirta Wulan"
)
LAST = "Prasetyo Nugroho Simanjuntak Wicaksono Hutagalung Kusumawardani Rahmadani Siregar Tanoto Yudhistira"


def names(number: int) -> list[str]:
    """None like another."""
    return [f"{first} {last}" for last in LAST.split() for first in FIRST.split()][:number]
