"""Filling in the form and pressing its buttons, as a browser of this site does."""

import re
from typing import Any

from django.core import mail
from django.test import Client

from tests.guards.stamps import opened

FROM_HERE = {"Origin": "http://testserver"}
GIVEN = {
    "part": "posts",
    "text": "She is a Director now.",
    "grounds": "I work there.",
    "email": "reader@example.org",
    "name": "A Reader",
    "consent": "on",
    "website": "",
}


def fill_in(client: Client, path: str = "/experts/sri-wahyuni/correct/", **given: Any) -> Any:
    headers = given.pop("headers", FROM_HERE)
    return client.post(path, {**GIVEN, "opened": opened(60), **given}, headers=headers)


def link_in_the_mail() -> str:
    """The path of the link in the last mail."""
    found = re.search(r"http://localhost:\d+(/\S+token=\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def token_in_the_mail() -> str:
    return link_in_the_mail().partition("token=")[2].replace("%3A", ":")
