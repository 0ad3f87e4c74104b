"""What holds for every page of the accounts."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import Settings

from experts.models import User
from tests.accounts.codes import give_app, give_recovery_codes
from tests.accounts.inviting import last_mail, link_in, make_invitation
from tests.directory.pages import read
from tests.factories import PASSWORD, make_agency, make_user

pytestmark = pytest.mark.django_db
FACTOR = "second-factor/"
FOR_ALL = ["login/", "password/forgotten/", "password/forgotten/done/"]
OWN = ["", "nominators/", "sessions/", "password/", "confirm/", "logout/"]
OWN += [FACTOR, *(f"{FACTOR}{page}" for page in ["app/", "app/remove/", "passkeys/", "passkeys/add/", "confirm/"])]
OWN += [f"{FACTOR}passkeys/KEY/rename/", f"{FACTOR}passkeys/KEY/remove/"]  # the journey shows a passkey
OWN += [f"{FACTOR}recovery-codes/", f"{FACTOR}recovery-codes/new/"]
DATA = re.compile(r"<script [^>]*application/json")


@pytest.fixture
def secured(theirs: Client, focal_point: User) -> Client:
    """The browser of a focal point who has all kinds of second factors and has just shown the password again."""
    make_invitation(agencies=[make_agency("Agency A")], by=focal_point)
    make_user("nominator", agency=make_agency("Agency A"))
    theirs.post("/accounts/confirm/", {"password": PASSWORD})
    return theirs


def check(client: Client, path: str) -> None:
    response = client.get(path)
    page = read(response)
    assert len(page.all("h1")) == len(page.all("main")) == len(page.all("title")) == 1
    assert page.all("html")[0]["lang"] == ("id" if path.startswith("/id/") else "en")
    assert page.all("meta", name="robots", content="noindex")
    assert "no-store" in response["Cache-Control"]
    ids = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in page.elements:
        assert "style" not in attributes, tag
        assert not [name for name in attributes if name.startswith("on")], tag
        assert attributes.get("for", ids[0]) in ids, attributes
    assert not re.search(r"<script(?![^>]*\bsrc=)", DATA.sub("", response.text))
    assert "{{" not in response.text
    assert "{%" not in response.text


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize("path", FOR_ALL)
def test_every_page_for_all_is_whole(client: Client, prefix: str, path: str) -> None:
    check(client, f"{prefix}/accounts/{path}")


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize("path", OWN)
def test_every_page_of_ones_own_is_whole(secured: Client, focal_point: User, prefix: str, path: str) -> None:
    if path != f"{FACTOR}app/":
        give_app(focal_point)
    if "codes" in path:
        give_recovery_codes(focal_point)
    if "passkeys/" in path and "add" not in path:
        key = Authenticator.objects.create(user=focal_point, type="webauthn", data={"name": "My key"})
        path = path.replace("KEY", str(key.pk))
    check(secured, f"{prefix}/accounts/{path}")


def test_the_page_behind_an_invitation_is_whole(client: Client) -> None:
    make_invitation(agencies=[make_agency("Agency A")])
    check(client, link_in(last_mail()))


def test_public_pages_lead_to_signing_in_without_a_cookie(client: Client) -> None:
    response = client.get("/")
    assert read(response).all("a", href="/accounts/login/")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_whoever_is_signed_in_is_led_to_the_account(theirs: Client) -> None:
    page = read(theirs.get("/"))
    assert page.all("a", href="/accounts/")
    assert not page.all("a", href="/accounts/login/")


def test_recovery_codes_can_be_taken_along(secured: Client, focal_point: User) -> None:
    give_app(focal_point)
    give_recovery_codes(focal_point)
    response = secured.get(f"/accounts/{FACTOR}recovery-codes/file/")
    assert response["Content-Type"] == "text/plain"
    assert "attachment" in response["Content-Disposition"]
    assert len(re.findall(r"^\d{8}$", response.text, re.MULTILINE)) == 10


def test_production_serves_them_by_tls_only(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/accounts/login/").url == "https://testserver/accounts/login/"
