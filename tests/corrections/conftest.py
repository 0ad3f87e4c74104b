import pytest

from experts.models import Official
from tests.factories import make_official


@pytest.fixture
def official(db: None) -> Official:
    return make_official("Sri Wahyuni", country="ID")
