"""The life of an invitation: the only functions that change one, and the only way to an account."""

from collections.abc import Sequence
from datetime import timedelta

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from experts.access import may_invite
from experts.accounts import letters
from experts.accounts.places import check_places
from experts.guards.links import HOLDS, read
from experts.models import Agency, Country, Invitation, Membership, User
from experts.nominations.seats import watched

Role = Membership.Role
KEPT = timedelta(days=30)  # after the link has expired: time to send it again


def invite(
    *,
    email: str,
    name: str,
    language: str,
    role: Role,
    country: Country | None = None,
    agencies: Sequence[Agency] = (),
    by: User,
) -> Invitation:
    """Ask somebody in. A nominator's country is that of the agencies."""
    check_places(role, country, agencies)
    country = agencies[0].country if agencies else country
    invitation = Invitation(email=email.lower(), name=name, language=language, role=role, country=country)
    if not may_invite(by, invitation):
        raise PermissionDenied
    _check_account(invitation.email)
    invitation.invited_by, invitation.sent_at = by, timezone.now()
    try:
        with transaction.atomic(), pghistory.context(action="invite", by=by.pk):
            invitation.save()
            invitation.agencies.set(agencies)
            letters.invite(invitation)
    except IntegrityError:
        raise ValidationError(_("An invitation to this person is open: send that one again, or withdraw it.")) from None
    return invitation


def send_again(invitation: Invitation, *, by: User) -> bool:
    """With a new link, which holds as long as the first did; return whether the invitation was open still."""
    with transaction.atomic(), pghistory.context(action="send-again", by=by.pk):
        found = _open(invitation, by)
        if found:
            found.sent_at = timezone.now()
            found.save()
            letters.invite(found)
    return found is not None


def withdraw(invitation: Invitation, *, by: User) -> bool:
    """Its links hold no longer; return whether it was open still."""
    with transaction.atomic(), pghistory.context(action="withdraw", by=by.pk):
        found = _open(invitation, by)
        if found:
            found.withdrawn_at = timezone.now()
            found.save()
    return found is not None


def meant_by(token: str) -> Invitation | None:
    """The invitation that a link was made for, unless it was accepted or withdrawn or the link has expired."""
    key = read(token, letters.ACCEPT)
    if key is None:
        return None
    invitation = Invitation.objects.open().select_related("country").filter(pk=key).first()
    account = account_of(invitation) if invitation else None
    return None if account and not account.is_active else invitation


def account_of(invitation: Invitation) -> User | None:
    """The account that the invited person has already."""
    return User.objects.filter(email__iexact=invitation.email).first()


def accept(invitation: Invitation, *, password: str) -> User | None:
    """The account with its new role, made with the password if there was none; None if somebody was quicker."""
    with pghistory.context(action="accept"), watched(by=None):
        found = Invitation.objects.open().select_for_update().filter(pk=invitation.pk).first()
        if found is None:
            return None
        user = account_of(found) or User.objects.create_user(
            found.email, password, name=found.name, language=found.language
        )
        _give_role(user, found)
        found.user, found.accepted_at = user, timezone.now()
        found.save()
    return user


def forget_expired() -> None:
    """Those who never came. Who was invited and came stays: it tells where an account is from."""
    Invitation.objects.filter(accepted_at=None, sent_at__lt=timezone.now() - HOLDS - KEPT).delete()


def _check_account(email: str) -> None:
    if User.objects.filter(email__iexact=email, is_active=False).exists():
        raise ValidationError(_("This person has an account that was deactivated: ask an administrator to reopen it."))


def _open(invitation: Invitation, by: User) -> Invitation | None:
    if not may_invite(by, invitation):
        raise PermissionDenied
    return Invitation.objects.open().select_for_update().filter(pk=invitation.pk).first()


def _give_role(user: User, invitation: Invitation) -> None:
    if invitation.role == Role.NOMINATOR:
        for agency in invitation.agencies.all():
            Membership.objects.get_or_create(user=user, role=Role.NOMINATOR, agency=agency)
    else:
        Membership.objects.get_or_create(user=user, role=invitation.role, country=invitation.country)
