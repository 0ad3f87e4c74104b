"""Undo what a file brought, as a whole, if nobody has touched it since: the history says what to put back."""

from typing import Any

import pghistory
from django.db import connection, transaction
from django.db.models import Exists, Model, OuterRef
from django.utils.translation import gettext as _

from experts.intake.dossiers import PARTS
from experts.models import Agency, Intake, Official, PersonalRecord

# Each before what it refers to.
MODELS: tuple[type[Model], ...] = (*PARTS.values(), PersonalRecord, Official)

PUT_BACK = """
    UPDATE {table} AS now SET {columns}
    FROM (
        SELECT DISTINCT ON (pgh_obj_id) * FROM {events}
        WHERE pgh_obj_id = ANY(%(keys)s) AND pgh_context_id IS DISTINCT FROM %(context)s
        ORDER BY pgh_obj_id, pgh_id DESC
    ) AS before
    WHERE now.id = before.pgh_obj_id
"""


class TouchedError(Exception):
    """Somebody has gone on with what the file brought; the message says what."""


def undo_file(intake: Intake, *, by: int | None) -> None:
    """Raises TouchedError; then nothing is undone."""
    with transaction.atomic(), pghistory.context(source="undo", file=intake.name, intake=intake.pk, user=by):
        _lock(intake)
        for model in MODELS:
            _refuse_what_was_touched(model, intake)
        _refuse_what_was_added(intake)
        for model in MODELS:
            _put_back(model, intake)
        for model in MODELS:
            model._default_manager.filter(pk__in=_made(model, intake)).delete()
        _forget_agencies(intake)
        intake.state = Intake.State.UNDONE
        intake.save()


def _events(model: type[Model], intake: Intake) -> Any:
    return model.pgh_event_model.objects.filter(pgh_context=intake.context)  # type: ignore[attr-defined]


def _made(model: type[Model], intake: Intake) -> Any:
    return _events(model, intake).filter(pgh_label="insert").values("pgh_obj_id")


def _lock(intake: Intake) -> None:
    officials = Official.objects.filter(pk__in=_events(Official, intake).values("pgh_obj_id"))
    list(officials.order_by("pk").select_for_update(of=("self",)).values_list("pk"))


def _refuse_what_was_touched(model: type[Model], intake: Intake) -> None:
    ours = _events(model, intake)
    later = model.pgh_event_model.objects.filter(  # type: ignore[attr-defined]
        pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__gt=OuterRef("pgh_id")
    ).exclude(pgh_context=intake.context)
    if count := ours.filter(Exists(later)).values("pgh_obj_id").distinct().count():
        raise TouchedError(
            _("Nothing was undone. Since then, somebody has changed records of the kind “%(kind)s”: %(count)d.")
            % {"count": count, "kind": model._meta.verbose_name}
        )


def _refuse_what_was_added(intake: Intake) -> None:
    """Whatever hangs on a new official and did not come with the file would go with it."""
    made = _made(Official, intake)
    for relation in Official._meta.related_objects:
        model = relation.related_model
        if not isinstance(model, type) or model._meta.label == "experts.OfficialSlug" or "Event" in model.__name__:
            continue
        hanging = model._default_manager.filter(**{f"{relation.field.name}__in": made})
        if model in MODELS:
            hanging = hanging.exclude(pk__in=_made(model, intake))
        if hanging.exists():
            raise TouchedError(
                _("Nothing was undone. Since then, somebody has given the new officials records of the kind “%s”.")
                % model._meta.verbose_name
            )


def _put_back(model: type[Model], intake: Intake) -> None:
    updated = _events(model, intake).filter(pgh_label="update").exclude(pgh_obj_id__in=_made(model, intake))
    keys = list(updated.values_list("pgh_obj_id", flat=True).distinct())
    if not keys:
        return
    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    tracked = {field.column for field in model.pgh_event_model._meta.concrete_fields}  # type: ignore[attr-defined]
    query = PUT_BACK.format(
        table=model._meta.db_table,
        events=model.pgh_event_model._meta.db_table,  # type: ignore[attr-defined]
        columns=", ".join(f'"{column}" = before."{column}"' for column in columns if column in tracked),
    )
    with connection.cursor() as cursor:
        cursor.execute(query, {"keys": keys, "context": intake.context})


def _forget_agencies(intake: Intake) -> None:
    """Those that it proposed and nobody uses."""
    agencies = Agency.objects.filter(pk__in=_made(Agency, intake), is_confirmed=False)
    for _level in range(2):  # children, then their parents
        agencies.filter(posts=None, children=None).delete()
