"""PostgreSQL goes away while pages are asked for, and comes back."""

import signal
from http.client import HTTPResponse
from urllib.error import HTTPError

from expertpool.embedded.usage import leave, use
from tests.faults.serving import Server, soon

PAGES = ["/", "/experts/", "/id/experts/", "/experts/name-1/", "/experts/?q=name", "/admin/login/"]
SLOWEST = 6  # seconds: two of the pool, and some for a machine that has other things to do


def check_recovered(server: Server) -> None:
    """The numbers are those of the database, and an edit is seen at once, in every worker."""
    (total,) = server.sql("SELECT count(*) FROM experts_official WHERE status = 'published'")  # type: ignore[misc]
    assert server.page("/experts/").total == total == 9
    server.sql("UPDATE experts_official SET status = 'draft' WHERE name = 'Name 3'")
    assert {server.page("/experts/").total for _ in range(20)} == {8}
    assert server.status("/experts/name-3/") == 404


def check_answers(server: Server) -> None:
    assert {answer.status for answer in server.answers} == {200, 503}
    assert max(answer.seconds for answer in server.answers) < SLOWEST


def check_refusal(response: HTTPResponse | HTTPError) -> None:
    with response:
        text = response.read().decode()
    assert response.status == 503
    assert (response.headers["Retry-After"], response.headers["Cache-Control"]) == ("5", "no-store")
    assert "Set-Cookie" not in response.headers  # whoever is signed in stays so
    assert all(words in text for words in ["Try again shortly", "Silakan coba lagi"])


def check_log(server: Server) -> None:
    """A line for each who waited or was cut off, and nothing for those who were sent away meanwhile."""
    server.process.send_signal(signal.SIGTERM)
    log, _ = server.process.communicate()
    assert "Traceback" not in log
    assert "The database does not answer: " in log
    assert "Service Unavailable" not in log


def test_a_crash_is_ridden_out(server: Server) -> None:
    with server.readers(*PAGES):
        assert soon(lambda: len(server.answers) > 30)
        server.kill_postgresql()
        assert soon(lambda: any(answer.status == 503 for answer in server.answers))
        assert soon(lambda: server.is_well(PAGES))

    check_answers(server)
    check_recovered(server)
    check_log(server)


def test_while_it_is_away_everything_says_so_and_the_process_is_well(server: Server) -> None:
    leave(server.place)  # from here on it runs for the server's sake alone
    assert server.status("/experts/") == 200
    with server.readers(*PAGES):
        server.shut_postgresql_down()
        assert soon(lambda: server.status("/experts/") == 503)
        assert (server.status("/healthz"), server.status("/readyz")) == (200, 503)
        check_refusal(server.open("/experts/"))
        check_refusal(server.open("/admin/", data=b"", cookie="sessionid=somebody"))
        use(server.place, throwaway=True)
        assert soon(lambda: server.is_well(PAGES))

    check_answers(server)
    check_recovered(server)
    check_log(server)


def test_it_starts_without_a_database_and_says_so(server_without_database: Server) -> None:
    check_refusal(server_without_database.open("/experts/"))
    assert server_without_database.status("/readyz") == 503
    check_log(server_without_database)
