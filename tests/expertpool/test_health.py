import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client


def test_healthz_answers_without_the_database(client: Client) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_answers_when_all_migrations_are_applied(client: Client) -> None:
    response = client.get("/readyz")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_tells_of_a_migration_that_is_not_applied(client: Client) -> None:
    MigrationRecorder.Migration.objects.filter(app="experts").first().delete()

    response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"Migrations are waiting to be applied.\n")
