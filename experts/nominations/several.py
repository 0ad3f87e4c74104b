"""Approving several at once: only what says all that it is in one line."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from experts.models import Claim, Nomination, User
from experts.nominations import workflow
from experts.nominations.transitions import Action, open_to

# New experts and changes are read first, each on its page: whoever approves answers for what was seen there.
SIMPLE = Nomination.WITHOUT_VERSION
MOST = 100


@dataclass
class Outcome:
    approved: list[Nomination] = field(default_factory=list)
    refused: list[tuple[Nomination, str]] = field(default_factory=list)


def approve_several(nominations: Iterable[Nomination], *, by: User) -> Outcome:
    """Each in a transaction of its own, so that what is in the way of one is in the way of no other."""
    outcome, chosen = Outcome(), list(nominations)
    claims = Claim.objects.live().filter(nomination__in=chosen).exclude(by=by).select_related("by")
    held = {claim.nomination_id: claim for claim in claims}
    for nomination in chosen:
        why = _("%s is at work on it.") % held[nomination.pk] if nomination.pk in held else _approve(nomination, by)
        if why:
            outcome.refused.append((nomination, why))
        else:
            outcome.approved.append(nomination)
    return outcome


def _approve(nomination: Nomination, by: User) -> str:
    """What is in the way, or nothing."""
    if nomination.kind not in SIMPLE:
        return _("New experts and changes are read and approved one by one.")
    if all(row.action != Action.APPROVE for row in open_to(by, nomination)):
        return _("It doesn’t wait for you: you endorsed it yourself, or it is not BKN’s turn.")
    try:
        workflow.approve(nomination, by=by)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
