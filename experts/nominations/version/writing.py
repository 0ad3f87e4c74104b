"""Brings a proposed version over to the record: only what it changes, so that what others have changed stays."""

from collections.abc import Collection, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.utils.translation import gettext as _

from experts.intake import proposals
from experts.intake.dossiers import Draft, fill
from experts.models import Agency, Official, PersonalRecord
from experts.nominations.version.columns import COLUMNS, MODELS
from experts.nominations.version.difference import by_pk, changed_columns, differ
from experts.nominations.version.lookup import Lookup


def write(official: Official, base: Draft, proposed: Draft, *, keep: Collection[str] = ()) -> None:
    """Write what the version changes; ``keep`` has the keys of differences in which the record is right as it is.

    The caller holds the official’s lock. Raises ValidationError when something it refers to is gone.
    """
    try:
        _write_official(official, base.get("official", {}), proposed["official"], keep)
        agencies = _agencies(official.country_id, proposed)
        for name in COLUMNS:
            _write_rows(official, name, base.get(name, []), proposed.get(name, []), keep, agencies)
        if "identity_number" not in keep:
            _keep_identity(official, base.get("identity", {}), proposed.get("identity", {}))
        let_the_database_object()
    except IntegrityError as error:
        raise ValidationError(_("Something that it refers to is gone or doubled by now: return it.")) from error


def let_the_database_object() -> None:
    """Now rather than at the commit, so that it is told as what it is."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # as they are at first


def _write_official(official: Official, base: dict[str, Any], wanted: dict[str, Any], keep: Collection[str]) -> None:
    changed = {
        column: value for column, value in wanted.items() if differ(base.get(column), value) and column not in keep
    }
    fill(official, changed)
    official.save()


def _write_rows(
    official: Official,
    name: str,
    base: list[dict[str, Any]],
    wanted: list[dict[str, Any]],
    keep: Collection[str],
    agencies: dict[str, Agency],
) -> None:
    was: dict[Any, dict[str, Any]] = by_pk(base)
    rows: dict[Any, Any] = {row.pk: row for row in MODELS[name].objects.filter(official=official)}
    for pk in was.keys() - {row.get("pk") for row in wanted}:
        if pk in rows and f"{name}:{pk}" not in keep:
            rows[pk].delete()
    for row in wanted:
        before = was.get(row.get("pk"))
        if before is None:
            _add_row(official, name, row, agencies)
        elif columns := _columns_to_write(name, before, row, keep):
            # Somebody has removed it meanwhile, and the reviewer wants it to be there.
            found = rows.get(before["pk"]) or MODELS[name](official=official)
            _fill_row(found, row, columns if found.pk else COLUMNS[name], agencies)


def _columns_to_write(name: str, before: dict[str, Any], wanted: dict[str, Any], keep: Collection[str]) -> list[str]:
    key = f"{name}:{before['pk']}"
    changed = [] if key in keep else changed_columns(name, before, wanted)
    return [column for column in changed if f"{key}:{column}" not in keep]


def _add_row(official: Official, name: str, wanted: dict[str, Any], agencies: dict[str, Agency]) -> None:
    if name == "contacts" and _has_contact(official, wanted):
        return
    _fill_row(MODELS[name](official=official), wanted, COLUMNS[name], agencies)


def _fill_row(row: Any, wanted: dict[str, Any], columns: Iterable[str], agencies: dict[str, Agency]) -> None:
    fill(row, {column: wanted[column] for column in columns})
    if wanted.get("agency") and "agency_id" in columns:
        row.agency = agencies[wanted["agency"]]
    row.save()


def _has_contact(official: Official, wanted: dict[str, Any]) -> bool:
    """Whoever may not read the contacts may have told one that is known."""
    return official.contacts.filter(kind=wanted["kind"], value=wanted["value"]).exists()


def _keep_identity(official: Official, base: dict[str, Any], wanted: dict[str, Any]) -> None:
    number = wanted.get("identity_number", "")
    if differ(base.get("identity_number"), number):
        PersonalRecord.objects.update_or_create(official=official, defaults={"identity_number": number})


def _agencies(country: str, proposed: Draft) -> dict[str, Agency]:
    """Those that were new when they were proposed, by the name that was typed: made now, unless they exist by now."""
    names = {post["agency"] for post in proposed.get("posts", []) if post.get("agency")}
    lookup = Lookup(country)
    meant = {name: lookup.agency(name) for name in names}
    made = proposals.create(proposals.to_json(agency for agency in meant.values() if agency and not agency.pk))
    return {name: made.get(agency.slug, agency) for name, agency in meant.items() if agency}
