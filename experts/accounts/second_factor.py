"""Who needs more than a password has it in every session, or gets no further than the page where it is set up."""

from collections.abc import Callable
from typing import Any, cast

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_used
from django.conf import settings
from django.contrib.auth import logout
from django.db.models import Exists, OuterRef
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from experts.access import needs_second_factor
from experts.models import User

SHOWN_BY = "second_factor_of"  # in the session: whose second factor was shown in it
LEADING_THERE = {
    *("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"),
    *("account_logout", "set_language"),
}


KINDS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]  # recovery codes are for whoever has lost the others
HAS_SECOND_FACTOR = Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=KINDS))  # of each user of many


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type__in=KINDS).exists()


@receiver([authenticator_added, authenticator_used])
def note(request: HttpRequest, user: User, **details: Any) -> None:
    request.session[SHOWN_BY] = user.pk


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        # Readers without a session are not asked who they are: the answer would vary by their cookies.
        if not settings.SECOND_FACTOR_REQUIRED or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        if not needs_second_factor(request.user):
            return None
        return _lead_on(request, cast(User, request.user))


def _lead_on(request: HttpRequest, user: User) -> HttpResponse | None:
    if not has_second_factor(user):
        is_on_its_way = request.resolver_match and request.resolver_match.url_name in LEADING_THERE
        return None if is_on_its_way else redirect("mfa_index")
    if request.session.get(SHOWN_BY) == user.pk:
        return None
    logout(request)  # opened with the password alone, before there was a second factor
    return redirect("account_login")
