"""allauth's forms in our words, and those of the invitations."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as second_factor_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.conf import settings
from django.contrib.auth.forms import SetPasswordForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experts.accounts import letters
from experts.accounts.wording import WRONG_PASSKEY
from experts.models import User

NOT_WHOLE = (KeyError, TypeError, ValueError, AttributeError)
PRESENT_PASSWORD = {"password", "oldpassword"}


class Worded:
    """Labels of ours, what is missing by its name, and no placeholders, which would repeat it in pale letters."""

    fields: dict[str, forms.Field]
    labels: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in PRESENT_PASSWORD:
                field.help_text = ""  # allauth's way to a forgotten password, which is on the page of signing in
            field.label = self.labels.get(name, field.label)
            field.error_messages["required"] = gettext("%(field)s is missing.") % {"field": field.label}


class LoginForm(Worded, account_forms.LoginForm):
    labels = {"login": _("E-mail"), "password": _("Password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ReauthenticateForm(Worded, account_forms.ReauthenticateForm):
    labels = {"password": _("Password")}


class ChangePasswordForm(Worded, account_forms.ChangePasswordForm):
    labels = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password, once more"),
    }


class ResetPasswordForm(Worded, account_forms.ResetPasswordForm):
    labels = {"email": _("E-mail")}

    def clean_email(self) -> str:
        """allauth would look in a list of addresses of its own, too."""
        email = self.cleaned_data["email"]
        self.users = list(User.objects.filter(email__iexact=email, is_active=True))
        return str(email)

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        if not self.users:
            letters.rehearse_code(self.cleaned_data["email"])
        return str(super().save(request, **kwargs))


class ResetCodeForm(Worded, account_forms.ConfirmPasswordResetCodeForm):
    labels = {"code": _("Code from the mail")}


class NewPasswordForm(Worded, account_forms.ResetPasswordKeyForm):
    labels = {"password1": _("New password"), "password2": _("New password, once more")}


class CodeForm(Worded, second_factor_forms.AuthenticateForm):
    labels = {"code": _("Code")}


class CodeAgainForm(Worded, second_factor_forms.ReauthenticateForm):
    labels = {"code": _("Code")}


class ActivateAppForm(Worded, ActivateTOTPForm):
    labels = {"code": _("Code that the app shows")}


class Told:
    """allauth reads what the browser says of a passkey as if it were always whole."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except NOT_WHOLE:
            raise ValidationError(WRONG_PASSKEY) from None


class PasskeyForm(Told, AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(Told, ReauthenticateWebAuthnForm):
    pass


class AddPasskeyForm(Worded, AddWebAuthnForm):
    labels = {"name": _("What you call it")}

    def clean(self) -> dict[str, Any]:
        try:
            return dict(super().clean())
        except NOT_WHOLE:
            raise ValidationError(WRONG_PASSKEY) from None


class RenamePasskeyForm(Worded, EditWebAuthnForm):
    labels = {"name": _("What you call it")}


class FirstPasswordForm(Worded, SetPasswordForm):
    """For an account that is about to be made."""

    labels = {"new_password1": _("Password"), "new_password2": _("Password, once more")}


class LanguageForm(forms.ModelForm):
    language = forms.ChoiceField(
        label=_("Language of pages and mails"),
        choices=[("", _("That of the browser")), *settings.LANGUAGES],
        required=False,
    )

    class Meta:
        model = User
        fields = ["language"]
