"""Filling in the forms and pressing the buttons, as a browser of this site does."""

import re
from typing import Any

from django.test import Client

from experts.models import OutgoingMail, Request
from tests.guards.stamps import opened

FROM_HERE = {"Origin": "http://testserver"}
ASK = "/engagements/ask/"
GIVEN = {
    "purpose": "training",
    "wanted": "Talent management",
    "mode": "online",
    "organisation": "Academy of Public Service",
    "requester_name": "Rosa Delgado",
    "requester_email": "rosa@academy.example",
    "consent": "on",
    "website": "",
}


def fill_in(client: Client, path: str = ASK, **given: Any) -> Any:
    headers = given.pop("headers", FROM_HERE)
    return client.post(path, {**GIVEN, "opened": opened(60), **given}, headers=headers)


def token_to(recipient: str, place: str) -> str:
    """The token of the link to that place in the last mail to somebody."""
    mails = OutgoingMail.objects.filter(recipient=recipient).order_by("-pk")
    found = next(hit for mail in mails if (hit := re.search(rf"/engagements/{place}/\?token=(\S+)", mail.text)))
    return found[1].replace("%3A", ":")


def press(client: Client, place: str, token: str, **given: Any) -> Any:
    headers = given.pop("headers", FROM_HERE)
    return client.post(f"/engagements/{place}/", {"token": token, **given}, headers=headers)


def confirmed(client: Client, *slugs: str, **given: Any) -> Request:
    """A request that was sent, and confirmed by the link in the mail."""
    fill_in(client, expert=list(slugs), **given)
    press(client, "confirm", token_to("rosa@academy.example", "confirm"))
    return Request.objects.latest("pk")


def page_token() -> str:
    return token_to("rosa@academy.example", "request")
