"""Invitations, and the links in their mails."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.utils import timezone

from experts.accounts import invitations
from experts.models import Agency, Country, Invitation, Membership, OutgoingMail, User
from tests.factories import make_user

Role = Membership.Role
FROM_HERE = {"origin": "http://testserver"}
PASSWORD = "a horse that is correct"


def make_invitation(
    role: Role = Role.NOMINATOR,
    *,
    country: Country | None = None,
    agencies: Sequence[Agency] = (),
    by: User | None = None,
    days_ago: float = 0,
    **given: Any,
) -> Invitation:
    """One that was sent; ``days_ago`` is not known to its link."""
    by = by or User.objects.filter(email="inviter@example.org").first() or make_user(email="inviter@example.org")
    given = {"email": "raka@example.org", "name": "Raka Putra", "language": "en"} | given
    invitation = invitations.invite(role=role, country=country, agencies=agencies, by=by, **given)
    if days_ago:
        Invitation.objects.filter(pk=invitation.pk).update(sent_at=timezone.now() - timedelta(days=days_ago))
    return invitation


def last_mail(to: str = "raka@example.org") -> OutgoingMail:
    return OutgoingMail.objects.filter(recipient=to).latest("pk")


def link_in(mail: OutgoingMail) -> str:
    """The path of the link, with its token."""
    address = next(word for word in mail.text.split() if "token=" in word)
    return f"{urlsplit(address).path}?{urlsplit(address).query}"


def token_in(mail: OutgoingMail) -> str:
    return parse_qs(urlsplit(link_in(mail)).query)["token"][0]


def accepting(mail: OutgoingMail, password: str = PASSWORD) -> dict[str, str]:
    """What the page behind the link sends."""
    return {"token": token_in(mail), "new_password1": password, "new_password2": password}
