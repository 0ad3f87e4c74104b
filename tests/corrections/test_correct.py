"""The form: what it takes, what it refuses, and that nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from experts.models import Correction, Official, OutgoingMail, Usage
from tests.corrections.sending import FROM_HERE, GIVEN, fill_in
from tests.directory.pages import Page, read
from tests.factories import make_official

pytestmark = pytest.mark.usefixtures("official")
PATH = "/experts/sri-wahyuni/correct/"
SENT = "/experts/sri-wahyuni/correct/sent/"


def test_what_is_sent_is_kept_unread_and_its_sender_asked(client: Client) -> None:
    response = fill_in(client)
    assert (response.status_code, response.url) == (302, SENT)
    kept = Correction.objects.values("official__slug", "part", "text", "grounds", "requester_email").get()
    assert kept == {
        "official__slug": "sri-wahyuni",
        "part": "posts",
        "text": "She is a Director now.",
        "grounds": "I work there.",
        "requester_email": "reader@example.org",
    }
    correction = Correction.objects.get()
    assert (correction.state, correction.requester_name, correction.language) == ("unverified", "A Reader", "en")
    assert OutgoingMail.objects.values_list("recipient", flat=True).get() == "reader@example.org"


def test_the_mail_holds_nothing_that_was_typed(client: Client) -> None:
    """Or else anybody could have us mail anything to anybody."""
    fill_in(client, text="Buy pills", grounds="cheap pills", name="Pills Ltd")
    mail = OutgoingMail.objects.get()
    for part in [mail.subject, mail.text, mail.html]:
        assert "pills" not in part.lower()
    assert "Sri Wahyuni" in mail.text


def test_the_language_of_the_page_is_that_of_the_mail(client: Client) -> None:
    response = fill_in(client, "/id/experts/sri-wahyuni/correct/")
    assert response.url == f"/id{SENT}"
    assert Correction.objects.get().language == "id"
    assert "/id/corrections/confirm/?token=" in OutgoingMail.objects.get().text


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"part": ""}, "part", "Choose the part that is wrong."),
    ({"part": "salary"}, "part", "salary is not one of the available choices"),
    ({"text": "  "}, "text", "Write what is wrong and what is right."),
    ({"text": "x" * 2001}, "text", "at most 2000 characters"),
    ({"text": "a\0b"}, "text", "Null characters are not allowed."),
    ({"grounds": "x" * 1001}, "grounds", "at most 1000 characters"),
    ({"email": ""}, "email", "Give your e-mail address"),
    ({"email": "nobody"}, "email", "Write the whole e-mail address"),
    ({"email": "a@example.org\nBcc: b@example.org"}, "email", "Write the whole e-mail address"),
    ({"email": "a@example.org,b@example.org"}, "email", "Write the whole e-mail address"),
    ({"email": f"{'a' * 64}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.org"}, "email", "at most 254 characters"),
    ({"name": "x" * 151}, "name", "at most 150 characters"),
    ({"name": "a\0b"}, "name", "Null characters are not allowed."),
    ({"consent": ""}, "consent", "Tick the box"),
]


@pytest.mark.parametrize(("wrong", "field", "message"), WRONG)
def test_a_mistake_is_told_beside_its_field_and_above(
    client: Client, wrong: dict[str, Any], field: str, message: str
) -> None:
    given = {"text": "Kept <b> text", **wrong}
    response = fill_in(client, **given)
    page, html = read(response), response.content.decode()
    (control,) = [attributes for _, attributes in page.elements if attributes.get("id") == f"id_{field}"]
    assert control["aria-invalid"] == "true"
    assert f"id_{field}_error" in control["aria-describedby"].split()
    assert f'id="id_{field}_error"' in html
    assert page.all("a", href=f"#id_{field}")
    assert html.count(escape(message)) == 2
    assert page.all("div", role="alert", tabindex="-1", autofocus="")
    assert "Not sent yet" in html.partition("</title>")[0]
    assert escape(given["text"].replace("\0", "")) in html.replace("\0", "")
    assert not Correction.objects.exists()


def test_an_end_of_line_counts_once(client: Client) -> None:
    assert fill_in(client, text="x\r\n" * 999 + "xx").url == SENT
    assert Correction.objects.get().text == "x\n" * 999 + "xx"


def test_a_name_is_one_line(client: Client) -> None:
    fill_in(client, name="A\r\nBcc: victim@example.org")
    assert Correction.objects.get().requester_name == "A Bcc: victim@example.org"


def test_the_form_has_a_label_for_all_that_is_asked_and_sets_no_cookie(client: Client) -> None:
    response = client.get(PATH)
    page = read(response)
    labels = {label.get("for") for label in page.all("label")}
    assert {f"id_{field}" for field in GIVEN} <= labels
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert response["Cache-Control"] == "no-cache, private"
    assert page.all("a", href="/about/privacy/")


def test_the_trap_is_seen_and_heard_by_nobody(client: Client) -> None:
    html = client.get(PATH).content.decode()
    around = html[: html.index('name="website"')].rpartition("<div")[2]
    assert around.startswith(" hidden>")


@pytest.mark.parametrize("trap", [{"website": "https://spam.example"}, {"opened": ""}, {"text": "", "website": "x"}])
def test_a_robot_gets_the_same_answer_and_nothing_is_kept(client: Client, trap: dict[str, str]) -> None:
    response = fill_in(client, **trap)
    assert (response.status_code, response.url) == (302, SENT)
    assert not Correction.objects.exists()
    assert not OutgoingMail.objects.exists()
    assert not Usage.objects.exists()


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_form_from_elsewhere_is_refused(client: Client, headers: dict[str, str]) -> None:
    assert fill_in(client, headers=headers).status_code == 403
    assert not Correction.objects.exists()


@pytest.mark.parametrize(("status", "reason"), [("draft", ""), ("hidden", "other"), ("withdrawn", "other")])
def test_there_is_no_form_for_who_is_not_public(client: Client, status: str, reason: str) -> None:
    Official.objects.update(status=status, status_reason=reason)
    assert client.get(PATH).status_code == 404
    assert client.get(SENT).status_code == 404
    assert fill_in(client).status_code == 404


def test_an_old_address_leads_to_the_present_one(client: Client, official: Official) -> None:
    make_official("Old Name").slugs.update(official=official)
    response = client.get("/experts/old-name/correct/")
    assert (response.status_code, response.url) == (301, PATH)


@pytest.mark.parametrize("body", [b"", b"part=%00&text=%FF%FE", b"part=posts&part=name", b"\xff\x00=", b"opened=%F0"])
def test_nonsense_is_no_error_of_the_server(client: Client, body: bytes) -> None:
    response = client.post(PATH, body, content_type="application/x-www-form-urlencoded", headers=FROM_HERE)
    assert response.status_code < 500


def test_the_profile_leads_to_the_form(client: Client) -> None:
    assert Page(client.get("/experts/sri-wahyuni/").text).all("a", href=PATH)
