"""The demonstration's officials, the judged queries, and what the public page showed for each."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from experts.demo.seeding import top_up
from tests.databases import TestDatabase
from tests.directory.pages import read
from tests.relevance.drawn import drawn, vain
from tests.relevance.queries import needs
from tests.relevance.records import read_records, read_topics
from tests.relevance.scores import Case, Score, judged, score, table

OFFICIALS, SEED, TODAY = 1500, 1, date(2026, 3, 18)
TABLE = pytest.StashKey[str]()


@pytest.fixture(scope="module")
def cases(django_db_setup: TestDatabase, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Case]]:
    """In a database that is renewed in the end, so that no other test meets these officials."""
    with django_db_blocker.unblock():
        top_up(OFFICIALS, SEED, TODAY, progress=lambda done, of: None)
        topics = read_topics()
        officials = read_records(topics)
        queries = chain(needs(topics), drawn(officials), vain(officials))
        yield [judged(query, officials) for query in queries]
        django_db_setup.renew()


@pytest.fixture(scope="module")
def scores(cases: list[Case], request: pytest.FixtureRequest) -> list[Score]:
    client = Client()
    pages = (read(client.get("/experts/", {"q": case.query.text})) for case in cases)
    scores = [score(case, page.officials) for case, page in zip(cases, pages, strict=True)]
    request.config.stash[TABLE] = table(scores)
    return scores


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if TABLE in config.stash:
        terminalreporter.section("relevance of search results")
        terminalreporter.write_line(config.stash[TABLE])
