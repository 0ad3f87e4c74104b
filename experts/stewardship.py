"""Publishing, hiding and withdrawing a record: the only ways in which its status changes.

Callers of ``publish``: the administrators' desk, the import with a legal basis, and ``renew`` for records that were
hidden because nobody had confirmed them. The demonstration's invented people are written as published at once, with
COPY.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from experts.models import Official

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from experts.models import User
    from experts.models.official import OfficialQuerySet


@dataclass(frozen=True)
class LegalBasis:
    """Why a record may be published, and where the proof of it is kept."""

    kind: Official.LegalBasis
    reference: str
    on: date


def publish(officials: "OfficialQuerySet", *, by: "User | None", basis: LegalBasis | None = None) -> int:
    """Publish all of the officials at once, or none; return how many changed.

    ``basis`` is recorded for those that have none yet. Raises ValidationError when one of them lacks
    a primary post or a legal basis.
    """
    with transaction.atomic(), pghistory.context(action="publish", by=by and by.pk):
        locked = _lock(officials.exclude(status=Official.Status.PUBLISHED))
        if basis is not None:
            locked.filter(legal_basis="").update(
                legal_basis=basis.kind, legal_basis_on=basis.on, legal_basis_reference=basis.reference
            )
        _refuse(locked.exclude(pk__in=locked.publishable()), _("No primary post: %(names)s."))
        _refuse(locked.filter(legal_basis=""), _("No legal basis recorded: %(names)s."))
        return locked.update(status=Official.Status.PUBLISHED, status_reason="", updated_at=timezone.now())


def hide(officials: "OfficialQuerySet", *, reason: Official.Reason, by: "User | None") -> int:
    """Take the officials out of the public pages for a while; return how many changed."""
    return _take_down(officials, Official.Status.HIDDEN, reason, by)


def heed(official: Official, *, reason: Official.Reason) -> int:
    """Hide the record since its official wishes it, whatever else it was hidden for; return how many changed.

    Nobody's name is recorded with it: it is the official's own act.
    """
    with transaction.atomic(), pghistory.context(action="heed", by=None):
        others = Official.objects.listed().filter(pk=official.pk).exclude(status_reason__in=Official.OWN_WISH)
        now = timezone.now()
        return _lock(others).update(status=Official.Status.HIDDEN, status_reason=reason, updated_at=now)


def withdraw(officials: "OfficialQuerySet", *, reason: Official.Reason, by: "User | None") -> int:
    """End the processing of the officials' records; return how many changed."""
    return _take_down(officials, Official.Status.WITHDRAWN, reason, by)


def confirm(officials: "OfficialQuerySet", *, by: "User") -> int:
    """Record that somebody has looked and found the records correct today; return how many."""
    with transaction.atomic(), pghistory.context(action="confirm", by=by.pk):
        now = timezone.now()
        return officials.update(confirmed_on=timezone.localdate(now), confirmed_by=by, updated_at=now)


def renew(officials: "OfficialQuerySet", *, by: "User") -> int:
    """Confirm the records; those that were hidden for not being confirmed are public again. Return how many."""
    with transaction.atomic():
        chosen = _lock(officials)
        number = confirm(chosen, by=by)
        publish(chosen.filter(status=Official.Status.HIDDEN, status_reason=Official.Reason.STALE), by=by)
        return number


def _take_down(
    officials: "OfficialQuerySet", status: Official.Status, reason: Official.Reason, by: "User | None"
) -> int:
    with transaction.atomic(), pghistory.context(action=status.value, by=by and by.pk):
        locked = _lock(officials.standing().exclude(status=status))
        return locked.update(status=status, status_reason=reason, updated_at=timezone.now())


def _lock(officials: "OfficialQuerySet") -> "OfficialQuerySet":
    ids = list(officials.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    return Official.objects.filter(pk__in=ids)


def _refuse(officials: "OfficialQuerySet", message: "StrOrPromise") -> None:
    names = [str(official) for official in officials[:6]]
    if names:
        more = officials.count() - len(names[:5])
        listed = ", ".join(names[:5]) + (ngettext(" and %d more", " and %d more", more) % more if more else "")
        raise ValidationError(message, params={"names": listed}, code="not-publishable")
