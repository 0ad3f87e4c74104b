import pytest
from django.test import Client
from pytest_django import Settings

from experts.models import Membership, User
from tests.factories import make_agency, make_user

Role = Membership.Role


@pytest.fixture
def required(settings: Settings) -> None:
    """As in production: administrators and focal points need a second factor."""
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def administrator(db: None) -> User:
    return make_user(email="dewi@example.org", name="Dewi Lestari")


@pytest.fixture
def focal_point(db: None) -> User:
    make_agency("Agency A", acronym="AGA")
    make_agency("Agency B", acronym="AGB")
    make_agency("Office of Hanoi", "VN")
    return make_user(Role.FOCAL_POINT, country="ID", email="fitri@example.org", name="Fitri Handayani")


@pytest.fixture
def theirs(focal_point: User) -> Client:
    """The browser of the focal point of Indonesia."""
    client = Client()
    client.force_login(focal_point)
    return client
