"""Whoever needs more than a password has it, in every session."""

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from pytest_django import Settings

from experts.models import Membership, SecondFactor, User
from tests.accounts.codes import SECRET, code_of, give_app
from tests.accounts.inviting import last_mail
from tests.directory.pages import read
from tests.factories import PASSWORD, make_agency, make_country, make_user

# allauth signs a session as secured when its transaction ends.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("required")]
LOGIN, SHOW, INDEX = "/accounts/login/", "/accounts/second-factor/show/", "/accounts/second-factor/"
APP = f"{INDEX}app/"


def give_password(client: Client, email: str = "dewi@example.org") -> str:
    return client.post(LOGIN, {"login": email, "password": PASSWORD}).url


def show(client: Client, code: str) -> str:
    """Where that leads, or what the page says."""
    response = client.post(SHOW, {"code": code})
    return response.headers.get("Location") or response.text


def confirm(client: Client) -> None:
    client.post("/accounts/confirm/", {"password": PASSWORD})


def set_up_app(client: Client) -> str:
    """The secret that the page shows."""
    confirm(client)
    key = read(client.get(APP)).all("code", **{"class": "key"})
    assert key
    secret = str(client.session["mfa.totp.secret"])
    assert client.post(APP, {"code": code_of(secret)}).url == f"{INDEX}recovery-codes/"
    return secret


def test_with_the_password_alone_an_administrator_gets_no_further_than_setting_one_up(
    client: Client, administrator: User
) -> None:
    give_password(client)
    for path in ["/admin/", "/admin/experts/official/", "/accounts/", "/", "/experts/"]:
        assert client.get(path).url == INDEX, path
        assert client.post(path).url == INDEX, path


def test_from_there_it_is_set_up_and_the_desk_opens(client: Client, administrator: User) -> None:
    give_password(client)
    assert read(client.get(INDEX)).all("a", href=APP)
    assert client.get(APP).url.startswith("/accounts/confirm/")
    set_up_app(client)
    assert client.get("/admin/").status_code == 200
    assert len(read(client.get(f"{INDEX}recovery-codes/")).all("code")) == 10
    assert "An authenticator app was set up." in last_mail("dewi@example.org").text


def test_from_then_on_the_desk_asks_for_it(client: Client, administrator: User) -> None:
    give_app(administrator)
    assert give_password(client) == SHOW
    assert client.get("/admin/", follow=True).redirect_chain[-1][0].startswith(SHOW)
    assert show(client, code_of()) == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_the_form_of_the_admin_itself_lets_nobody_in(client: Client, administrator: User) -> None:
    give_app(administrator)
    response = client.post("/admin/login/", {"username": administrator.email, "password": PASSWORD})
    assert response.url.startswith(LOGIN)
    assert client.get("/admin/").url.startswith("/admin/login/")


def test_a_code_lets_in_once(client: Client, administrator: User) -> None:
    give_app(administrator)
    code = code_of()
    for browser, leads in [(client, True), (Client(), False)]:
        give_password(browser)
        assert (show(browser, code) == "/admin/") is leads


@pytest.mark.django_db  # refused before anything could be signed
@pytest.mark.parametrize("code", ["000000", "", "\0", "x" * 1000, "old"])
def test_a_wrong_code_is_told(client: Client, administrator: User, code: str) -> None:
    give_app(administrator)
    give_password(client)
    page = show(client, code_of(ago=20) if code == "old" else code)
    assert "You are not signed in yet" in page
    assert client.get("/admin/").status_code == 302


def test_after_five_wrong_codes_the_right_one_waits_too(client: Client, administrator: User) -> None:
    give_app(administrator)
    give_password(client)
    for number in range(5):
        show(client, f"00000{number}")
    assert "Too many attempts." in show(client, code_of())


def test_a_recovery_code_lets_in_once_instead(client: Client, administrator: User) -> None:
    give_password(client)
    set_up_app(client)
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for leads in [True, False]:
        browser = Client()
        give_password(browser)
        assert (show(browser, code) == "/admin/") is leads


def test_a_session_from_before_with_the_password_alone_ends(client: Client, administrator: User) -> None:
    other = Client()
    for browser in [client, other]:
        give_password(browser)
    set_up_app(client)
    assert other.get(INDEX).url == LOGIN
    assert "sessionid" not in {name for name, cookie in other.cookies.items() if cookie.value}
    assert client.get("/admin/").status_code == 200


def test_whoever_becomes_a_focal_point_needs_one_from_then_on(client: Client) -> None:
    user = make_user("nominator", agency=make_agency(), email="raka@example.org")
    assert give_password(client, user.email) == "/accounts/"
    assert client.get("/accounts/").status_code == 200
    Membership.objects.create(user=user, role="focal-point", country=make_country("ID"))
    assert client.get("/accounts/").url == INDEX


def test_nominators_need_none_and_may_have_one(client: Client) -> None:
    user = make_user("nominator", agency=make_agency(), email="raka@example.org")
    give_password(client, user.email)
    assert client.get("/accounts/").status_code == 200
    give_app(user)
    assert give_password(Client(), user.email) == SHOW


def test_the_last_one_is_not_given_up_where_it_is_needed(client: Client, administrator: User) -> None:
    give_password(client)
    set_up_app(client)
    assert "You need a second factor" in client.post(f"{APP}remove/").text
    assert Authenticator.objects.filter(type="totp").exists()
    Membership.objects.update(role="nominator", agency=make_agency())
    assert client.post(f"{APP}remove/").url == INDEX
    assert not Authenticator.objects.exists()


def test_the_demonstration_needs_none(client: Client, administrator: User, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    give_password(client)
    assert client.get("/admin/").status_code == 200


def test_a_copy_of_the_database_gives_no_codes(administrator: User, settings: Settings) -> None:
    app = give_app(administrator)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data::text FROM mfa_authenticator")
        assert SECRET not in cursor.fetchone()[0]
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another " * 10
    assert app.wrap().validate_code(code_of())


def test_the_history_knows_when_but_no_secret(administrator: User) -> None:
    give_app(administrator).delete()
    events = SecondFactor.pgh_event_model.objects
    assert list(events.values_list("pgh_label", "type", "user")) == [
        ("insert", "totp", administrator.pk),
        ("delete", "totp", administrator.pk),
    ]
    assert "data" not in {field.name for field in events.model._meta.fields}


@pytest.mark.parametrize("key", ["1", "99999999999999999999999999"])
def test_nobody_touches_the_passkeys_of_others(client: Client, administrator: User, key: str) -> None:
    give_password(client)
    set_up_app(client)
    other = make_user("reviewer")
    passkey = Authenticator.objects.create(user=other, type="webauthn", data={"name": "Key"})
    number = passkey.pk if key == "1" else key
    for deed in ["rename", "remove"]:
        assert client.post(f"{INDEX}passkeys/{number}/{deed}/", {"name": "Mine"}).status_code == 404
    assert Authenticator.objects.filter(pk=passkey.pk, data__name="Key").exists()


NONSENSE = ["", "x", "{}", "[]", '{"id": 1}', '{"rawId": "x"}', '{"response": []}', '"\\u0000"', "null", "7"]


@pytest.mark.django_db  # refused before anything could be signed
@pytest.mark.parametrize("credential", NONSENSE)
def test_nonsense_for_a_passkey_lets_nobody_in(client: Client, administrator: User, credential: str) -> None:
    give_app(administrator)
    give_password(client)
    assert client.post(SHOW, {"credential": credential}).status_code == 200
    assert client.get("/admin/").status_code == 302


def test_nonsense_adds_no_passkey_and_is_told(client: Client, administrator: User) -> None:
    give_password(client)
    confirm(client)
    for credential in NONSENSE:
        response = client.post(f"{INDEX}passkeys/add/", {"name": "Key", "credential": credential})
        assert read(response).all("div", role="alert"), credential
    assert not Authenticator.objects.exists()
