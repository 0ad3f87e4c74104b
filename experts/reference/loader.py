"""Load the reference files into the database; running it again changes only what the files changed."""

from collections.abc import Callable
from pathlib import Path

import pghistory
from django.db import transaction

from experts.models import Country, Language, Rank, Region, Tier
from experts.reference.agencies import load_agencies, load_focal_points
from experts.reference.competencies import load_competencies, load_labels, load_own_labels
from experts.reference.files import iso_date, names, rows
from experts.reference.sync import SOURCE, Outcome, sync

FOLDER = Path(__file__).parent


def load(folder: Path = FOLDER) -> dict[str, Outcome]:
    """Load every file that the folder holds, all or nothing; return what happened, step by step."""
    with transaction.atomic(), pghistory.context(source=SOURCE):
        return {what: step(folder) for what, file, step in STEPS if (folder / f"{file}.csv").exists()}


def _languages(folder: Path) -> Outcome:
    values = (
        {"code": row["code"], "names": names(row), "own_name": row["name_own"], "position": position}
        for position, row in enumerate(rows(folder, "languages"), 1)
    )
    return sync(Language, values, key=("code",))


def _countries(folder: Path) -> Outcome:
    values = (
        {
            "code": row["code"],
            "names": names(row),
            "own_name": row["name_own"],
            "own_language_id": row["own_language"] or None,
            "membership": row["membership"],
            "acceded_on": iso_date(row["acceded_on"]),
            "position": position,
        }
        for position, row in enumerate(rows(folder, "countries"), 1)
    )
    return sync(Country, values, key=("code",))


def _regions(folder: Path) -> Outcome:
    values = (
        {"code": row["code"], "country_id": row["country"], "name": row["name"]} for row in rows(folder, "regions")
    )
    return sync(Region, values, key=("code",))


def _tiers(folder: Path) -> Outcome:
    values = (
        {"slug": row["slug"], "names": names(row), "position": position}
        for position, row in enumerate(rows(folder, "tiers"), 1)
    )
    return sync(Tier, values, key=("slug",))


def _ranks(folder: Path) -> Outcome:
    values = (
        {
            "country_id": row["country"],
            "title": row["title"],
            "title_en": row["title_en"],
            "tier_id": row["tier"],
        }
        for row in rows(folder, "ranks")
    )
    return sync(Rank, values, key=("country_id", "title"))


# In the order in which they build on one another: what is loaded, from which file, by what.
STEPS: list[tuple[str, str, Callable[[Path], Outcome]]] = [
    ("languages", "languages", _languages),
    ("countries", "countries", _countries),
    ("regions", "regions", _regions),
    ("tiers", "tiers", _tiers),
    ("ranks", "ranks", _ranks),
    ("agencies", "agencies", load_agencies),
    ("focal points", "countries", load_focal_points),
    ("competencies", "competencies", load_competencies),
    ("their labels", "competencies", load_own_labels),
    ("further labels", "competency_labels", load_labels),
]
