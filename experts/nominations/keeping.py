"""What changes a published record at once, since whoever does it is its keeper: renewing many, and hiding one."""

from dataclasses import dataclass

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction

from experts import stewardship
from experts.access import may_keep
from experts.models import Nomination, NominationStep, Official, User
from experts.models.official import OfficialQuerySet
from experts.nominations import letters, workflow
from experts.nominations.transitions import Action, open_to

Reason = Official.Reason
HIDING_REASONS = (
    *(Reason.SUSPENDED, Reason.RETIRED, Reason.MOVED),
    *(Reason.DECEASED, Reason.CONSENT_WITHDRAWN, Reason.OBJECTED, Reason.OTHER),
)


@dataclass(frozen=True)
class Renewed:
    """How many records were confirmed, and for how many the focal point is asked."""

    confirmed: int
    proposed: int


def renew(officials: OfficialQuerySet, *, by: User) -> Renewed:
    """Confirm those that the user keeps, and propose it to the focal point for the others on the user's desk."""
    with transaction.atomic(), pghistory.context(action="renew", by=by.pk):
        chosen = officials.on_desk_of(by).order_by("pk").select_for_update(of=("self",))
        kept: list[Official] = []
        others: list[Official] = []
        for official in chosen:
            (kept if may_keep(by, official) else others).append(official)
        confirmed = stewardship.renew(Official.objects.filter(pk__in=[each.pk for each in kept]), by=by)
        approved = _approve_open(kept, by)
        proposed = _propose(others, by)
        letters.tell(approved + proposed)
    return Renewed(confirmed, len(proposed))


def hide(official: Official, *, reason: Official.Reason, by: User) -> bool:
    """Take it out of the public pages and tell BKN; return whether it was there still."""
    if not may_keep(by, official):
        raise PermissionDenied
    with transaction.atomic():
        hidden = stewardship.hide(Official.objects.published().filter(pk=official.pk), reason=reason, by=by)
        if hidden:
            letters.tell_hidden(official, reason, by)
    return bool(hidden)


def _approve_open(officials: list[Official], by: User) -> list[NominationStep]:
    """The renewals that nominators had proposed: they are what they asked for."""
    open_ones = Nomination.objects.open().filter(kind=Nomination.Kind.RENEWAL, official__in=officials)
    locked = open_ones.select_related("official", "created_by").order_by("pk").select_for_update(of=("self",))
    rows = [(each, row) for each in locked for row in open_to(by, each) if row.action == Action.APPROVE]
    return [workflow.take(nomination, row, "", by) for nomination, row in rows]


def _propose(officials: list[Official], by: User) -> list[NominationStep]:
    proposed = Nomination.objects.filter(kind=Nomination.Kind.RENEWAL, state=Nomination.State.PROPOSED)
    waiting = set(proposed.filter(official__in=officials).values_list("official_id", flat=True))
    return [workflow.ask(each, Nomination.Kind.RENEWAL, by=by) for each in officials if each.pk not in waiting]
