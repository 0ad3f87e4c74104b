"""How much anybody may send."""

import pytest
from django.test import Client

from experts.models import Correction, OutgoingMail, Usage
from tests.corrections.sending import fill_in
from tests.directory.pages import read

pytestmark = pytest.mark.usefixtures("official")


def send(address: str, email: str) -> int:
    return int(fill_in(Client(REMOTE_ADDR=address), email=email).status_code)


def test_a_mailbox_gets_three_mails_a_day() -> None:
    answers = [send(f"203.0.113.{number}", "victim@example.org") for number in range(4)]
    assert answers == [302, 302, 302, 429]
    assert send("203.0.113.9", "Victim+x@example.org") == 429
    assert OutgoingMail.objects.count() == Correction.objects.count() == 3


def test_thirty_an_hour_come_from_one_place() -> None:
    answers = [send("203.0.113.1", f"reader{number}@example.org") for number in range(31)]
    assert answers == [302] * 30 + [429]
    assert send("203.0.113.2", "reader30@example.org") == 302


def test_what_is_refused_uses_up_nothing_else() -> None:
    answers = [send("203.0.113.1", "victim@example.org") for _ in range(33)]
    assert answers == [302] * 3 + [429] * 30
    assert send("203.0.113.1", "reader@example.org") == 302


def test_two_hundred_an_hour_come_in_all() -> None:
    send("203.0.113.1", "reader@example.org")
    Usage.objects.update(number=199)  # that of the place and of the mailbox too, which the next ones don’t share
    answers = [send(f"203.0.113.{number}", f"reader{number}@example.org") for number in (2, 3)]
    assert answers == [302, 429]


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_who_is_refused_is_told_until_when_and_keeps_what_was_typed(client: Client, prefix: str) -> None:
    for _ in range(3):
        fill_in(client)
    response = fill_in(client, f"{prefix}/experts/sri-wahyuni/correct/", text="Typed <with> care", grounds="I know")
    page = read(response, status=429)
    assert page.all("html")[0]["lang"] == (prefix.strip("/") or "en")
    assert len(page.all("h1")) == 1
    assert 0 < int(response["Retry-After"]) <= 24 * 3600 + 1
    assert "Typed &lt;with&gt; care\n\nI know" in response.text
