"""Restricted data is planted, then looked for."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory

from experts.admin.children import CHILDREN
from experts.models import Contact, Official, PersonalRecord
from tests.admin.conftest import CAST
from tests.admin.pages import add_row, read_form
from tests.admin.rows import address
from tests.factories import make_official, make_user

SECRETS = ["home@example.org", "3174-SECRET", "Drinks"]


@pytest.fixture
def official(db: None) -> Official:
    official = make_official()
    Contact.objects.create(official=official, kind="email", owner="personal", value="home@example.org")
    PersonalRecord.objects.create(official=official, identity_number="3174-SECRET", notes="Drinks")
    return official


def found_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def test_administrators_and_reviewers_read_it_on_the_record(desk: Client, reviewer: Client, official: Official) -> None:
    for browser in [desk, reviewer]:
        page = browser.get(address(Official, "change", official.pk)).text
        assert found_in(page) == SECRETS
        assert "Restricted: contacts" in page


def test_it_is_in_no_list_nor_found_by_a_search(desk: Client, official: Official) -> None:
    there = address(Official, "changelist")
    assert found_in(desk.get(there).text) == []
    for secret in ["home", "3174", "drinks"]:
        assert "0 officials" in desk.get(there, {"q": secret}).text


@pytest.mark.parametrize("who", ["public", "focal point of Viet Nam", "nominator", "former administrator"])
def test_the_rows_are_not_even_read_for_others(official: Official, who: str, rf: RequestFactory) -> None:
    """They don’t come in, but whoever widens the door some day should not find this open."""
    request: Any = rf.get("/")
    request.user = CAST[who]() or AnonymousUser()
    assert admin.site.get_model_admin(Official).get_inlines(request, official) == CHILDREN


def test_the_focal_point_of_the_country_may_keep_it(official: Official, rf: RequestFactory) -> None:
    request: Any = rf.get("/")
    request.user = make_user("focal-point", country="ID")
    assert len(admin.site.get_model_admin(Official).get_inlines(request, official)) > len(CHILDREN)


def test_a_contact_is_checked_and_kept_once(desk: Client, official: Official) -> None:
    there = address(Official, "change", official.pk)

    def add(value: str) -> Any:
        fields = read_form(desk, there, "official")
        add_row(fields, "contacts", kind="email", owner="office", value=value, sharing="never")
        return desk.post(there, fields)

    assert "Enter a valid email address." in add("nonsense").text
    assert "Please correct the duplicate" in add("home@example.org").text
    assert add("office@example.org").status_code == 302
    assert Contact.objects.filter(official=official).count() == 2
