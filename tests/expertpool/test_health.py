from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import Settings

from experts.models import User


def answer(client: Client, path: str) -> tuple[int, str]:
    response = client.get(path)
    return response.status_code, response.text


def test_healthz_answers_without_the_database(client: Client) -> None:
    assert answer(client, "/healthz") == (200, "ok\n")


@pytest.mark.django_db
def test_readyz_answers_when_all_migrations_are_applied(client: Client) -> None:
    assert answer(client, "/readyz") == (200, "ok\n")


@pytest.mark.django_db
def test_readyz_tells_of_a_migration_that_is_not_applied(client: Client) -> None:
    MigrationRecorder.Migration.objects.filter(app="experts").delete()

    assert answer(client, "/readyz") == (503, "Migrations are waiting to be applied.\n")


def test_readyz_tells_that_the_database_is_away(client: Client) -> None:
    with patch.object(MigrationRecorder, "applied_migrations", side_effect=DatabaseError):
        assert answer(client, "/readyz") == (503, "The database does not answer.\n")


@pytest.mark.django_db
def test_readyz_tells_of_demonstration_accounts_in_production(client: Client, settings: Settings) -> None:
    User.objects.create_user("someone@example.org", is_demonstration=True)
    settings.DEMONSTRATION = False

    status, text = answer(client, "/readyz")

    assert status == 503
    assert text.startswith("The database holds demonstration accounts:")
