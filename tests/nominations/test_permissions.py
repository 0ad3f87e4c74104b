"""Who gets which page of the desk: the whole cast, at every address."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import resolve, reverse

from experts.models import Intake, Nomination, Official
from experts.nominations import drafting
from experts.nominations.urls import urlpatterns
from experts.nominations.version.typed import digest
from tests.factories import make_intake, make_nomination, make_user
from tests.nominations.conftest import CAST, sign_in
from tests.nominations.enclosing import enclose

pytestmark = pytest.mark.django_db

# In the order of the cast. The answer is a status, or the name of the page that one is sent to.
TABLE: dict[str, list[int | str]] = {
    "GET desk": ["account_login", 200, 200, 200, 200, 403, 403],
    "GET export": ["account_login", 200, 200, 200, 200, 403, 403],
    "POST renew": ["account_login", "desk", 404, "desk", 404, 403, 403],
    "GET expert": ["account_login", 200, 404, 200, 404, 403, 403],
    "GET hide": ["account_login", 403, 404, 200, 404, 403, 403],
    "POST hide": ["account_login", 403, 404, "expert", 404, 403, 403],
    "GET removal": ["account_login", 200, 404, 200, 404, 403, 403],
    "POST removal": ["account_login", "expert", 404, "expert", 404, 403, 403],
    "POST change": ["account_login", "edit", 404, "edit", 404, 403, 403],
    "GET edited": ["account_login", 403, 404, 404, 404, 403, 403],  # no such edit; others: tests/admin/test_editing.py
    "POST edited": ["account_login", 403, 404, 404, 404, 403, 403],
    "GET new": ["account_login", 200, 200, 200, 200, 403, 403],
    "POST new": ["account_login", "edit", "edit", "edit", "edit", 403, 403],
    "GET edit person": ["account_login", 200, 404, 200, 404, 403, 403],
    "POST edit person": ["account_login", "edit", 404, "edit", 404, 403, 403],
    "GET edit nonsense": ["account_login", 404, 404, 404, 404, 403, 403],
    "GET check": ["account_login", 200, 404, 200, 404, 403, 403],
    "POST check": ["account_login", 200, 404, 200, 404, 403, 403],  # something is missing
    "POST ask_for_word": ["account_login", "check", 404, "check", 404, 403, 403],
    "GET preview": ["account_login", 200, 404, 200, 404, 403, 403],
    "POST same sri-wahyuni": ["account_login", "check", 404, "check", 404, 403, 403],
    "POST same somebody-else": ["account_login", 404, 404, 404, 404, 403, 403],
    "GET nominations": ["account_login", 200, 200, 200, 200, 403, 403],
    "GET nomination": ["account_login", 200, 404, 200, 404, 403, 403],
    "GET act endorse": ["account_login", 403, 404, 200, 404, 403, 403],
    "POST act endorse": ["account_login", 403, 404, "nomination", 404, 403, 403],
    "POST act return": ["account_login", 403, 404, "nomination", 404, 403, 403],
    "POST act decline": ["account_login", 403, 404, "nomination", 404, 403, 403],
    "POST act withdraw": ["account_login", "nomination", 404, 403, 404, 403, 403],
    "POST act approve": ["account_login", "nomination", 404, "nomination", 404, 403, 403],  # not endorsed yet
    "GET act propose": ["account_login", 404, 404, 404, 404, 403, 403],
    "GET documents": ["account_login", 200, 404, 200, 404, 403, 403],
    "POST documents": ["account_login", 403, 404, 403, 404, 403, 403],  # a removal has none; others: test_documents.py
    "GET remove_document": ["account_login", 403, 404, 403, 404, 403, 403],
    "POST remove_document": ["account_login", 403, 404, 403, 404, 403, 403],
    "GET replace_document": ["account_login", 404, 404, 404, 404, 403, 403],  # it was not asked for again
    "POST replace_document": ["account_login", 404, 404, 404, 404, 403, 403],
    "GET original": ["account_login", 200, 404, 200, 404, 200, 200],
    "GET document_page": ["account_login", 200, 404, 200, 404, 200, 200],
    "GET spreadsheets": ["account_login", 200, 200, 200, 200, 403, 403],
    "POST spreadsheets": ["account_login", 200, 200, 200, 200, 403, 403],  # without a file
    "GET spreadsheet_template ID": ["account_login", 200, 200, 200, 404, 403, 403],
    "GET spreadsheet": ["account_login", 200, 404, 200, 404, 403, 403],
    "GET spreadsheet_progress": ["account_login", "spreadsheet", 404, "spreadsheet", 404, 403, 403],
    "GET spreadsheet_wrong": ["account_login", 200, 404, 200, 404, 403, 403],
    "GET spreadsheet_nominate": ["account_login", 200, 404, 200, 404, 403, 403],
    "POST spreadsheet_nominate": ["account_login", "spreadsheet", 404, "spreadsheet", 404, 403, 403],
    "POST spreadsheet_act remap": ["account_login", "spreadsheet", 404, "spreadsheet", 404, 403, 403],
    "POST spreadsheet_act discard": ["account_login", "spreadsheets", 404, "spreadsheets", 404, 403, 403],
    "POST spreadsheet_act nonsense": ["account_login", 404, 404, 404, 404, 403, 403],
    "POST act nonsense": ["account_login", 404, 404, 404, 404, 403, 403],
}


DATA = {
    "reason": "retired",
    "note": "Because.",
    "person-name": "Somebody else",
    "seen": digest({"person": {}}),
    "digest": "seen",
    "what": "keep",
}
OF_A_VERSION = ("edit", "check", "ask_for_word", "preview", "same")


def test_no_address_is_left_out() -> None:
    assert {row.split()[1] for row in TABLE} == {pattern.name for pattern in urlpatterns}


@pytest.fixture
def proposed(official: Official, own_folders: Path) -> Nomination:
    by = make_user("nominator", agency=official.posts.get().agency, email="colleague@example.org")
    nomination = make_nomination(official, by=by)
    enclose(nomination)
    make_intake(counts={"wrong": 0}, nominates=True, country=official.country, agency=official.posts.get().agency)
    return nomination


@pytest.fixture
def draft(proposed: Nomination, official: Official) -> Nomination:
    return drafting.start(official.country, agency=official.posts.get().agency, by=proposed.created_by)


@pytest.mark.parametrize("row", TABLE)
def test_everybody_gets_what_is_theirs(proposed: Nomination, draft: Nomination, row: str) -> None:
    method, name, *rest = row.split()
    for who, answer in zip(CAST, TABLE[row], strict=True):
        with transaction.atomic():
            user = CAST[who]()
            browser, there = sign_in(user), address(name, draft if name in OF_A_VERSION else proposed, rest)
            place = next(iter(user.focal_countries or user.nominating_agencies), "") if user else ""
            data = DATA | {"official": proposed.official_id, "place": place}
            assert told(browser.post(there, data) if method == "POST" else browser.get(there)) == answer, who
            transaction.set_rollback(True)


@pytest.mark.parametrize("who", [who for who in CAST if who not in ("nominator of A", "focal point of Indonesia")])
def test_others_change_nothing(proposed: Nomination, draft: Nomination, who: str) -> None:
    browser = sign_in(CAST[who]())
    data = DATA | {"official": proposed.official_id}
    for row in TABLE:
        _method, name, *rest = row.split()
        browser.post(address(name, draft if name in OF_A_VERSION else proposed, rest), data)
    official = Official.objects.get()
    assert (official.status, official.confirmed_on) == ("published", None)
    assert list(Nomination.objects.order_by("pk").values_list("state", "name")) == [("proposed", ""), ("draft", "")]
    assert Intake.objects.get().state == "ready"


@pytest.mark.parametrize("row", [row for row in TABLE if row.startswith("POST")])
def test_nothing_is_done_by_opening_a_link_or_from_another_site(
    proposed: Nomination, draft: Nomination, row: str
) -> None:
    _method, name, *rest = row.split()
    there = address(name, draft if name in OF_A_VERSION else proposed, rest)
    browser = sign_in(CAST["focal point of Indonesia"]())
    browser.get(there)
    browser.handler.enforce_csrf_checks = True
    assert browser.post(there, DATA | {"official": proposed.official_id}).status_code == 403
    assert Official.objects.get().confirmed_on is None
    assert list(Nomination.objects.order_by("pk").values_list("state", "name")) == [("proposed", ""), ("draft", "")]


def address(name: str, nomination: Nomination, action: list[str]) -> str:
    if name in ("nomination", "act", *OF_A_VERSION):
        return reverse(f"nominations:{name}", args=[nomination.pk, *action])
    if name == "documents":
        return reverse(f"nominations:{name}", args=[nomination.pk])
    if name in ("remove_document", "replace_document", "original", "document_page"):
        page = [1] if name == "document_page" else []
        return reverse(f"nominations:{name}", args=[nomination.pk, nomination.documents.get().pk, *page])
    if name.startswith("spreadsheet"):
        of_one = name not in ("spreadsheets", "spreadsheet_template")
        return reverse(f"nominations:{name}", args=[*([Intake.objects.get().pk] if of_one else []), *action])
    if name == "edited":
        return reverse(f"nominations:{name}", args=[nomination.official.slug, uuid4()])
    of_expert = name in ("expert", "hide", "removal", "change")
    return reverse(f"nominations:{name}", args=[nomination.official.slug] if of_expert else [])


def told(response: HttpResponse) -> int | str:
    response.getvalue()  # as a browser does; it closes the file
    if response.status_code != 302:
        return response.status_code
    return str(resolve(response["Location"].partition("?")[0]).url_name)
