"""Restricted data is planted, then looked for: it is shown on demand only, and each look is on record."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from experts.models import Contact, Correction, Document, Look, Nomination, Official, PersonalRecord, User
from tests.admin.conftest import sign_in
from tests.admin.pages import add_row, read_form
from tests.admin.rows import address
from tests.factories import make_correction, make_nomination, make_official, make_user

SECRETS = ["home@example.org", "3174-SECRET", "Drinks", "Letter of Raka"]


@pytest.fixture
def official(db: None, own_folders: Any) -> Official:
    official = make_official()
    Contact.objects.create(official=official, kind="email", owner="personal", value="home@example.org")
    PersonalRecord.objects.create(official=official, identity_number="3174-SECRET", notes="Drinks")
    document = Document(official=official, kind="consent", title="Letter of Raka", content_type="application/pdf")
    document.file.save("document", ContentFile(b"%PDF-1.4"))
    return official


def found_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def read(browser: Client, there: str) -> None:
    assert b"".join(browser.get(there).streaming_content) == b"%PDF-1.4"


def looks() -> list[tuple[str, str]]:
    return [(look.by.email, look.part) for look in Look.objects.select_related("by").order_by("pk")]


def test_it_is_neither_on_the_page_of_the_record_nor_in_its_history(desk: Client, official: Official) -> None:
    Contact.objects.update(sharing="on-acceptance")
    for page in ["change", "history"]:
        assert found_in(desk.get(address(Official, page, official.pk)).text) == []
    assert looks() == []


def test_readers_are_shown_it_when_they_ask_and_are_recorded(
    desk: Client, reviewer: Client, official: Official
) -> None:
    auditor = sign_in(make_user("auditor", email="auditor@example.org"))
    for browser in [desk, reviewer, auditor]:
        there = address(Official, "restricted", official.pk)
        assert f'href="{there}"' in browser.get(address(Official, "change", official.pk)).text
        page = browser.get(there).text
        assert found_in(page) == SECRETS
        assert ('name="_save"' in page) is (browser is desk)
    who = ["dewi@example.org", "raka@example.org", "auditor@example.org"]
    assert looks() == [(email, "record") for email in who]


def test_its_history_is_a_look_of_its_own(desk: Client, official: Official) -> None:
    page = desk.get(address(Official, "restricted_history", official.pk)).text
    assert "home@example.org" in page
    assert looks() == [("dewi@example.org", "history")]


def test_a_document_that_is_downloaded_is_a_look(desk: Client, official: Official) -> None:
    document = official.documents.get()
    read(desk, address(Official, "document", official.pk, document.pk))
    assert list(Look.objects.values_list("official", "document", "part")) == [(official.pk, document.pk, "document")]


def test_who_opens_a_nomination_at_bkn_sees_what_is_proposed_and_is_recorded(
    reviewer: Client, official: Official
) -> None:
    focal_point = make_user("focal-point", country="ID")
    nomination = make_nomination(official, "change", "endorsed", by=focal_point)
    document = official.documents.get()
    Document.objects.update(nomination=nomination, official=None)
    reviewer.get(address(Nomination, "change", nomination.pk))
    there = f"/desk/nominations/{nomination.pk}/documents/{document.pk}/original/"
    for browser in [reviewer, sign_in(focal_point)]:
        read(browser, there)
    assert looks() == [("raka@example.org", "nomination"), ("raka@example.org", "document")]
    assert set(Look.objects.values_list("official", "nomination")) == {(official.pk, nomination.pk)}


def test_the_sender_of_a_correction_is_shown_on_demand(desk: Client, official: Official) -> None:
    correction = make_correction(official, requester_email="reader@example.org")
    page = desk.get(address(Correction, "change", correction.pk)).text
    assert "reader@example.org" not in page
    there = address(Correction, "sender", correction.pk)
    assert f'href="{there}"' in page
    assert "reader@example.org" in desk.get(there).text
    assert looks() == [("dewi@example.org", "sender")]


def test_an_export_with_restricted_columns_is_recorded_for_each_official(desk: Client, official: Official) -> None:
    make_official("Budi Santoso")
    marked = list(Official.objects.values_list("pk", flat=True))
    for action in ["export", "export_restricted"]:
        answer = desk.post(address(Official, "changelist"), {"action": action, "_selected_action": marked})
        assert b"".join(answer.streaming_content)
    assert sorted(Look.objects.values_list("official", "part")) == [(pk, "export") for pk in sorted(marked)]


def test_it_is_in_no_list_nor_found_by_a_search(desk: Client, official: Official) -> None:
    there = address(Official, "changelist")
    assert found_in(desk.get(there).text) == []
    for secret in ["home", "3174", "drinks"]:
        assert "0 officials" in desk.get(there, {"q": secret}).text


def test_a_contact_is_checked_and_kept_once_and_the_record_stays_as_it_is(desk: Client, official: Official) -> None:
    there = address(Official, "restricted", official.pk)
    changed_at = official.updated_at

    def add(value: str) -> Any:
        fields = read_form(desk, there, "official")
        add_row(fields, "contacts", kind="email", owner="office", value=value, sharing="never")
        return desk.post(there, fields)

    assert "Enter a valid email address." in add("nonsense").text
    assert "Please correct the duplicate" in add("home@example.org").text
    assert add("office@example.org").url == address(Official, "change", official.pk)
    assert Contact.objects.filter(official=official).count() == 2
    official.refresh_from_db()
    assert official.updated_at == changed_at


def test_an_edit_of_restricted_data_made_meanwhile_is_not_saved_over(desk: Client, official: Official) -> None:
    there = address(Official, "restricted", official.pk)
    fields = read_form(desk, there, "official")
    PersonalRecord.objects.update(notes="Doesn’t drink")
    assert "nothing has been saved yet" in desk.post(there, fields | {"personal_record-0-notes": "Drinks tea"}).text
    assert PersonalRecord.objects.get().notes == "Doesn’t drink"


def test_the_list_of_looks_tells_who_looked_at_whom(desk: Client, administrator: User, official: Official) -> None:
    desk.get(address(Official, "restricted", official.pk))
    gone = make_official("Budi Santoso", published=False)
    Look.objects.create(by=make_user("reviewer", email="raka@example.org"), official=gone, part="history")
    gone.delete()
    there = address(Look, "changelist")
    everything = desk.get(there).text
    assert "Sri Wahyuni" in everything
    assert "No longer on record" in everything
    for query, number in [
        ({"whose": official.pk}, 1),
        ({"whose": "9" * 5000}, 2),  # nonsense filters nothing
        ({"who": administrator.pk}, 1),
        ({"part__exact": "history"}, 1),
        ({"q": "sri wahyuni"}, 1),
        ({"q": "nobody"}, 0),
    ]:
        assert desk.get(there, query).context["cl"].result_count == number, query
    assert f"{there}?whose={official.pk}" in desk.get(address(Official, "change", official.pk)).text
