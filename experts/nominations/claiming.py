"""A reviewer claims a nomination, so that nobody else begins with it too; it lasts for half an hour."""

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from experts.models import Claim, Nomination, User
from experts.nominations.transitions import Party, TooLate, open_to


def may_claim(user: User, nomination: Nomination) -> bool:
    """Whoever may decide on it for BKN."""
    return any(row.party == Party.BKN for row in open_to(user, nomination))


def claim(nomination: Nomination, *, by: User, over: int | None = None) -> None:
    """``over`` is the key of whoever has claimed it by what the page said: another one by now raises TooLate."""
    with transaction.atomic(), pghistory.context(action="claim", by=by.pk):
        locked = _lock(nomination)
        if not may_claim(by, locked):
            raise PermissionDenied
        held = Claim.objects.filter(nomination=locked).first()
        if held and held.is_anothers(by) and held.by_id != over:
            raise TooLate
        Claim.objects.update_or_create(nomination=locked, defaults={"by": by, "at": timezone.now()})


def let_go(nomination: Nomination, *, by: User) -> None:
    """One’s own; another’s is taken over."""
    with transaction.atomic(), pghistory.context(action="let-go", by=by.pk):
        _lock(nomination)
        Claim.objects.filter(nomination=nomination, by=by).delete()


def held_by_another(nomination: Nomination, user: User) -> Claim | None:
    return Claim.objects.live().filter(nomination=nomination).exclude(by=user).select_related("by").first()


def _lock(nomination: Nomination) -> Nomination:
    return Nomination.objects.select_for_update(of=("self",)).get(pk=nomination.pk)
