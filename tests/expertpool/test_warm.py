import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from expertpool import warm
from experts.directory.index import keeper
from experts.directory.vocabulary import load_vocabulary
from tests.expertpool.commands import database_url, outcome

ALL_LABELS = 'FROM "experts_competencylabel"'  # which is read to build the index, and for nothing else in the list


def reads_everything(path: str) -> bool:
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(path).status_code == 200
    return any(ALL_LABELS in query["sql"] for query in captured)


@pytest.mark.django_db(transaction=True)
def test_the_first_page_after_a_start_does_not_wait_for_the_index() -> None:
    warm.up()
    assert not reads_everything("/experts/")


@pytest.mark.django_db(transaction=True)
def test_without_that_it_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "load_vocabulary", load_vocabulary)  # as it is outside the tests, which keep it
    assert reads_everything("/experts/")


@pytest.mark.django_db
@pytest.mark.parametrize("database", ["without tables", "away"])
def test_a_database_that_cannot_tell_yet_is_told_in_a_line(database: str) -> None:
    place = database_url().replace(connection.settings_dict["NAME"], "postgres")
    url = place if database == "without tables" else "postgresql://nobody@127.0.0.1:1/nothing"
    code, lines = outcome("-c", "import expertpool.wsgi", DATABASE_URL=url, DJANGO_SETTINGS_MODULE="tests.settings")

    assert code == 0
    assert len(lines) == 1
    assert "The index can't be made yet: " in lines[0]
