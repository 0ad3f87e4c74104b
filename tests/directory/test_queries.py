"""No page asks the database more often when there is more to show."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from experts.directory import fresh
from tests.directory.everything import make_full_official

PATHS = {
    "/": 8,
    "/experts/": 12,
    "/experts/?country=ID&competency=talent-management&region=ID-JK&agency=id-agency-of-records&q=sri": 16,
    "/experts/sri-wahyuni/": 18,
    "/competencies/": 7,
    "/competencies/talent-management/": 12,
    "/countries/": 7,
    "/countries/ID/": 12,
    "/agencies/id-agency-of-records/": 15,
    "/experts.csv": 12,
    "/experts.xlsx": 12,
}


def queries(client: Client, path: str) -> int:
    """For a page that is not kept, when the index knows of all changes."""
    client.get(path).getvalue()
    fresh.shelf.clear()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
        assert response.status_code == 200
        response.getvalue()
    return len(captured)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", PATHS)
def test_thirty_officials_cost_as_many_queries_as_two(public: Client, path: str) -> None:
    make_full_official()
    make_full_official("Budi Hartono")  # or else a profile would have nobody similar to ask about
    few = queries(public, path)
    for number in range(28):
        make_full_official(f"Name {number:02}")
    assert queries(public, path) == few <= PATHS[path]
