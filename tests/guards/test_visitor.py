import pytest
from django.test import RequestFactory
from pytest_django import Settings

from experts.guards.visitor import network_of


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "remote", "network"),
    [
        (False, "", "203.0.113.7", "203.0.113.7"),
        (False, "198.51.100.1", "203.0.113.7", "203.0.113.7"),
        (True, "198.51.100.1, 203.0.113.9", "127.0.0.1", "203.0.113.9"),
        (True, "made up,203.0.113.9", "127.0.0.1", "203.0.113.9"),
        (True, "", "127.0.0.1", "127.0.0.1"),
        (True, "2001:db8:1:2:3:4:5:6", "127.0.0.1", "2001:db8:1:2::/64"),
        (False, "", "::ffff:203.0.113.7", "203.0.113.7"),
        (False, "", "", ""),
    ],
)
def test_where_a_request_comes_from(
    rf: RequestFactory, settings: Settings, behind_proxy: bool, forwarded: str, remote: str, network: str
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert network_of(rf.get("/", headers=headers, REMOTE_ADDR=remote)) == network
