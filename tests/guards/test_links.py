import time
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils.translation import override
from pytest_django import Settings

from experts.guards.links import link, read

DAY = 24 * 3600


def token_of(address: str) -> str:
    return parse_qs(urlsplit(address).query)["token"][0]


def test_a_link_is_absolute_in_the_language_and_leads_back_to_the_row(settings: Settings) -> None:
    settings.SITE_URL = "https://pool.example.org"
    with override("id"):
        address = link("corrections:confirm", "test", 317)
    assert address.startswith("https://pool.example.org/id/corrections/confirm/?token=")
    assert read(token_of(address), "test") == 317


@pytest.mark.parametrize("token", ["", "x", "\0", "317:x:x", "a" * 100_000, "é:é:é"])
def test_what_we_did_not_sign_leads_nowhere(token: str) -> None:
    assert read(token, "test") is None


def test_a_token_is_for_one_purpose() -> None:
    assert read(token_of(link("corrections:confirm", "test", 317)), "other") is None


@pytest.mark.parametrize(("days", "holds"), [(6.9, True), (7.1, False)])
def test_a_link_holds_seven_days(days: float, holds: bool) -> None:
    token = token_of(link("corrections:confirm", "test", 317))
    with patch("django.core.signing.time.time", return_value=time.time() + days * DAY):
        assert (read(token, "test") is not None) is holds
