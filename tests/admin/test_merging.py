"""Merging and changing agencies at the desk: from the list, through the page between, to the record that stays."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from experts.models import Agency, Official
from tests.admin.rows import address
from tests.admin.test_queries import MOST, furnish, queries_of
from tests.factories import make_agency, make_competency, make_contact, make_official

pytestmark = pytest.mark.django_db


def tick(client: Client, noun: type[Model], *records: Any, **told: str) -> Any:
    fields = {"action": "merge", "_selected_action": [record.pk for record in records]} | told
    return client.post(address(noun, "changelist"), fields, follow=True)


def test_two_that_are_ticked_are_shown_side_by_side_and_merged(desk: Client) -> None:
    gone = make_official("S. Wahyuni", published=False, summary="New", competencies=["taxation"])
    kept = make_official("Sri Wahyuni", summary="Old")
    make_contact(gone, "private@example.org")
    page = tick(desk, Official, gone, kept)
    there = page.redirect_chain[-1][0]
    assert there == address(Official, "merge_two", kept.pk, gone.pk)
    assert "Taxation" in page.text
    assert "private@example.org" not in page.text
    fields = {"seen": page.context["form"]["seen"].value(), "name": "kept", "summary": "gone"}
    fields |= {each.name: each.default for each in page.context["form"].questions if each.name not in fields}
    after = desk.post(there, fields, follow=True)
    kept.refresh_from_db()
    assert after.redirect_chain[-1][0] == address(Official, "change", kept.pk)
    assert (kept.summary, kept.other_names, kept.expertise.count()) == ("New", ["S. Wahyuni"], 1)
    history = desk.get(address(Official, "history", kept.pk)).context["changes"]
    told = {(change.kind, change.what) for change in history}
    assert {
        ("Merged into this one", "Official: S. Wahyuni"),
        ("Came along with a merge", "Expertise: Taxation"),
    } <= told
    for act in ("hide", "withdraw", "publish", "confirm"):
        tick(desk, Official, gone, action=act, decide="yes", reason="other")
    gone.refresh_from_db()
    assert (gone.status, gone.merged_into) == ("withdrawn", kept)
    old_page = desk.get(address(Official, "change", gone.pk)).text
    assert "merged into another" in old_page
    assert 'name="_save"' not in old_page


@pytest.mark.parametrize("number", [1, 3])
def test_more_or_fewer_than_two_are_not_merged(desk: Client, number: int) -> None:
    page = tick(desk, Agency, *(make_agency(f"Office {each}") for each in range(number)))
    assert "Tick two records" in page.text


def test_whoever_was_overtaken_sees_what_is_there_now(desk: Client) -> None:
    kept, gone = make_official("Sri Wahyuni"), make_official("S. Wahyuni")
    there = address(Official, "merge_two", kept.pk, gone.pk)
    page = desk.get(there)
    fields = {"seen": page.context["form"]["seen"].value(), "name": "kept"}
    gone.education.create(qualification="Master of Laws")
    refused = desk.post(there, fields)
    assert "Somebody was quicker" in refused.text
    assert "Master of Laws" in refused.text
    assert refused.context["form"]["seen"].value() != fields["seen"]


def test_a_record_is_merged_from_its_own_page(desk: Client) -> None:
    one, other = make_competency("juggling"), make_competency("clowning")
    assert address(type(one), "merge", one.pk) in desk.get(address(type(one), "change", one.pk)).text
    page = desk.post(address(type(one), "merge", one.pk), {"other": other.pk}, follow=True)
    assert page.redirect_chain[-1][0] == address(type(one), "merge_two", one.pk, other.pk)
    for nonsense in ("\0", "9" * 30, str(one.pk), "x" * 5000):
        assert desk.post(address(type(one), "merge", one.pk), {"other": nonsense}).status_code == 200


def test_an_agency_is_renamed_and_dissolved_with_its_buttons(desk: Client) -> None:
    agency, successor = make_agency("Ministry of A"), make_agency("Ministry of B")
    change = desk.get(address(Agency, "change", agency.pk)).text
    assert address(Agency, "rename", agency.pk) in change
    assert address(Agency, "dissolve", agency.pk) in change
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = desk.post(address(Agency, "rename", agency.pk), {"on": tomorrow, "name": "Ministry of C"})
    assert "still to come" in page.text
    desk.post(address(Agency, "rename", agency.pk), {"on": "2026-01-01", "name": "Ministry of C"})
    desk.post(address(Agency, "dissolve", agency.pk), {"on": "2026-03-01", "successor": successor.pk})
    agency.refresh_from_db()
    assert (agency.name, agency.dissolved_on, agency.successor) == ("Ministry of C", date(2026, 3, 1), successor)
    assert desk.get(address(Agency, "dissolve", agency.pk)).status_code == 404


def test_what_was_merged_is_not_offered_any_more(desk: Client) -> None:
    kept, gone = make_agency("Zither Board"), make_agency("Zither Council")
    Agency.objects.filter(pk=gone.pk).update(merged_into=kept)
    suggest = "/admin/autocomplete/?app_label=experts&model_name=post&field_name=agency&term=zither"
    assert [each["id"] for each in desk.get(suggest).json()["results"]] == [str(kept.pk)]


def test_a_reviewer_looks_and_does_not_merge(reviewer: Client) -> None:
    one, other = make_agency("Office 1"), make_agency("Office 2")
    for there in (
        address(Agency, "merge", one.pk),
        address(Agency, "merge_two", one.pk, other.pk),
        address(Agency, "rename", one.pk),
        address(Agency, "dissolve", one.pk),
    ):
        assert (reviewer.get(there).status_code, reviewer.post(there).status_code) == (403, 403)
    assert "Merge with another" not in reviewer.get(address(Agency, "change", one.pk)).text


def test_the_page_asks_as_often_for_a_dozen_children_as_for_one(desk: Client) -> None:
    kept, gone = make_official("Sri Wahyuni"), make_official("S. Wahyuni", summary="New")
    there = address(Official, "merge_two", kept.pk, gone.pk)
    for official in (kept, gone):
        furnish(official, [0])
    desk.get(there)
    for_one = queries_of(desk, there)
    for official in (kept, gone):
        furnish(official, range(1, 13))
    assert queries_of(desk, there) <= for_one <= MOST
