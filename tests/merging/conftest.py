import pytest

from experts.models import User
from tests.factories import make_user


@pytest.fixture
def by(db: None) -> User:
    return make_user(email="dewi@example.org", name="Dewi Lestari")
