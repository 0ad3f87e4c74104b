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
    return lambda who: sign_in(CAST[who]())


CAST: dict[str, Callable[[], User | None]] = {
    "public": lambda: None,
    "focal point of Indonesia": lambda: make_user(Membership.Role.FOCAL_POINT, country="ID"),
    "focal point of Viet Nam": lambda: make_user(Membership.Role.FOCAL_POINT, country="VN"),
    "nominator": lambda: make_user(Membership.Role.NOMINATOR, agency=make_agency()),
    "former administrator": lambda: make_user(email="former@example.org", is_active=False),
}


def sign_in(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client
