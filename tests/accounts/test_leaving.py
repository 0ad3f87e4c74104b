"""Leaving, coming back, and a second factor that was lost: an administrator's decisions."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.test import Client

from experts.accounts import leaving
from experts.models import Membership, OutgoingMail, User
from tests.accounts.codes import give_app
from tests.accounts.inviting import last_mail
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def raka() -> User:
    return make_user("reviewer", email="raka@example.org", name="Raka Putra", language="id")


@pytest.fixture
def browser(raka: User) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": raka.email, "password": PASSWORD})
    assert client.get("/admin/").status_code == 200
    return client


def test_whoever_leaves_is_out_at_once_and_stays_on_record(administrator: User, raka: User, browser: Client) -> None:
    assert leaving.deactivate(User.objects.filter(pk=raka.pk), by=administrator) == 1
    assert browser.get("/admin/").status_code == 302
    assert not Session.objects.exists()
    assert Membership.objects.filter(user=raka).exists()
    event = User.pgh_event_model.objects.filter(pgh_obj=raka).latest("pgh_id")
    assert (event.is_active, event.pgh_context.metadata["action"]) == (False, "deactivate")
    assert event.pgh_context.metadata["by"] == administrator.pk


def test_whoever_comes_back_signs_in_anew(administrator: User, raka: User, browser: Client) -> None:
    users = User.objects.filter(pk=raka.pk)
    leaving.deactivate(users, by=administrator)
    assert leaving.reactivate(users, by=administrator) == 1
    assert browser.get("/admin/").status_code == 302
    assert browser.post("/accounts/login/", {"login": raka.email, "password": PASSWORD}).status_code == 302
    assert browser.get("/admin/").status_code == 200


def test_nobody_shuts_the_door_on_oneself(administrator: User) -> None:
    assert leaving.deactivate(User.objects.all(), by=administrator) == 0
    administrator.refresh_from_db()
    assert administrator.is_active


def test_a_lost_second_factor_is_taken_away_and_its_owner_is_told(
    administrator: User, raka: User, browser: Client
) -> None:
    give_app(raka)
    assert leaving.reset_second_factor(User.objects.filter(pk=raka.pk), by=administrator) == 1
    assert not Authenticator.objects.exists()
    assert browser.get("/admin/").status_code == 302
    assert "/id/accounts/login/" in last_mail("raka@example.org").text
    assert leaving.reset_second_factor(User.objects.filter(pk=raka.pk), by=administrator) == 0
    assert OutgoingMail.objects.count() == 1


def test_only_administrators_decide_about_accounts(administrator: User, raka: User) -> None:
    give_app(administrator)
    for deed in [leaving.deactivate, leaving.reactivate, leaving.reset_second_factor]:
        with pytest.raises(PermissionDenied):
            deed(User.objects.all(), by=raka)
    assert Authenticator.objects.exists()
    assert not User.objects.filter(is_active=False).exists()
