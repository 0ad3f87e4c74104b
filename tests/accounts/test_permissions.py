"""Who gets which page of the accounts: the whole cast, at every address."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, resolve, reverse

from experts.accounts.urls import urlpatterns
from experts.models import Membership, User
from tests.accounts.inviting import make_invitation
from tests.factories import make_agency, make_user

pytestmark = pytest.mark.django_db
Role = Membership.Role

CAST: dict[str, Callable[[], User | None]] = {
    "public": lambda: None,
    "nominator of A": lambda: make_user(Role.NOMINATOR, agency=make_agency("Agency A"), email="a@example.org"),
    "nominator of B": lambda: make_user(Role.NOMINATOR, agency=make_agency("Agency B"), email="b@example.org"),
    "focal point of Indonesia": lambda: make_user(Role.FOCAL_POINT, country="ID"),
    "focal point of Viet Nam": lambda: make_user(Role.FOCAL_POINT, country="VN"),
    "reviewer": lambda: make_user(Role.REVIEWER),
    "administrator": lambda: make_user(Role.ADMINISTRATOR),
}


def all_but_the_public(answer: int | str) -> list[int | str]:
    return ["account_login", *[answer] * 6]


def everybody(answer: int | str) -> list[int | str]:
    return [answer] * 7


# The answer is a status, or the name of the page that one is sent to. The last two are an invitation to Indonesia.
TABLE: dict[str, list[int | str]] = {
    "GET accounts:home": all_but_the_public(200),
    "POST accounts:language": all_but_the_public("home"),
    "GET accounts:accept": everybody(404),  # without the token of a mail
    "POST accounts:accept": everybody(404),
    "GET accounts:nominators": ["account_login", 403, 403, 200, 200, 403, 403],
    "POST accounts:nominators": ["account_login", 403, 403, 200, 200, 403, 403],
    "POST accounts:send_again": ["account_login", 403, 403, "nominators", 404, 403, 403],
    "POST accounts:withdraw": ["account_login", 403, 403, "nominators", 404, 403, 403],
    "GET account_login": [200, *["home"] * 4, *["index"] * 2],
    "GET account_logout": ["home", *[200] * 6],
    "POST account_logout": everybody("home"),
    "GET account_reauthenticate": all_but_the_public(200),
    "GET usersessions_list": all_but_the_public(200),
    "GET account_change_password": all_but_the_public(200),
    "GET account_reset_password": everybody(200),
    "GET account_confirm_password_reset_code": everybody("account_login"),  # without having asked for a code
    "GET account_complete_password_reset": everybody("account_reset_password"),
    "GET account_password_reset_completed": everybody(200),
    "GET mfa_index": all_but_the_public(200),
    "GET mfa_authenticate": ["account_login", *["home"] * 4, *["index"] * 2],  # without having given the password
    "GET mfa_reauthenticate": all_but_the_public("account_reauthenticate"),
    "GET mfa_activate_totp": all_but_the_public("account_reauthenticate"),
    "GET mfa_deactivate_totp": all_but_the_public(404),
    "GET mfa_list_webauthn": all_but_the_public(200),
    "GET mfa_add_webauthn": all_but_the_public("account_reauthenticate"),
    "GET mfa_reauthenticate_webauthn": all_but_the_public("account_reauthenticate"),
    "GET mfa_edit_webauthn": all_but_the_public("account_reauthenticate"),
    "GET mfa_remove_webauthn": all_but_the_public("account_reauthenticate"),
    "GET mfa_view_recovery_codes": all_but_the_public(404),
    "GET mfa_generate_recovery_codes": all_but_the_public("account_reauthenticate"),
    "GET mfa_download_recovery_codes": all_but_the_public(404),
}
ROWS = [(row, who, answers[place]) for row, answers in TABLE.items() for place, who in enumerate(CAST)]


def names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> set[str]:
    found = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found |= names(pattern.url_patterns, f"{pattern.namespace}:")
        else:
            found.add(f"{prefix}{pattern.name}")
    return found


def test_no_address_is_left_out() -> None:
    assert {row.split()[1] for row in TABLE} == names(urlpatterns)


@pytest.mark.parametrize(("row", "who", "answer"), ROWS)
def test_everybody_gets_what_is_theirs(row: str, who: str, answer: int | str) -> None:
    method, name = row.split()
    invitation = make_invitation(agencies=[make_agency("Agency A")])
    client = Client()
    if user := CAST[who]():
        client.force_login(user)
    response = client.generic(method, address(name, invitation.pk), headers={"origin": "http://testserver"})
    assert told(response) == answer


def address(name: str, pk: int) -> str:
    needs_key = name in ("accounts:send_again", "accounts:withdraw", "mfa_edit_webauthn", "mfa_remove_webauthn")
    return reverse(name, args=[pk] if needs_key else [])


def told(response: HttpResponse) -> int | str:
    if response.status_code != 302:
        return response.status_code
    return str(resolve(response["Location"].partition("?")[0]).url_name)


def test_nobody_signs_up() -> None:
    for path in ["signup", "social/signup", "3rdparty", "email", "confirm-email", "password/set", "login/code"]:
        assert Client().get(f"/accounts/{path}/").status_code == 404
