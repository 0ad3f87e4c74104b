"""Whoever takes a file slowly, or stops taking it, is in nobody's way."""

import pytest

from experts.directory.downloads import MOST, RETRY_AFTER
from tests.faults.serving import Server, soon

PAGES = ["/", "/id/", "/countries/", "/healthz"]
FILES = ["/experts.csv", "/experts.xlsx"]
WORKERS = 2
SLOWEST = 6  # seconds: for a machine that has other things to do


@pytest.fixture
def large_file(server: Server) -> str:
    """More than the kernel takes from a server whose reader has stopped."""
    server.sql("UPDATE experts_official SET summary = repeat(' ', 7000000) WHERE slug = 'name-0'")
    return "/experts.csv"


def test_pages_are_served_while_files_hang_and_who_comes_too_late_is_told_so(server: Server, large_file: str) -> None:
    with server.idle_readers(large_file, 2 * MOST * WORKERS) as statuses:
        assert MOST <= statuses.count(200) <= MOST * WORKERS
        assert set(statuses) == {200, 503}
        assert server.sql("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'") == (0,)
        with server.readers(*PAGES):
            assert soon(lambda: len(server.answers) > 100)
        assert soon(lambda: server.status(large_file) == 503)
        with server.open(large_file) as response:
            assert (response.status, response.headers["Retry-After"]) == (503, str(RETRY_AFTER))
            assert "Try again in a minute." in response.read().decode()
    assert {answer.status for answer in server.answers} == {200}
    assert max(answer.seconds for answer in server.answers) < SLOWEST


def test_a_place_is_free_again_when_its_reader_has_gone(server: Server, large_file: str) -> None:
    for _ in range(3):
        with server.idle_readers(large_file, MOST * WORKERS):
            pass
        assert soon(lambda: server.is_well(FILES))
