"""How a row's words about a person meet the official's record."""

from typing import Any

from experts.intake.people import name_key
from experts.intake.rows import Row
from experts.models import Official


def new_official(row: Row) -> Official:
    """A record that is not written yet, to bring the row over to."""
    return Official(country_id=row.country, name=row.name.text)


def bring_over(official: Official, row: Row, *, is_first: bool) -> set[str]:
    """Bring the record in step with the row; return the fields that changed.

    The file's first row about somebody decides, later ones fill what is empty. An empty cell erases nothing.
    """
    before = {field: getattr(official, field) for field in (*_values(row), "name", "other_names")}
    for field, value in _values(row).items():
        if value and (is_first or not before[field]):
            setattr(official, field, value)
    official.name = _name(official, row, is_first)
    official.other_names = list(dict.fromkeys([*official.other_names, *row.other_names]))
    return {field for field, old in before.items() if getattr(official, field) != old}


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
        "modes": list(row.modes),
    }


def _name(official: Official, row: Row, is_first: bool) -> str:
    known, given = name_key(official.name), name_key(row.name.text)
    if row.has_latin_name and known == name_key(row.name_local):
        return row.name.text  # so far only the name in its own script was known
    if not is_first or (known == given and row.name.is_recased):
        return official.name  # capitals say nothing of how the name is written
    return row.name.text if known == given or (row.external_id and row.has_latin_name) else official.name
