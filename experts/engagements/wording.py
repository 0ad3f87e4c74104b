"""What buttons say, what is asked before a step, and what is said when it is done."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from experts.engagements.transitions import Action

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Step:
    name: str
    button: "StrOrPromise"
    title: "StrOrPromise"
    consequence: "StrOrPromise"
    done: "StrOrPromise"


STEPS = {
    step.name: step
    for step in (
        Step(
            Action.ACCEPT,
            _("Accept"),
            _("Accept this request"),
            _("The requester is told by mail, and sees the contacts that the record allows."),
            _("Accepted. The requester is told."),
        ),
        Step(
            Action.DECLINE,
            _("Decline"),
            _("Decline this request"),
            _("The requester reads the reason. Where experts are asked one after another, the next one is asked."),
            _("Declined. The requester is told."),
        ),
        Step(
            Action.DELIVER,
            _("It took place"),
            _("Did it take place?"),
            _("The record’s assignments grow by it, and the requester is asked what it was worth."),
            _("It is among the expert’s assignments."),
        ),
        Step(
            Action.MISS,
            _("It did not take place"),
            _("It did not take place"),
            _("The engagement ends, and the requester reads why."),
            _("Recorded. The requester is told."),
        ),
        Step(
            Action.VOUCH,
            _("Yes, it took place"),
            _("Did it take place?"),
            _("The requester says so. With your yes, the record’s assignments grow by it."),
            _("It is among the expert’s assignments."),
        ),
    )
}

PROPOSE = Step(
    "propose",
    _("Propose experts"),
    _("Propose experts for this need"),
    _("Their focal points are asked at once, and the requester sees who was proposed."),
    _("Proposed. Their focal points are asked."),
)
PASS_ON = Step(
    "pass-on",
    _("Pass on"),
    _("Pass this need on to focal points"),
    _("They can read it, and propose experts of their own."),
    _("Passed on. The focal points are told."),
)
CLOSE = Step(
    "close",
    _("Close"),
    _("Close this request"),
    _("The requester is told by mail that nobody can be found, and why."),
    _("Closed. The requester is told."),
)
