"""What each step is called where somebody takes it: at the desk, and at BKN’s."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from experts.nominations.transitions import Action


@dataclass(frozen=True)
class Wording:
    name: str
    question: Any
    consequence: Any
    button: Any
    done: Any


STEPS = {
    Action.ENDORSE: Wording(
        "endorse",
        _("Endorse?"),
        _("It goes to BKN, which decides. You speak for your country with it."),
        _("Endorse"),
        _("Endorsed: now it waits for BKN."),
    ),
    Action.APPROVE: Wording(
        "approve",
        _("Approve?"),
        _("The published record changes at once."),
        _("Approve"),
        _("Approved. The published record has changed."),
    ),
    Action.RETURN: Wording(
        "return",
        _("Return?"),
        _("Whoever proposed it reads your note, mends it and proposes it again."),
        _("Return"),
        _("Returned."),
    ),
    Action.DECLINE: Wording(
        "decline",
        _("Decline?"),
        _("The record stays as it is. Whoever proposed it reads your reason."),
        _("Decline"),
        _("Declined."),
    ),
    Action.WITHDRAW: Wording(
        "withdraw",
        _("Take it back?"),
        _("Nobody decides about it any more. It can be proposed anew at any time."),
        _("Take back"),
        _("Taken back."),
    ),
}
