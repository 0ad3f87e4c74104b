"""History by database triggers: every insert, update and delete of a row, whoever made it."""

from collections.abc import Callable
from typing import TypeVar, overload

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _
from pghistory.models import Events

M = TypeVar("M", bound=type[models.Model])


@overload
def keep_history(model: M) -> M: ...
@overload
def keep_history(*, exclude: list[str]) -> Callable[[M], M]: ...
def keep_history(model: M | None = None, *, exclude: list[str] | None = None) -> M | Callable[[M], M]:
    """Record each insert, update and delete of the model's rows; ``exclude`` names columns that are not kept."""

    def track(tracked: M) -> M:
        return pghistory.track(
            pghistory.InsertEvent(level=pghistory.Statement),
            pghistory.UpdateEvent(level=pghistory.Statement),
            pghistory.DeleteEvent(level=pghistory.Statement),
            exclude=exclude,
            meta={"indexes": [models.Index(fields=["pgh_created_at", "pgh_id"])]},  # the newest of all nouns together
        )(tracked)

    return track if model is None else track(model)


class RecordedChange(Events):
    """What stands behind the list of the changes of all nouns."""

    class Meta:
        proxy = True
        verbose_name = _("change")
        verbose_name_plural = _("all changes")
