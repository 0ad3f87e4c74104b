"""What is decided about officials: on the list for those that are marked, on a record's page with a button.

A status changes in ``experts.stewardship`` only; here it is asked for and told about.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from experts import stewardship
from experts.admin.asking import NAMED
from experts.models import Official, Post, User

Reason = Official.Reason


@dataclass(frozen=True)
class TakeDown:
    """A decision that takes records out of the public pages, and needs a reason."""

    name: str
    question: Any
    consequence: Any
    button: Any
    reasons: tuple[Reason, ...]
    carry_out: Callable[..., int]


HIDE = TakeDown(
    "hide",
    gettext_lazy("Hide from the public?"),
    gettext_lazy("The record leaves the public pages at once. It can be published again at any time."),
    gettext_lazy("Hide"),
    (Reason.STALE, Reason.SUSPENDED, Reason.MOVED, Reason.RETIRED, Reason.DUPLICATE, Reason.OTHER),
    stewardship.hide,
)
WITHDRAW = TakeDown(
    "withdraw",
    gettext_lazy("Withdraw for good?"),
    gettext_lazy("The record leaves the public pages at once and is no longer used. It is kept, to account for it."),
    gettext_lazy("Withdraw"),
    (
        *(Reason.CONSENT_WITHDRAWN, Reason.OBJECTED, Reason.RETIRED, Reason.DECEASED),
        *(Reason.MOVED, Reason.DUPLICATE, Reason.OTHER),
    ),
    stewardship.withdraw,
)


class ReasonForm(forms.Form):
    reason = forms.ChoiceField(label=gettext_lazy("Reason"), widget=forms.RadioSelect)

    def __init__(self, decision: TakeDown, data: Any = None) -> None:
        super().__init__(data)
        self.fields["reason"].choices = [(reason.value, reason.label) for reason in decision.reasons]


def take_down(request: HttpRequest, officials: Any, decision: TakeDown, reason: str) -> None:
    changed = list(officials.exclude(status=decision.name))
    number = decision.carry_out(officials, reason=Reason(reason), by=who(request))
    _log(request, changed)
    messages.success(request, ngettext("%d official: done.", "%d officials: done.", number) % number)


def publish(request: HttpRequest, officials: Any, *, restore: bool = False) -> None:
    """Publish those that are ready and tell of each other one why not; only ``restore`` brings back the withdrawn."""
    waiting = officials.exclude(status=Official.Status.PUBLISHED)
    ready = waiting.publishable().exclude(legal_basis="")
    if not restore:
        ready = ready.exclude(status=Official.Status.WITHDRAWN).exclude(status_reason__in=Official.OWN_WISH)
    chosen = list(ready)
    refused = list(waiting.exclude(pk__in=[official.pk for official in chosen]).annotate(has_primary=HAS_PRIMARY))
    try:
        number = stewardship.publish(Official.objects.filter(pk__in=[o.pk for o in chosen]), by=who(request))
    except ValidationError as error:  # a record changed in between
        messages.error(request, " ".join(error.messages))
        return
    _log(request, chosen)
    if number or not refused:
        messages.success(request, ngettext("%d official published.", "%d officials published.", number) % number)
    _tell_refused(request, refused, restore)


def confirm(request: HttpRequest, officials: Any) -> None:
    chosen = list(officials)
    number = stewardship.confirm(officials, by=who(request))
    _log(request, chosen)
    messages.success(
        request, ngettext("%d official confirmed today.", "%d officials confirmed today.", number) % number
    )


HAS_PRIMARY = Exists(Post.objects.filter(official=OuterRef("pk"), is_primary=True))


def _tell_refused(request: HttpRequest, refused: list[Any], restore: bool) -> None:
    if not refused:
        return
    number = len(refused)
    rows = [
        (
            reverse("admin:experts_official_change", args=[official.pk]),
            official,
            ", ".join(_what_is_missing(official, restore)),
        )
        for official in refused[:NAMED]
    ]
    people = format_html_join("", '<li><a href="{}">{}</a>: {}</li>', rows)
    if more := number - len(rows):
        people += format_html("<li>{}</li>", ngettext("and %d more", "and %d more", more) % more)
    told = ngettext("%d official is not published:", "%d officials are not published:", number) % number
    messages.error(request, format_html("{}<ul>{}</ul>", told, people))


def _what_is_missing(official: Any, restore: bool) -> list[str]:
    missing = []
    if official.status == Official.Status.WITHDRAWN and not restore:
        missing.append(_("withdrawn, to be brought back on its own page only"))
    elif official.status_reason in Official.OWN_WISH and not restore:
        missing.append(_("hidden as the official wished, to be published on its own page only"))
    if not official.has_primary:
        missing.append(_("no primary post"))
    if not official.legal_basis:
        missing.append(_("no legal basis is recorded"))
    return missing


def _log(request: HttpRequest, officials: list[Official]) -> None:
    message = [{"changed": {"fields": ["status"]}}]
    LogEntry.objects.log_actions(who(request).pk, officials, CHANGE, message)


def who(request: HttpRequest) -> User:
    """The administrator: nobody else comes this far."""
    return cast(User, request.user)
