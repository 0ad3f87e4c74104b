"""What every test stands on: a database with the reference data."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from expertpool import database
from tests.databases import test_database as a_test_database

@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Instead of pytest-django's: see tests/databases.py."""
    database.ensure_running(throwaway=True)
    with django_db_blocker.unblock(), a_test_database() as copy:

        def renew(case: TransactionTestCase) -> None:
            copy.renew()

        with patch.object(TransactionTestCase, "_fixture_teardown", renew):
            yield
