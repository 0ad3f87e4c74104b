"""The cast: the public, two focal points, an administrator; and one public page of every kind."""

import pytest
from django.test import Client

from experts.models import Membership, Official
from tests.factories import make_agency, make_official, make_user


def signed_in(role: str, country: str | None = None) -> Client:
    client = Client()
    client.force_login(make_user(role, country=country))
    return client


@pytest.fixture
def public(db: None) -> Client:
    return Client()


@pytest.fixture
def focal_point(db: None) -> Client:
    """The focal point of Indonesia."""
    return signed_in(Membership.Role.FOCAL_POINT, "ID")


@pytest.fixture
def stranger(db: None) -> Client:
    """The focal point of Viet Nam."""
    return signed_in(Membership.Role.FOCAL_POINT, "VN")


@pytest.fixture
def administrator(db: None) -> Client:
    return signed_in(Membership.Role.ADMINISTRATOR)


@pytest.fixture
def official(db: None) -> Official:
    return make_official(
        "Sri Wahyuni",
        agency=make_agency("Agency of Records", "ID"),
        competencies=["talent-management"],
        languages=["id", "en"],
        name_local="ᮞᮢᮤ ᮝᮠᮥᮚᮥᮔᮤ",
    )
