"""The mails of a demonstration, to be read by whoever tries it out; production has no such pages."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import Page, expect

from experts import mails
from experts.models import OutgoingMail
from tests.accounts.inviting import make_invitation
from tests.directory.pages import read
from tests.expertpool.commands import outcome
from tests.expertpool.test_settings import PRODUCTION
from tests.factories import make_agency

pytestmark = pytest.mark.django_db
RESOLVE = """
import django
django.setup()
from django.urls import Resolver404, resolve
for path in ["/outbox/", "/outbox/1/", "/outbox/1/html/", "/id/outbox/", "/about/"]:
    try:
        print(resolve(path).view_name)
    except Resolver404:
        print("nowhere")
"""


def write(subject: str) -> OutgoingMail:
    return mails.send("account_changed", "raka@example.org", {"change": subject, "office": "bkn@example.org"}, "en")


def test_production_has_no_such_address() -> None:
    code, lines = outcome("-c", RESOLVE, DJANGO_SETTINGS_MODULE="expertpool.settings", **PRODUCTION)
    assert (code, lines) == (0, ["nowhere"] * 4 + ["directory:about"])


def test_the_newest_mail_comes_first_and_says_to_whom_and_when() -> None:
    for subject in ["first", "second"]:
        write(subject)
    first, second = OutgoingMail.objects.order_by("pk")
    response = Client().get("/outbox/")
    links = [link["href"] for link in read(response).all("a") if link["href"].startswith("/outbox/")]
    assert links[:2] == [f"/outbox/{second.pk}/", f"/outbox/{first.pk}/"]
    assert "raka@example.org" in response.text
    assert "not sent yet" in response.text


def test_a_forgotten_password_brings_its_mail_into_the_outbox() -> None:
    make_invitation(agencies=[make_agency()])  # by inviter@example.org
    Client().post("/accounts/password/forgotten/", {"email": "inviter@example.org"})
    code = OutgoingMail.objects.get(recipient="inviter@example.org")
    assert code.subject in Client().get("/outbox/").text


def test_a_mail_can_do_nothing_in_its_frame() -> None:
    mail = write("all")
    OutgoingMail.objects.update(text="<script>alert(1)</script>")
    assert "<script>alert(1)" not in Client().get(f"/outbox/{mail.pk}/").text
    frame = Client().get(f"/outbox/{mail.pk}/html/")
    policy = frame.headers["Content-Security-Policy"].split("; ")
    assert "sandbox allow-top-navigation-by-user-activation" in policy
    assert {"frame-ancestors 'self'", "default-src 'self'"} <= set(policy)
    assert frame.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("path", ["7/", f"{'9' * 30}/", "7/html/", "x/", "?page=%00", "?page=-1"])
def test_an_address_without_sense_is_no_error(path: str) -> None:
    assert Client().get(f"/outbox/{path}").status_code == (200 if path.startswith("?") else 404)


def test_it_is_paged_and_asks_as_often_for_many_as_for_one() -> None:
    counts = []
    for number in [1, 30]:
        for _ in range(number):
            write("password")
        with CaptureQueriesContext(connection) as found:
            page = read(Client().get("/outbox/"))
        counts.append(len(found))
    assert counts[0] == counts[1]
    assert page.all("a", href="?page=2")


def test_it_is_linked_below_every_page() -> None:
    assert read(Client().get("/")).all("a", href="/outbox/")
    assert read(Client().get("/id/")).all("a", href="/id/outbox/")


@pytest.mark.django_db(transaction=True)
def test_the_link_of_an_invitation_is_followed_as_text_and_as_html(live_server: object, page: Page) -> None:
    make_invitation(agencies=[make_agency()])
    mail = OutgoingMail.objects.get()
    here = str(live_server)
    for field in ["text", "html"]:  # the tests' server has another address than the one in mails
        setattr(mail, field, getattr(mail, field).replace("http://localhost:8000", here))
    mail.save()
    follow = [
        lambda: page.locator("p.typed a[href*=token]").click(),
        lambda: page.frame_locator("iframe").get_by_role("link").first.click(),
    ]
    for click in follow:
        page.goto("/outbox/")
        page.get_by_role("link", name=mail.subject).click()
        click()
        page.wait_for_url(lambda url: "/accounts/invitation/?token=" in url)
        expect(page.get_by_label("Password, once more")).to_be_visible()
