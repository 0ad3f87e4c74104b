from collections.abc import Callable

import pytest
from django.test import Client

from experts.models import Membership, User
from tests.factories import make_agency, make_user


@pytest.fixture
def administrator(db: None) -> User:
    return make_user(email="dewi@example.org", name="Dewi Lestari")


@pytest.fixture
def desk(administrator: User) -> Client:
    """The browser of the administrator."""
    return sign_in(administrator)


@pytest.fixture
def reviewer(db: None) -> Client:
    return sign_in(make_user(Membership.Role.REVIEWER, email="raka@example.org"))


@pytest.fixture
def browser_of(db: None) -> Callable[[str], Client]:
    """The browser of any of the cast."""

    def of(who: str) -> Client:
        match who:
            case "public":
                return Client()
            case "focal point of Indonesia":
                return sign_in(make_user(Membership.Role.FOCAL_POINT, country="ID"))
            case "focal point of Viet Nam":
                return sign_in(make_user(Membership.Role.FOCAL_POINT, country="VN"))
            case "nominator":
                return sign_in(make_user(Membership.Role.NOMINATOR, agency=make_agency()))
            case "reviewer":
                return sign_in(make_user(Membership.Role.REVIEWER))
            case "retired administrator":
                return sign_in(make_user(email="retired@example.org", is_active=False))
            case "administrator":
                return sign_in(make_user())
        raise ValueError(who)

    return of


def sign_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
