from datetime import date

import pytest
from pytest_django import DjangoDbBlocker

from experts.demo.people import invent
from experts.demo.reading import read_world
from experts.demo.rows import Person
from experts.demo.world import World

TODAY = date(2026, 3, 18)


@pytest.fixture(scope="session")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> World:
    with django_db_blocker.unblock():
        return read_world()


@pytest.fixture(scope="session")
def people(world: World) -> list[Person]:
    return [invent(world, 1, number, TODAY) for number in range(200)]
