"""Write what waits in rows: a fixed number of queries for a batch, however many rows it has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model
from django.utils import timezone

from experts.intake.dossiers import OFFICIAL_COLUMNS, PART_COLUMNS, PARTS, Dossier, bring_draft_over, load_dossiers
from experts.models import Agency, IntakeRow, Official, PersonalRecord
from experts.models.refolded import Refolded
from experts.models.slugs import issue_slugs


def create_people(rows: Sequence[IntakeRow], agencies: Mapping[str, Agency]) -> None:
    """The rows know their officials afterwards. ``agencies`` are those that were proposed, by slug."""
    dossiers = [Dossier(Official(country_id=row.country_id)) for row in rows]
    for row, dossier in zip(rows, dossiers, strict=True):
        bring_draft_over(dossier, row.draft, agencies)
    officials = [dossier.official for dossier in dossiers]
    slugs = issue_slugs((official.country_id, official.name) for official in officials) if officials else []
    for official, slug in zip(officials, slugs, strict=True):
        official.slug = slug
        official.refold()
    Official.objects.bulk_create(officials)
    for row, official in zip(rows, officials, strict=True):
        row.official_id = official.pk
    _create_parts(dossiers)
    _keep_identities(dossiers)


def change_people(rows: Sequence[IntakeRow], agencies: Mapping[str, Agency]) -> None:
    """Their records must be locked and as they were when the rows were checked."""
    found = load_dossiers(row.official_id for row in rows if row.official_id)
    dossiers = []
    for row in rows:
        dossier = found[row.official_id or 0]
        bring_draft_over(dossier, row.draft, agencies)
        dossiers.append(dossier)
    _change_officials(dossiers)
    _change_parts(dossiers)  # before others are made: only one post is the primary one
    _create_parts(dossiers)
    _keep_identities(dossiers)


def _change_officials(dossiers: Iterable[Dossier]) -> None:
    columns = {"updated_at"}
    officials = []
    for dossier in dossiers:
        official = dossier.official
        official.updated_at = timezone.now()
        official.refold()
        columns |= dossier.change_of(official, OFFICIAL_COLUMNS).keys()
        officials.append(official)
    if columns & {"name", "name_local", "other_names"}:
        columns |= {"sort_key", "folded_name"}
    Official.objects.bulk_update(officials, sorted(_field(Official, column) for column in columns))


def _change_parts(dossiers: Iterable[Dossier]) -> None:
    changed: dict[str, list[Any]] = defaultdict(list)
    columns: dict[str, set[str]] = defaultdict(set)
    for dossier in dossiers:
        for name, parts in dossier.parts.items():
            for part in parts:
                if part.pk and (change := dossier.change_of(part, PART_COLUMNS[name])):
                    changed[name].append(part)
                    columns[name] |= change.keys()
    for name, parts in changed.items():
        fields = {_field(PARTS[name], column) for column in columns[name]}
        PARTS[name]._default_manager.bulk_update(_refolded(parts), sorted(fields | _derived(PARTS[name])))


def _create_parts(dossiers: Iterable[Dossier]) -> None:
    new: dict[str, list[Any]] = defaultdict(list)
    for dossier in dossiers:
        for name, parts in dossier.parts.items():
            new[name] += [part for part in parts if part.pk is None]
    for name, model in PARTS.items():
        if new[name]:
            model._default_manager.bulk_create(_refolded(new[name]))


def _keep_identities(dossiers: Iterable[Dossier]) -> None:
    records = [
        PersonalRecord(official=dossier.official, identity_number=dossier.identity_number)
        for dossier in dossiers
        if dossier.identity_number
    ]
    PersonalRecord.objects.bulk_create(
        records, update_conflicts=True, unique_fields=["official"], update_fields=["identity_number"]
    )


def _refolded(parts: list[Any]) -> list[Any]:
    for part in parts:
        if isinstance(part, Refolded):
            part.refold()
    return parts


def _derived(model: type[Model]) -> set[str]:
    return model.derived if issubclass(model, Refolded) else set()


def _field(model: type[Model], column: str) -> str:
    return model._meta.get_field(column).name
