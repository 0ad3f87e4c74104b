"""Agencies, and which of them are focal points."""

from collections.abc import Iterator
from pathlib import Path

from experts.models import Agency, FocalPointTerm
from experts.reference.files import iso_date, rows
from experts.reference.sync import Outcome, Values, sync


def load_agencies(folder: Path) -> Outcome:
    """Agencies in two passes, since parents and successors may stand anywhere in the file."""
    listed = list(rows(folder, "agencies"))
    known = set(Agency.objects.values_list("slug", flat=True))
    fresh = [row for row in listed if row["slug"] not in known]
    first = sync(Agency, map(_agency, fresh), key=("slug",))
    ids = dict(Agency.objects.values_list("slug", "pk"))
    linked: Iterator[Values] = (
        {
            **_agency(row),
            "parent_id": ids[row["parent"]] if row["parent"] else None,
            "dissolved_on": iso_date(row["dissolved_on"]),
            "successor_id": ids[row["successor"]] if row["successor"] else None,
        }
        for row in listed
    )
    second = sync(Agency, linked, key=("slug",))
    return Outcome(first.created, second.changed, second.kept)


def _agency(row: dict[str, str]) -> Values:
    return {
        "slug": row["slug"],
        "country_id": row["country"],
        "name": row["name"],
        "name_local": row["name_local"],
        "local_language_id": row["local_language"] or None,
        "acronym": row["acronym"],
        "other_names": [name.strip() for name in row["other_names"].split("|") if name.strip()],
        "kind": row["kind"],
        "level": row["level"],
        "seat_id": row["seat"] or None,
        "website": row["website"],
    }


def load_focal_points(folder: Path) -> Outcome:
    """The agency that each country's file row names, where the country has had no focal point yet."""
    ids = dict(Agency.objects.values_list("slug", "pk"))
    seated = set(FocalPointTerm.objects.values_list("country_id", flat=True))
    terms = [
        FocalPointTerm(country_id=row["code"], agency_id=ids[row["focal_agency"]], since=iso_date(row["focal_from"]))
        for row in rows(folder, "countries")
        if row["focal_agency"] and row["code"] not in seated
    ]
    FocalPointTerm.objects.bulk_create(terms)
    return Outcome(len(terms), 0, ())
