"""The page behind the link: it shows what the public sees, does nothing, and is nobody else's."""

import logging
import time
from datetime import timedelta
from unittest.mock import patch
from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pghistory.models import Context

from experts.guards.links import link
from experts.models import Contact, Document, Official, OwnLink, OwnWord, PersonalRecord
from experts.ownsay.workflow import forget_ended
from tests.directory.everything import make_full_official
from tests.directory.pages import read
from tests.factories import make_contact, make_correction
from tests.ownsay.saying import LOOK, look, press, token_for

pytestmark = pytest.mark.django_db
ACTS = ["confirm", "correct", "leave"]


def test_the_page_shows_the_record_with_three_buttons_and_opening_it_does_nothing(
    official: Official, token: str
) -> None:
    response = look(token)
    page = read(response)
    assert page.all("h1")
    assert "Sri Wahyuni" in response.text
    assert [form["action"] for form in page.all("form", method="post") if LOOK in form["action"]] == [
        f"{LOOK}{act}/" for act in ACTS
    ]
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "strict-origin"
    assert page.all("meta", name="robots", content="noindex")
    assert 'class="on-paper"' not in response.text  # or else a print would pass on the token
    assert not OwnWord.objects.exists()
    official.refresh_from_db()
    assert (official.is_published, official.confirmed_on) == (True, None)


def test_nothing_is_shown_that_the_public_does_not_see(own_folders: object) -> None:
    official = make_full_official(external_id="planted-id", legal_basis_reference="planted-proof")
    PersonalRecord.objects.create(official=official, identity_number="planted-317", notes="planted note")
    Document.objects.create(official=official, kind="consent", title="planted scan", file=ContentFile(b"x", "x.pdf"))
    make_contact(official)
    make_contact(official, "planted@home.example", owner="personal")
    make_contact(official, "+62 planted", kind="phone")
    make_correction(official, text="planted words", requester_name="planted name")
    text = look(token_for(official)).text
    assert "Melatih asesor" in text
    assert "Medal" in text
    assert "planted" not in text
    assert "sri@agency.example" not in text


def test_a_hidden_record_is_shown_without_its_picture_which_has_no_address_then(official: Official) -> None:
    Official.objects.update(status="hidden", status_reason="stale", photo="photos/x.webp")
    text = look(token_for(official)).text
    assert "At present the public does not see it." in text
    assert "/photo/" not in text


def foreign(official: Official) -> str:
    """Of the right row, for another purpose."""
    key = OwnLink.objects.get().pk
    return link("ownsay:look", "confirm-correction", key).partition("token=")[2]


def too_old(official: Official) -> str:
    OwnLink.objects.update(holds_until=timezone.now() - timedelta(seconds=1))
    return ""


def address_is_gone(official: Official) -> str:
    official.contacts.filter(value="sri@agency.example").update(value="another@agency.example")
    return ""


def address_is_a_telephone(official: Official) -> str:
    official.contacts.filter(value="sri@agency.example").update(kind=Contact.Kind.PHONE)
    return ""


def used_up(official: Official) -> str:
    OwnLink.objects.update(used_up_at=timezone.now())
    return ""


def draft(official: Official) -> str:
    Official.objects.update(status="draft")
    return ""


def withdrawn(official: Official) -> str:
    Official.objects.update(status="withdrawn", status_reason="other")
    return ""


@pytest.mark.parametrize(
    "spoil", [foreign, too_old, address_is_gone, address_is_a_telephone, used_up, draft, withdrawn]
)
def test_a_link_that_does_not_hold_leads_to_the_same_page_whatever_is_wrong(
    official: Official, token: str, spoil: object
) -> None:
    spoiled = spoil(official) or token  # type: ignore[operator]
    nonsense = look("nonsense")
    answer = look(spoiled)
    assert answer.status_code == nonsense.status_code == 404
    assert answer.text.replace(quote(spoiled), "nonsense") == nonsense.text  # the way to the other language holds it
    assert "Sri" not in answer.text
    for act in ACTS:
        done = act == "leave" and spoil is used_up  # pressed twice
        assert press(act, spoiled, part="name", text="x")[0] == (302 if done else 404)
    assert not OwnWord.objects.exists()
    assert not official.corrections.exists()


@pytest.mark.parametrize("nonsense", ["", "x", "%00", "MQ:x:x", "x" * 5000])
def test_nonsense_leads_nowhere(official: Official, nonsense: str) -> None:
    assert look(nonsense).status_code == 404
    assert [press(act, nonsense)[0] for act in ACTS] == [404] * 3


def test_a_token_holds_thirty_days_even_if_its_row_were_to_stay(official: Official, token: str) -> None:
    OwnLink.objects.update(holds_until=timezone.now() + timedelta(days=99))
    for days, status in [(29.9, 200), (30.1, 404)]:
        with patch("django.core.signing.time.time", return_value=time.time() + days * 24 * 3600):
            assert look(token).status_code == status


@pytest.mark.parametrize("act", ACTS)
def test_only_a_button_of_this_site_acts(official: Official, token: str, act: str) -> None:
    assert press(act, token, {"Origin": "https://elsewhere.example"})[0] == 403
    assert look(token).status_code == 200
    assert Client().get(f"{LOOK}{act}/", {"token": token}).status_code == 404
    assert not OwnWord.objects.exists()


def test_the_token_is_in_no_log_and_no_history(
    official: Official, token: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        look(token)
        look(f"{token}x")
        for act in ACTS:
            press(act, token, part="name", text="Wrong")
            press(act, f"{token}x")
    assert token not in caplog.text
    assert f"Not Found: {LOOK}" in caplog.text
    contexts = list(Context.objects.values_list("metadata", flat=True))
    assert f"{LOOK}leave/" in [context.get("url") for context in contexts]
    assert token not in str(contexts)


@pytest.mark.django_db(transaction=True)  # what is not committed is read into the index again each time
def test_the_queries_of_the_page_are_a_fixed_number() -> None:
    official = make_full_official()
    make_contact(official)
    make_full_official("Budi Hartono")  # or else nobody similar would be asked about
    token = token_for(official)

    def queries() -> int:
        look(token)
        with CaptureQueriesContext(connection) as done:
            look(token)
        return len(done)

    few = queries()
    for number in range(28):
        make_full_official(f"Name {number:02}")
    assert queries() == few <= 20


def test_links_that_no_longer_hold_are_forgotten_with_their_addresses(official: Official, token: str) -> None:
    forget_ended()
    assert OwnLink.objects.exists()
    too_old(official)
    forget_ended()
    assert not OwnLink.objects.exists()
