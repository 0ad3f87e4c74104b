import pytest

from experts.models import Official
from tests.factories import make_agency, make_contact, make_official
from tests.nominations.conftest import focal_point, theirs
from tests.ownsay.saying import token_for

__all__ = ["focal_point", "theirs"]


@pytest.fixture
def official(db: None) -> Official:
    """Of Indonesia and its Agency A, listed by consent, with two addresses on record."""
    found = make_official("Sri Wahyuni", agency=make_agency("Agency A"), legal_basis="consent")
    make_contact(found)
    make_contact(found, "planted@home.example", owner="personal")
    return found


@pytest.fixture
def token(official: Official) -> str:
    return token_for(official)
