"""The link in the mail: opening it shows, only the button acts."""

import logging
import re

import pytest
from django.core import mail
from django.test import Client
from pghistory.models import Context

from experts.models import Correction
from tests.corrections.sending import FROM_HERE, fill_in, link_in_the_mail, token_in_the_mail
from tests.directory.pages import read
from tests.factories import make_official, make_user
from tests.worker import work

pytestmark = pytest.mark.django_db(transaction=True)
CONFIRM = "/corrections/confirm/"
THANKS = "/corrections/thanks/"


@pytest.fixture
def asked(client: Client) -> Correction:
    """A correction whose sender has the mail."""
    make_official("Sri Wahyuni", country="ID")
    make_user("focal-point", country="ID")
    fill_in(client)
    work()
    return Correction.objects.get()


def press(client: Client, token: str, headers: dict[str, str] = FROM_HERE) -> tuple[int, str]:
    response = client.post(CONFIRM, {"token": token}, headers=headers)
    return response.status_code, response.headers.get("Location", "")


def state() -> str:
    return Correction.objects.get().state


def test_opening_the_link_shows_what_was_sent_and_does_nothing(client: Client, asked: Correction) -> None:
    response = client.get(link_in_the_mail())
    page = read(response)
    assert "She is a Director now." in response.text
    assert page.all("form", method="post", action=CONFIRM)
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "strict-origin"
    assert page.all("meta", name="robots", content="noindex")
    assert state() == "unverified"


def test_the_button_passes_it_on_once(client: Client, asked: Correction) -> None:
    token = token_in_the_mail()
    assert press(client, token) == (302, THANKS)
    assert press(client, token) == (302, THANKS)
    work()
    assert state() == "open"
    assert [message.to for message in mail.outbox] == [["reader@example.org"], ["focal-point-id@example.org"]]
    assert client.get(link_in_first_mail()).url == THANKS


def link_in_first_mail() -> str:
    found = re.search(r"/corrections/confirm/\S+", str(mail.outbox[0].body))
    assert found
    return found[0]


@pytest.mark.parametrize("token", ["", "x", "%00", "MQ:x:x", "x" * 5000])
def test_another_link_leads_nowhere(client: Client, asked: Correction, token: str) -> None:
    page = read(client.get(f"{CONFIRM}?token={token}"), status=404)
    assert len(page.all("h1")) == 1
    assert press(client, token)[0] == 404
    assert client.get(CONFIRM).status_code == 404
    assert state() == "unverified"


def test_a_page_from_elsewhere_can_t_press_the_button(client: Client, asked: Correction) -> None:
    assert press(client, token_in_the_mail(), {"Origin": "https://elsewhere.example"})[0] == 403
    assert state() == "unverified"


def test_the_token_is_in_no_log_and_no_history(
    client: Client, asked: Correction, caplog: pytest.LogCaptureFixture
) -> None:
    token = token_in_the_mail()
    with caplog.at_level(logging.DEBUG):
        client.get(link_in_the_mail())
        press(client, token)
        client.get(f"{CONFIRM}?token={token}x")
        press(client, f"{token}x")
    assert token not in caplog.text
    assert "Not Found: /corrections/confirm/" in caplog.text
    contexts = list(Context.objects.values_list("metadata", flat=True))
    assert CONFIRM in [context.get("url") for context in contexts]
    assert token not in str(contexts)


def test_after_it_was_erased_the_link_leads_nowhere(client: Client, asked: Correction) -> None:
    Correction.objects.all().delete()
    assert press(client, token_in_the_mail())[0] == 404
