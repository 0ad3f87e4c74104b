"""From what a row of a file would change to the version of a record that is proposed."""

from collections.abc import Iterable, Mapping
from typing import Any

from experts.intake.dossiers import PARTS, Draft, blank
from experts.intake.proposals import Proposal
from experts.models import Official
from experts.nominations.version.base_form import plain
from experts.nominations.version.columns import COLUMNS, OF_RECORD


def version_of(base: Draft, draft: Draft, agencies: Mapping[str, Proposal]) -> Draft:
    """``base`` is the record as it is, or nothing; ``agencies`` are the proposed ones, by slug."""
    told = {column: value for column, value in draft.get("official", {}).items() if column in OF_RECORD}
    version = base | {"official": (base.get("official") or _blank(Official, OF_RECORD)) | told}
    for name, model in PARTS.items():
        version[name] = _rows(base.get(name, []), draft.get(name, []), _blank(model, COLUMNS[name]), agencies)
    if number := draft.get("identity_number"):
        version["identity"] = {"identity_number": number}
    return version


def _rows(
    base: Iterable[dict[str, Any]],
    told: Iterable[dict[str, Any]],
    nothing: dict[str, Any],
    agencies: Mapping[str, Proposal],
) -> list[dict[str, Any]]:
    changed = {row["pk"]: _named(row, agencies) for row in told if row.get("pk")}
    new = [nothing | _named(row, agencies) for row in told if not row.get("pk")]
    return [row | changed.get(row["pk"], {}) for row in base] + new


def _named(row: dict[str, Any], agencies: Mapping[str, Proposal]) -> dict[str, Any]:
    """An agency that is proposed is not made before the nomination is approved: it is named."""
    return row | {"agency": agencies[row["agency"]]["name"], "agency_id": None} if row.get("agency") else row


def _blank(model: Any, columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: plain(value) for column, value in blank(model, columns).items()}
