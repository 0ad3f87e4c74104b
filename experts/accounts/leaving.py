"""How somebody leaves, and what helps whoever has lost a second factor: for administrators."""

import pghistory
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from experts.access import may_administer
from experts.accounts import letters
from experts.accounts.sessions import end_sessions
from experts.models import User
from experts.nominations.seats import watched


def deactivate(users: QuerySet[User], *, by: User) -> int:
    """End the sessions and let nobody in; what they did stays theirs, and others go on with it.

    Nobody shuts the door on oneself.
    """
    with _context("deactivate", by), watched(by=by):
        chosen = list(users.filter(is_active=True).exclude(pk=by.pk).select_for_update(of=("self",)))
        for user in chosen:
            user.is_active = False
            user.save(update_fields=["is_active"])
            end_sessions(user)
    return len(chosen)


def reactivate(users: QuerySet[User], *, by: User) -> int:
    """With the roles, the password and the second factor of before."""
    with _context("reactivate", by), watched(by=by):
        return users.filter(is_active=False).update(is_active=True)


def reset_second_factor(users: QuerySet[User], *, by: User) -> int:
    """Take away what somebody has lost. The next time, the password alone lets in as far as where to set up another."""
    with transaction.atomic(), _context("reset-second-factor", by):
        chosen = list(users.filter(authenticator__isnull=False).distinct())
        for user in chosen:
            Authenticator.objects.filter(user=user).delete()
            end_sessions(user)
            letters.tell_reset(user)
    return len(chosen)


def _context(action: str, by: User) -> pghistory.context:
    if not may_administer(by):
        raise PermissionDenied
    return pghistory.context(action=action, by=by.pk)
