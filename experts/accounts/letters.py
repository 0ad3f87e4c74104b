"""The mails about accounts, in the language of whoever gets them."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from experts import mails
from experts.guards.links import HOLDS, absolute, link
from experts.models import Invitation, OutgoingMail, User

ACCEPT = "accept-invitation"


def invite(invitation: Invitation) -> None:
    with override(invitation.language):
        address = link("accounts:accept", ACCEPT, invitation.pk)
    context = {"invitation": invitation, "link": address, "until": invitation.sent_at + HOLDS}
    mails.send("invitation", invitation.email, context, invitation.language)


@transaction.atomic
def send_code(user: User, code: str) -> OutgoingMail:
    """With which somebody who has forgotten the password chooses another one."""
    return _write(user, "password_reset_code", {"code": code})


@transaction.atomic
def rehearse_code(email: str) -> None:
    """The work of sending a code, for nobody: or else the time that it takes would tell who has an account."""
    send_code(User(email=email), "NO-CODE").delete()


def tell_change(user: User, change: Any) -> None:
    """So that nobody else can change an account unnoticed."""
    _write(user, "account_changed", {"change": change})


def tell_reset(user: User) -> None:
    with override(_language(user)):
        address = absolute(reverse("account_login"))
    _write(user, "second_factor_reset", {"link": address})


def _write(user: User, template: str, context: dict[str, Any]) -> OutgoingMail:
    return mails.send(template, user.email, {**context, "office": settings.MAIL_FROM}, _language(user))


def _language(user: User) -> str:
    return user.language or settings.LANGUAGE_CODE
