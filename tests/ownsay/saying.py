"""Links as officials get them, and their buttons as a browser of this site presses them."""

import re
from typing import Any
from urllib.parse import unquote

from django.test import Client

from experts.models import Official, OutgoingMail
from experts.ownsay import letters
from experts.ownsay.links import HOLDS_WHEN_ASKED, open_links

FROM_HERE = {"Origin": "http://testserver"}
LOOK = "/own-record/"


def token_for(official: Official, address: str = "sri@agency.example") -> str:
    """Of a link that was mailed to the official; the mail itself is gone."""
    letters.ask(open_links([official], address, holds=HOLDS_WHEN_ASKED), address, language="en")
    mail = OutgoingMail.objects.filter(recipient=address).latest("pk")
    (token,) = tokens_in(mail)
    mail.delete()
    return token


def tokens_in(mail: OutgoingMail) -> list[str]:
    return [unquote(token) for token in re.findall(r"/own-record/\?token=(\S+)", mail.text)]


def look(token: str) -> Any:
    return Client().get(LOOK, {"token": token})


def press(act: str, token: str, headers: dict[str, str] = FROM_HERE, **given: str) -> tuple[int, str]:
    response = Client().post(f"{LOOK}{act}/", {"token": token, **given}, headers=headers)
    return response.status_code, response.headers.get("Location", "")


def mails() -> dict[str, OutgoingMail]:
    return {mail.recipient: mail for mail in OutgoingMail.objects.all()}
