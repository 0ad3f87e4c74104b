"""Signing in with a password, and choosing another one."""

from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from experts.models import OutgoingMail, User
from tests.accounts.inviting import last_mail
from tests.directory.pages import read
from tests.factories import PASSWORD, make_agency, make_user

pytestmark = pytest.mark.django_db
LOGIN, FORGOTTEN = "/accounts/login/", "/accounts/password/forgotten/"
CODE, NEW = f"{FORGOTTEN}code/", f"{FORGOTTEN}new/"
WRONG = "The e-mail address or the password is not right."
TOO_MANY = "Too many attempts. Wait five minutes, then try again."
NEW_PASSWORD = "a horse that is correct"


@pytest.fixture
def raka() -> User:
    return make_user("nominator", agency=make_agency(), email="Raka@example.org", name="Raka Putra")


def sign_in(client: Client, email: str = "raka@example.org", password: str = PASSWORD, path: str = LOGIN) -> str:
    """Where that leads, or what the page says."""
    response = client.post(path, {"login": email, "password": password})
    return response.headers.get("Location") or response.text


def is_signed_in(client: Client) -> bool:
    return client.get("/accounts/").status_code == 200


@pytest.mark.parametrize("email", ["raka@example.org", "Raka@Example.org", "RAKA@EXAMPLE.ORG"])
def test_an_address_in_any_case_signs_in(client: Client, raka: User, email: str) -> None:
    assert sign_in(client, email) == "/accounts/"
    assert is_signed_in(client)


def test_administrators_and_reviewers_come_to_the_desk(client: Client) -> None:
    make_user("reviewer", email="raka@example.org")
    assert sign_in(client) == "/admin/"


def test_the_desk_sends_here_and_here_leads_back(client: Client) -> None:
    make_user("reviewer", email="raka@example.org")
    there = client.get("/admin/experts/official/", follow=True).redirect_chain[-1][0]
    assert there == "/accounts/login/?next=%2Fadmin%2Fexperts%2Fofficial%2F"
    assert sign_in(client, path=there) == "/admin/experts/official/"


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "\0"])
def test_nobody_is_led_elsewhere(client: Client, raka: User, address: str) -> None:
    response = client.post(LOGIN, {"login": "raka@example.org", "password": PASSWORD, "next": address})
    assert response["Location"] == "/accounts/"


@pytest.mark.parametrize("email", ["raka@example.org", "nobody@example.org", "left@example.org"])
def test_a_wrong_password_and_a_wrong_address_and_a_closed_account_are_one(
    client: Client, raka: User, email: str
) -> None:
    make_user("reviewer", email="left@example.org", is_active=False)
    password = PASSWORD if email == "left@example.org" else "something else"
    page = sign_in(client, email, password)
    assert WRONG in page
    assert not is_signed_in(client)


@pytest.mark.parametrize("email", ["raka@example.org", "nobody@example.org"])
def test_after_five_wrong_passwords_the_right_one_waits_too(client: Client, raka: User, email: str) -> None:
    assert all(WRONG in sign_in(client, email, f"wrong {number}") for number in range(5))
    assert TOO_MANY in sign_in(Client(REMOTE_ADDR="192.0.2.7"), email)
    assert TOO_MANY in sign_in(client, email)


def test_one_network_does_not_try_many_addresses(client: Client) -> None:
    answers = [sign_in(client, f"{number}@example.org") for number in range(12)]
    assert [WRONG in answer for answer in answers] == [True] * 10 + [False] * 2


def test_attempts_are_counted_where_all_processes_see_them(client: Client) -> None:
    sign_in(client, "nobody@example.org", "wrong")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM experts_cache WHERE cache_key LIKE '%%login_failed%%'")
        assert cursor.fetchone() == (2,)  # of the address and of the network


@pytest.mark.parametrize("value", ["\0", "a" * 10_000, "é@é.é", "' OR 1=1 --"])
def test_nonsense_is_told(client: Client, value: str) -> None:
    for path, name in [(LOGIN, "login"), (FORGOTTEN, "email")]:
        assert client.post(path, {name: value, "password": value}).status_code in (200, 302)


# --- The language of the account ---


def test_pages_and_the_desk_speak_the_language_of_the_account(client: Client, administrator: User) -> None:
    User.objects.update(language="id")
    assert sign_in(client, administrator.email, path=f"{LOGIN}?next=/accounts/") == "/id/accounts/"
    assert '<html lang="id"' in client.get("/admin/").text
    assert client.get("/").url == "/id/"


def test_the_language_is_ones_own_to_choose(client: Client, raka: User) -> None:
    sign_in(client)
    assert client.post("/accounts/language/", {"language": "id"}).url == "/id/accounts/"
    assert User.objects.get().language == "id"
    assert "Select a valid choice." in client.post("/accounts/language/", {"language": "xx"}).text
    assert client.post("/id/accounts/language/", {"language": ""}).url == "/id/accounts/"
    assert User.objects.get().language == ""


# --- A forgotten password ---


def test_a_code_from_the_mail_gives_a_new_password(client: Client, raka: User) -> None:
    assert client.post(FORGOTTEN, {"email": "RAKA@example.org"}).url == CODE
    code = next(iter(mail_lines()))
    assert client.post(CODE, {"code": code}).url == NEW
    page = client.post(NEW, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}, follow=True)
    assert "Your new password holds" in page.text
    assert not is_signed_in(client)
    assert sign_in(client, password=NEW_PASSWORD) == "/accounts/"
    assert "The password was changed." in last_mail("Raka@example.org").text


def mail_lines() -> Iterator[str]:
    """The lines of the last mail that are one word: its code."""
    return (line for line in last_mail("Raka@example.org").text.splitlines() if line and " " not in line)


def test_who_has_an_account_is_told_to_nobody(client: Client, raka: User) -> None:
    make_user("reviewer", email="left@example.org", is_active=False)
    answers = {}
    for email in ["raka@example.org", "nobody@example.org", "left@example.org"]:
        stranger = Client()
        where = stranger.post(FORGOTTEN, {"email": email}).url
        pages = [stranger.get(where), *(stranger.post(where, {"code": "WRONG-1"}) for _try in range(3))]
        told = [(page.status_code, page.headers.get("Location"), without_token(page.text, email)) for page in pages]
        answers[email] = (where, told)
    assert len({str(answer) for answer in answers.values()}) == 1
    assert OutgoingMail.objects.values_list("recipient", flat=True).get() == "Raka@example.org"


@pytest.mark.parametrize("email", ["raka@example.org", "nobody@example.org"])
def test_an_address_without_an_account_takes_the_same_work(raka: User, email: str) -> None:
    """Or else the time that the answer takes would tell."""
    with CaptureQueriesContext(connection) as queries:
        Client().post(FORGOTTEN, {"email": email})
    done = "".join(query["sql"] for query in queries)
    for work in ['INSERT INTO "experts_outgoingmail"', "procrastinate_defer_jobs"]:
        assert done.count(work) == 1


def without_token(text: str, email: str) -> str:
    lines = [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]
    return "\n".join(lines).replace(email, "EMAIL")


def test_after_three_wrong_codes_there_is_none(client: Client, raka: User) -> None:
    client.post(FORGOTTEN, {"email": "raka@example.org"})
    code = next(iter(mail_lines()))
    for _try in range(3):
        client.post(CODE, {"code": "WRONG-1"})
    assert client.post(CODE, {"code": code}).url == LOGIN


@pytest.mark.parametrize("code", ["", "\0", " "])
def test_no_code_is_no_code(client: Client, code: str) -> None:
    client.post(FORGOTTEN, {"email": "nobody@example.org"})
    assert read(client.post(CODE, {"code": code})).all("input", name="code")


# --- A new one, and where else one is signed in ---


def test_a_changed_password_ends_the_other_sessions(client: Client, raka: User) -> None:
    other = Client()
    for browser in [client, other]:
        sign_in(browser)
    data = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert "The password was changed." in client.post("/accounts/password/", data, follow=True).text
    assert (is_signed_in(client), is_signed_in(other)) == (True, False)
    assert "The password was changed." in last_mail("Raka@example.org").text


def test_the_other_sessions_are_seen_and_ended(client: Client, raka: User) -> None:
    other = Client(REMOTE_ADDR="192.0.2.7", HTTP_USER_AGENT="Another browser")
    for browser in [client, other]:
        sign_in(browser)
    page = client.get("/accounts/sessions/").text
    assert "Another browser" in page
    assert "from 192.0.2.7" in page
    client.post("/accounts/sessions/")
    assert (is_signed_in(client), is_signed_in(other)) == (True, False)


def test_signing_out_ends_the_session_and_only_by_a_button(client: Client, raka: User) -> None:
    sign_in(client)
    client.get("/accounts/logout/")
    assert is_signed_in(client)
    client.post("/accounts/logout/")
    assert not is_signed_in(client)


def test_nothing_keeps_a_second_list_of_addresses(client: Client, raka: User) -> None:
    sign_in(client)
    client.post("/accounts/logout/")
    client.post(FORGOTTEN, {"email": "raka@example.org"})
    client.post(CODE, {"code": next(iter(mail_lines()))})
    client.post(NEW, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert not EmailAddress.objects.exists()
