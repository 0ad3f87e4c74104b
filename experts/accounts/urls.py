"""All pages of accounts: ours, and those of allauth that the pool wants. Nobody signs up here."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from allauth.usersessions import views as sessions
from django.urls import include, path
from django.views.decorators.cache import never_cache

from experts.accounts import nominators, views

ours = [
    path("", views.home, name="home"),
    path("language/", views.language, name="language"),
    # Coming in
    path("invitation/", views.accept, name="accept"),
    path("nominators/", nominators.nominators, name="nominators"),
    path("nominators/<int:pk>/send-again/", nominators.send_again, name="send_again"),
    path("nominators/<int:pk>/withdraw/", nominators.withdraw, name="withdraw"),
]
# allauth finds its pages by these names.
allauths = [
    ("login/", account.login, "account_login"),
    ("logout/", account.logout, "account_logout"),
    ("confirm/", account.reauthenticate, "account_reauthenticate"),
    ("sessions/", sessions.list_usersessions, "usersessions_list"),
    # The password, changed or forgotten
    ("password/", account.password_change, "account_change_password"),
    ("password/forgotten/", account.password_reset, "account_reset_password"),
    ("password/forgotten/code/", account.confirm_password_reset_code, "account_confirm_password_reset_code"),
    ("password/forgotten/new/", account.complete_password_reset, "account_complete_password_reset"),
    ("password/forgotten/done/", account.password_reset_from_key_done, "account_password_reset_completed"),
    # The second factor: shown when signing in, or again before something that matters
    ("second-factor/", second_factor.index, "mfa_index"),
    ("second-factor/show/", second_factor.authenticate, "mfa_authenticate"),
    ("second-factor/confirm/", second_factor.reauthenticate, "mfa_reauthenticate"),
    ("second-factor/app/", app.activate_totp, "mfa_activate_totp"),
    ("second-factor/app/remove/", app.deactivate_totp, "mfa_deactivate_totp"),
    ("second-factor/passkeys/", passkey.list_webauthn, "mfa_list_webauthn"),
    ("second-factor/passkeys/add/", passkey.add_webauthn, "mfa_add_webauthn"),
    ("second-factor/passkeys/confirm/", passkey.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    ("second-factor/passkeys/<int:pk>/rename/", passkey.edit_webauthn, "mfa_edit_webauthn"),
    ("second-factor/passkeys/<int:pk>/remove/", passkey.remove_webauthn, "mfa_remove_webauthn"),
    ("second-factor/recovery-codes/", recovery_codes.view_recovery_codes, "mfa_view_recovery_codes"),
    ("second-factor/recovery-codes/new/", recovery_codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    ("second-factor/recovery-codes/file/", recovery_codes.download_recovery_codes, "mfa_download_recovery_codes"),
]
urlpatterns = [
    path("", include((ours, "accounts"))),
    *(path(route, never_cache(view), name=name) for route, view, name in allauths),
]
