from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.databases import TestDatabase
from tests.factories import make_official


@pytest.fixture
def pool(live_server: object) -> None:
    """Two trainers on talent management, of whom one is Indonesian, and others."""
    fill()


@pytest.fixture(scope="module")
def shared_pool(django_db_setup: TestDatabase, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The same for all tests of a module, which can only read it."""
    with django_db_blocker.unblock(), django_db_setup.shared(fill):
        yield


@pytest.fixture
def open_pool(shared_pool: None, django_db_setup: TestDatabase) -> None:
    """For the test of such a module that adds to it."""
    django_db_setup.open()


def fill() -> None:
    for name, country in [("Sri Wahyuni", "ID"), ("Anong Wattana", "TH")]:
        make_official(
            name,
            country=country,
            competencies=["talent-management", "career-management"],
            languages=["en"],
            name_local="อนงค์ วัฒนา" if country == "TH" else "",
            summary="Trains assessors.",
            is_demonstration=True,
        )
    make_official("Bambang Hartono", competencies=["taxation"])
    for number in range(25):
        make_official(f"Name {number:02}", country="VN", competencies=["taxation"])
