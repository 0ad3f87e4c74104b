"""What the worker does by itself."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django import app

from experts import tasks
from experts.guards.limits import Limit
from experts.models import Correction, Invitation, Membership, OutgoingMail, Usage
from tests.accounts.inviting import make_invitation
from tests.factories import PASSWORD, make_correction, make_user
from tests.worker import work

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_night_personal_data_that_has_served_its_purpose_is_erased() -> None:
    long_ago = timezone.now() - timedelta(days=100)
    Limit("tests", 1, timedelta(hours=1)).use()
    Usage.objects.update(ends_at=long_ago)
    OutgoingMail.objects.create(recipient="a@example.org", subject="A", message_id="a", sent_at=long_ago)
    Correction.objects.filter(pk=make_correction(state="unverified").pk).update(created_at=long_ago)
    make_invitation(Membership.Role.REVIEWER, days_ago=100)
    Client().post("/accounts/login/", {"login": make_user(email="a@example.org").email, "password": PASSWORD})
    Session.objects.update(expire_date=long_ago)
    UserSession.objects.update(last_seen_at=long_ago)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE experts_cache SET expires = %s", [long_ago])
    assert Session.objects.count() == UserSession.objects.count() == 1
    tasks.forget.defer(timestamp=0)
    work()
    assert not Usage.objects.exists()
    assert not OutgoingMail.objects.filter(sent_at=long_ago).exists()
    assert not Invitation.objects.exists()
    assert not Session.objects.exists()
    assert not UserSession.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM experts_cache WHERE expires < now()")
        assert cursor.fetchone() == (0,)
    assert not Correction.objects.exists()
    assert "experts.tasks.forget" in [task.task.name for task in app.periodic_registry.periodic_tasks.values()]
