"""What allauth asks of the pool: which mails go out, what is said, where somebody goes from here."""

from base64 import urlsafe_b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from experts.access import may_enter_desk, needs_second_factor
from experts.accounts import letters
from experts.accounts.language import speak
from experts.accounts.wording import ACCOUNT_ERRORS, CHANGES, SECOND_FACTOR_ERRORS, WAYS
from experts.guards.visitor import address_of
from experts.models import User

POOL = "ASEAN Expert Pool"


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | ACCOUNT_ERRORS

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        user = User.objects.get(email__iexact=email)
        name = _last_part(template_prefix)
        if name == "password_reset_code":
            letters.send_code(user, context["code"])
        else:
            letters.tell_change(user, CHANGES["password_changed" if name == "password_reset" else name])

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """That somebody has signed in or out is seen without being told."""
        text = message or CHANGES.get(_last_part(message_template or ""))
        if text:
            messages.add_message(request, level, text, extra_tags)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("admin:index" if may_enter_desk(request.user) else "accounts:home")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:home")

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        return [way | {"description": WAYS[way["id"]]} for way in super().get_reauthentication_methods(user)]

    def post_login(self, request: HttpRequest, user: User, **details: Any) -> HttpResponse:
        return speak(super().post_login(request, user, **details), user.language)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Deactivated between two steps. Nothing tells such an account from one that never was."""
        return redirect("account_login")


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | SECOND_FACTOR_ERRORS

    def get_totp_issuer(self) -> str:
        return POOL

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": POOL}

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user.pk, type=type).count() + 1
        return gettext("Passkey %d") % number

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last one stays with whoever needs one."""
        others = Authenticator.objects.filter(user=authenticator.user_id).exclude(pk=authenticator.pk)
        is_last = not others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
        return not (settings.SECOND_FACTOR_REQUIRED and is_last and needs_second_factor(authenticator.user))

    def encrypt(self, text: str) -> str:
        """A copy of the database alone gives no codes."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text).decode()


def _cipher() -> MultiFernet:
    """With today's SECRET_KEY; what was encrypted with those before it can still be read."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [salted_hmac("experts.accounts", "second factor", key, algorithm="sha256").digest() for key in keys]
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])


def _last_part(template: str) -> str:
    return template.rpartition("/")[2].removesuffix(".txt")
