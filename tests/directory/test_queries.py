"""No page asks the database more often when there is more to show."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from experts.directory import fresh
from tests.directory.everything import make_full_official

PATHS = {
    "/": 3,
    "/experts/": 3,
    "/experts/?country=ID&competency=talent-management&region=ID-JK&agency=id-agency-of-records&q=sri": 3,
    "/experts/sri-wahyuni/": 14,
    "/experts/sri-wahyuni.vcf": 4,
    "/sitemap.xml": 3,
    "/sitemap-agencies.xml": 2,
    "/sitemap-experts.xml": 3,
    "/experts/sri-wahyuni/correct/": 1,
    "/competencies/": 2,
    "/competencies/talent-management/": 5,
    "/where/": 2,
    "/where/human-resource-management/?role=trainer": 2,
    "/countries/": 2,
    "/countries/ID/": 3,
    "/agencies/id-agency-of-records/": 9,
    "/experts.atom": 4,
    "/experts.atom?country=ID&q=sri": 4,
    "/experts.csv": 3,
    "/shortlist/?experts=sri-wahyuni": 5,
    "/experts.xlsx": 3,
}


def queries(client: Client, path: str) -> list[str]:
    """For a page that is not kept, when the index knows of all changes and of the words."""
    client.get(path).getvalue()
    fresh.shelf.clear()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
        assert response.status_code == 200
        response.getvalue()
    statements = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in statements if sql not in ("BEGIN", "COMMIT")]


@pytest.mark.django_db(transaction=True)  # what is not committed is read into the index again each time
def test_thirty_officials_cost_as_many_queries_as_two(client: Client) -> None:
    make_full_official()
    make_full_official("Budi Hartono")  # or else a profile would have nobody similar to ask about
    few = {path: len(queries(client, path)) for path in PATHS}
    for number in range(28):
        make_full_official(f"Name {number:02}")
    for path, most in PATHS.items():
        many = queries(client, path)
        assert len(many) == few[path] <= most, "\n".join([path, *many])
