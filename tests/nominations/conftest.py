from collections.abc import Callable

import pytest
from django.test import Client

from experts.models import Membership, Official, User
from tests.factories import make_agency, make_official, make_user

Role = Membership.Role

CAST: dict[str, Callable[[], User | None]] = {
    "public": lambda: None,
    "nominator of A": lambda: make_user(Role.NOMINATOR, agency=make_agency("Agency A"), email="a@example.org"),
    "nominator of B": lambda: make_user(Role.NOMINATOR, agency=make_agency("Agency B"), email="b@example.org"),
    "focal point of Indonesia": lambda: make_user(Role.FOCAL_POINT, country="ID", email="id@example.org"),
    "focal point of Viet Nam": lambda: make_user(Role.FOCAL_POINT, country="VN", email="vn@example.org"),
    "reviewer": lambda: make_user(Role.REVIEWER, email="reviewer@example.org"),
    "administrator": lambda: make_user(Role.ADMINISTRATOR, email="dewi@example.org"),
}
SIGNED_IN = [who for who in CAST if who != "public"]


def play(who: str) -> User:
    user = CAST[who]()
    assert user
    return user


@pytest.fixture
def official(db: None) -> Official:
    """Of Indonesia and its Agency A."""
    return make_official("Sri Wahyuni", agency=make_agency("Agency A"))


@pytest.fixture
def nominator(db: None) -> User:
    return play("nominator of A")


@pytest.fixture
def focal_point(db: None) -> User:
    return play("focal point of Indonesia")


@pytest.fixture
def reviewer(db: None) -> User:
    return play("reviewer")


@pytest.fixture
def theirs(focal_point: User) -> Client:
    """The browser of the focal point of Indonesia."""
    return sign_in(focal_point)


def sign_in(user: User | None) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client
