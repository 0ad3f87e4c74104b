"""How a row's words about a person meet the official's record."""

from typing import Any

from experts.intake.dossiers import OFFICIAL_COLUMNS, blank
from experts.intake.names import name_key
from experts.intake.rows import Row
from experts.models import Official

# The columns of the file that fill a field of another name.
COLUMNS = {"tier_id": "tier", "categories": "category"}


def new_official(row: Row) -> Official:
    """A record that is not written yet, to bring the row over to."""
    return Official(country_id=row.country, name=row.name.text)


def bring_over(official: Official, row: Row, *, is_first: bool) -> None:
    """Bring the record in step with the row.

    The file's first row about somebody decides, later ones fill what is empty. An empty cell erases nothing, but in a
    row that stands for a record.
    """
    for field, value in _values(row).items():
        if value not in ("", None, []):
            if is_first or not getattr(official, field):
                setattr(official, field, value)
        elif is_first and COLUMNS.get(field, field) in row.emptied:
            setattr(official, field, blank(Official, OFFICIAL_COLUMNS)[field])
    official.name = _name(official, row, is_first)
    if "other_names" not in row.emptied:
        known = [] if row.record and is_first and row.other_names else official.other_names
        official.other_names = list(dict.fromkeys([*known, *row.other_names]))
    elif is_first:
        official.other_names = []


def _values(row: Row) -> dict[str, Any]:
    return {
        "external_id": row.external_id,
        "name_local": row.name_local,
        "title_before": row.title_before,
        "title_after": row.title_after,
        "categories": list(row.categories),
        "tier_id": row.tier or None,
        "rank_title": row.rank_title,
        "summary": row.summary,
        "summary_local": row.summary_local,
        "service_since": row.service_since,
        "available_from": row.available_from,
        "available_until": row.available_until,
        "notice_weeks": row.notice_weeks,
        "modes": list(row.modes),
        "travels": row.travels,
    }


def _name(official: Official, row: Row, is_first: bool) -> str:
    known, given = name_key(official.name), name_key(row.name.text)
    if row.has_latin_name and known == name_key(row.name_local):
        return row.name.text  # so far only the name in its own script was known
    if not is_first or (known == given and row.name.is_recased):
        return official.name  # capitals say nothing of how the name is written
    is_known_otherwise = bool(row.external_id or row.record) and row.has_latin_name
    return row.name.text if known == given or is_known_otherwise else official.name
