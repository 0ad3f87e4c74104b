"""The demonstration's officials, the judged queries, and what the public page showed for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from experts.demo.seeding import top_up
from tests.directory.pages import read
from tests.relevance.drawn import drawn, vain
from tests.relevance.queries import Query, needs
from tests.relevance.records import Record, read_records, read_topics
from tests.relevance.scores import Score, score, table

OFFICIALS, SEED, TODAY = 1500, 1, date(2026, 3, 18)
TABLE = pytest.StashKey[str]()


@dataclass(frozen=True)
class Pool:
    officials: dict[str, Record]
    queries: list[Query]


@pytest.fixture(scope="module")
def pool(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Pool]:
    """Within a transaction that is rolled back in the end, so that no other test meets these officials."""
    with django_db_blocker.unblock(), transaction.atomic():
        top_up(OFFICIALS, SEED, TODAY, progress=lambda done, of: None)
        topics = read_topics()
        officials = read_records(topics)
        queries = [*needs(topics), *drawn(officials), *vain(officials)]
        yield Pool({official.slug: official for official in officials}, queries)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def scores(pool: Pool, request: pytest.FixtureRequest) -> list[Score]:
    client = Client()
    shown = [(query, read(client.get("/experts/", {"q": query.text})).officials) for query in pool.queries]
    scores = [score(query, slugs, pool.officials) for query, slugs in shown]
    request.config.stash[TABLE] = table(scores)
    return scores


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if TABLE in config.stash:
        terminalreporter.section("relevance of search results")
        terminalreporter.write_line(config.stash[TABLE])
