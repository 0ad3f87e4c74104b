"""What every test stands on: a database with the reference data, a browser, and no way out to the network."""

import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.storage import storages
from django.test import TransactionTestCase
from django.utils import translation
from pytest_django import DjangoDbBlocker

from expertpool import database
from experts.directory import fresh
from experts.directory.index import keeper
from tests.browsers import browser, no_js_page, page, phone
from tests.databases import TestDatabase, test_database
from tests.vocabularies import KeptVocabularies

__all__ = ["browser", "no_js_page", "page", "phone"]


DEAREST = {"journeys", "faults", "relevance"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the folders whose files take longest, so that no process is busy with one while others have ended."""
    items.sort(key=lambda item: item.path.parent.name not in DEAREST)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[TestDatabase]:
    """Instead of pytest-django's: tests/databases.py tells why."""
    database.ensure_running(throwaway=True)
    with django_db_blocker.unblock(), test_database() as copy:

        def teardown(case: TransactionTestCase) -> None:
            copy.after_commits()

        with patch.object(TransactionTestCase, "_fixture_teardown", teardown):
            yield copy


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    connect = socket.socket.connect

    def connect_within(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] != "localhost":
            assert ipaddress.ip_address(address[0]).is_loopback, f"A test tries to reach {address[0]}."
        connect(self, address)

    with patch.object(socket.socket, "connect", connect_within):
        yield


@pytest.fixture(scope="session", autouse=True)
def kept_vocabularies() -> Iterator[None]:
    with patch.object(keeper, "load_vocabulary", KeptVocabularies().load):
        yield


@pytest.fixture(autouse=True)
def own_index() -> None:
    """Each test begins without the index and the pages of the one before, whose writes were rolled back."""
    if not TestDatabase.is_shared:
        keeper.forget()
    fresh.shelf.clear()


@pytest.fixture
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The storages of photos and of documents, in folders of the test's own: ``default`` and ``restricted``.

    Not by another STORAGES: fields hold on to the storage that they were made with.
    """
    for name in ["default", "restricted"]:
        monkeypatch.setitem(vars(storages[name]), "location", str(tmp_path / name))
    return tmp_path


@pytest.fixture(autouse=True)
def own_language() -> None:
    """A request leaves its language behind in the thread, for whichever test comes next."""
    translation.deactivate()
