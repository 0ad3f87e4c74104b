import pytest
from django.db import InterfaceError, OperationalError
from django.test import RequestFactory
from psycopg_pool import PoolTimeout

from expertpool.health import healthz
from expertpool.outage import OutageMiddleware, server_error


def status_after(error: Exception) -> int:
    try:
        raise error
    except type(error):
        return server_error(RequestFactory().get("/experts/")).status_code


@pytest.mark.parametrize("error", [OperationalError("the connection is lost"), InterfaceError("closed"), PoolTimeout()])
def test_a_lost_database_is_no_mistake_of_ours(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OutageMiddleware, "paused_until", 0.0)
    assert status_after(error) == 503


def test_a_mistake_of_ours_stays_one() -> None:
    assert status_after(ValueError("planted")) == 500


def test_only_waiting_in_vain_sends_the_next_ones_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OutageMiddleware, "paused_until", 0.0)
    ask = OutageMiddleware(healthz)
    status_after(OperationalError("deadlock detected"))
    assert ask(RequestFactory().get("/experts/")).status_code == 200

    status_after(PoolTimeout())
    assert ask(RequestFactory().get("/experts/")).status_code == 503
    assert ask(RequestFactory().get("/healthz")).status_code == 200
