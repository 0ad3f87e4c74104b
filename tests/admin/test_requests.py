"""Requests and their engagements in the admin: looked at, and led from there to the desk where they are moved."""

from collections.abc import Iterable

import pytest
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from experts.models import Engagement, Look, Request
from tests.admin.rows import address
from tests.factories import make_official, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(db: None) -> Request:
    request = make_request(make_official("Sri Wahyuni"), make_official("Nguyen Van An", country="VN"))
    now = timezone.now()
    request.engagements.filter(country="ID").update(state="declined", reason="busy", forwarded_at=now)
    request.engagements.filter(country="VN").update(state="lapsed", forwarded_at=now)
    make_request(make_official("Budi"), purpose="talk", organisation="Other Office")
    make_request(state="unverified", organisation="Nobody’s Office")
    return request


def found(desk: Client, noun: type[Model], queries: Iterable[str]) -> dict[str, int]:
    lists = {query: desk.get(f"{address(noun, 'changelist')}?{query}") for query in queries}
    return {query: response.context["cl"].result_count for query, response in lists.items()}


def test_requests_are_found_by_what_became_of_them(desk: Client, asked: Request) -> None:
    expected = {
        "": 2,
        "asked=VN": 1,
        "outcome=busy": 1,
        "outcome=lapsed": 1,
        "outcome=terms": 0,
        "experts=none": 1,
        "since=7": 0,
        "purpose__exact=talk": 1,
        "q=other+rosa": 1,
        "q=nobody": 0,
    }
    assert found(desk, Request, expected) == expected
    assert desk.get(address(Request, "changelist") + "?outcome=x").status_code == 302


def test_engagements_are_found_by_expert(desk: Client, asked: Request) -> None:
    expected = {"": 3, "q=sri": 1, "reason__exact=busy": 1, "q=rosa": 0}
    assert found(desk, Engagement, expected) == expected


def test_an_export_names_no_requester(desk: Client, asked: Request) -> None:
    wanted = {"action": "export_list", "select_across": "1", "_selected_action": asked.pk, "export": "1"}
    refused = desk.post(address(Request, "changelist"), wanted | {"columns": ["requester_name"], "kind": "csv"})
    assert "Rosa Delgado" not in refused.text
    file = desk.post(address(Request, "changelist"), wanted | {"columns": ["need", "at_desk"], "kind": "csv"})
    assert "A training: Academy of Public Service,Open at the desk" in file.getvalue().decode()


def test_pages_lead_to_the_desk_and_name_the_requester_only_on_demand(desk: Client, asked: Request) -> None:
    pages = [
        desk.get(address(Request, "changelist")).text,
        desk.get(address(Request, "change", asked.pk)).text,
        desk.get(address(Engagement, "change", asked.engagements.earliest("pk").pk)).text,
    ]
    assert all(f'href="/desk/requests/{asked.pk}/"' in page for page in pages)
    assert not any(word in page for page in pages for word in ("Rosa Delgado", "rosa@academy.example"))
    on_demand = desk.get(address(Request, "sender", asked.pk))
    assert "Rosa Delgado" in on_demand.text
    assert Look.objects.filter(part="sender").count() == 2
    assert desk.post(address(Request, "sender", asked.pk), {"state": "ended"}).status_code == 405
    unconfirmed = Request.objects.get(state="unverified")
    assert desk.get(address(Request, "sender", unconfirmed.pk)).status_code == 404
