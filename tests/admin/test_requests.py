"""Requests and their engagements in the admin: looked at, and led from there to the desk where they are moved."""

import pytest
from django.test import Client
from django.utils import timezone

from experts.models import Engagement, Request
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


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", 2),
        ("asked=VN", 1),
        ("outcome=busy", 1),
        ("outcome=lapsed", 1),
        ("outcome=terms", 0),
        ("experts=none", 1),
        ("since=7", 0),
        ("purpose__exact=talk", 1),
        ("q=other+rosa", 1),
        ("q=nobody", 0),
    ],
)
def test_requests_are_found_by_what_became_of_them(desk: Client, asked: Request, query: str, expected: int) -> None:
    assert desk.get(f"{address(Request, 'changelist')}?{query}").context["cl"].result_count == expected


@pytest.mark.parametrize(("query", "expected"), [("", 3), ("q=sri", 1), ("reason__exact=busy", 1), ("q=office", 0)])
def test_engagements_are_found_by_expert(desk: Client, asked: Request, query: str, expected: int) -> None:
    assert desk.get(f"{address(Engagement, 'changelist')}?{query}").context["cl"].result_count == expected


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
    assert desk.post(address(Request, "sender", asked.pk), {"state": "ended"}).status_code == 405
    unconfirmed = Request.objects.get(state="unverified")
    assert desk.get(address(Request, "sender", unconfirmed.pk)).status_code == 404
