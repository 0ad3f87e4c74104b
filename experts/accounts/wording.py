"""What allauth's errors and changes are called here, by its names for them."""

from django.utils.translation import gettext_lazy as _

TOO_MANY = _("Too many attempts. Wait five minutes, then try again.")
WRONG_CODE = _("This code is not right, or no longer. Type the newest one.")
WRONG_PASSKEY = _("This passkey is not known here. Try again, or take another way.")

ACCOUNT_ERRORS = {
    "email_password_mismatch": _("The e-mail address or the password is not right."),
    "enter_current_password": _("This is not your present password."),
    "incorrect_password": _("This is not your password."),
    "incorrect_code": WRONG_CODE,
    "too_many_login_attempts": TOO_MANY,
    "rate_limited": TOO_MANY,
}
SECOND_FACTOR_ERRORS = {
    "incorrect_code": WRONG_CODE,
    "cannot_delete_authenticator": _("You need a second factor: set up another one first, then remove this one."),
    "cannot_generate_recovery_codes": _("Set up a second factor first."),
}

# To show once more that it is oneself.
WAYS = {
    "reauthenticate": _("Use the password"),
    "mfa_reauthenticate": _("Use a code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}

# Told on the next page; those that are an account's safety also in a mail.
CHANGES = {
    "password_changed": _("The password was changed."),
    "totp_activated": _("An authenticator app was set up."),
    "totp_deactivated": _("The authenticator app was removed."),
    "webauthn_added": _("A passkey was added."),
    "webauthn_removed": _("A passkey was removed."),
    "recovery_codes_generated": _("New recovery codes were made."),
    "sessions_logged_out": _("Your other sessions have ended."),
}
