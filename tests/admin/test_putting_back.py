"""A record is put back to a point of its history: what would change is shown first, and a reason is needed."""

from datetime import datetime
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from experts.models import Achievement, Competency, Official, OutgoingMail, Post
from tests.admin.rows import address
from tests.factories import make_competency, make_official, make_user

pytestmark = pytest.mark.django_db(transaction=True)  # a point is a transaction


@pytest.fixture
def official() -> Official:
    official = make_official("Sri Wahyuni", post="Director", competencies=["gone", "kept"], summary="Old words")
    make_user("focal-point", country="ID", email="fp@example.org")
    return official


@pytest.fixture
def point(official: Official) -> datetime:
    """When somebody changed this and that, in one transaction of raw SQL."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE experts_official SET summary = 'New words', status = 'hidden', status_reason = 'stale';"
            "UPDATE experts_post SET title = 'Minister';"
            "DELETE FROM experts_expertise;"
            "INSERT INTO experts_achievement (official_id, kind, title, issuer, link)"
            " SELECT id, 'award', 'Medal', '', '' FROM experts_official;"
        )
    found: datetime = Official.pgh_event_model.objects.latest("pgh_id").pgh_created_at
    return found


def there(official: Official, point: datetime, side: str = "before") -> str:
    return f"{address(Official, 'put_back', official.pk)}?at={point.isoformat().replace('+', '%2B')}&side={side}"


def put_back(client: Client, where: str, **fields: str) -> Any:
    seen = client.get(where).context["seen"]
    return client.post(where, {"seen": str(seen), "reason": "A slip.", **fields})


def test_all_of_it_comes_back_but_for_the_status(desk: Client, official: Official, point: datetime) -> None:
    page = desk.get(there(official, point))
    assert {change.what for change in page.context["changes"]} == {
        *("Official", "Post: Director", "Expertise: Gone", "Expertise: Kept", "Achievement: Medal"),
    }
    assert "Old words" in page.text
    slug = official.slug
    assert put_back(desk, there(official, point)).status_code == 302
    official.refresh_from_db()
    assert (official.summary, official.status, official.slug) == ("Old words", "hidden", slug)
    assert Post.objects.get().title == "Director"
    assert {row.competency.slug for row in official.expertise.all()} == {"gone", "kept"}
    assert not Achievement.objects.exists()
    last = desk.get(address(Official, "history", official.pk)).context["changes"][0]
    assert (last.act, last.reason, last.by) == ("Put back", "A slip.", "Dewi Lestari")
    assert not OutgoingMail.objects.exists()  # the public doesn’t see it


def test_it_can_be_undone_in_turn_and_the_country_is_told(desk: Client, official: Official, point: datetime) -> None:
    Official.objects.update(status="published", status_reason="")
    put_back(desk, there(official, point))
    sent = OutgoingMail.objects.get()
    assert (sent.recipient, "New words" in sent.text, "A slip." in sent.text) == ("fp@example.org", True, True)
    assert put_back(desk, there(official, point, "after"), reason="Right after all.").status_code == 302
    assert Post.objects.get().title == "Minister"
    assert Official.objects.get().summary == "New words"
    assert mail.outbox == []


def test_what_is_gone_or_merged_meanwhile_is_told(desk: Client, official: Official, point: datetime) -> None:
    Competency.objects.filter(slug="kept").update(merged_into=make_competency("other"))
    gone = Competency.objects.get(slug="gone")
    gone.labels.all().delete()
    gone.delete()
    page = desk.get(there(official, point))
    assert len(page.context["left_out"]) == 2
    assert "This can’t come back" in page.text
    put_back(desk, there(official, point))
    assert not official.expertise.exists()
    assert Post.objects.get().title == "Director"


def test_a_row_that_another_record_has_now_stays_there(desk: Client, official: Official, point: datetime) -> None:
    other = make_official("Other", published=False)
    moved = Post.objects.create(official=official, title="Adviser")
    Post.objects.filter(pk=moved.pk).update(official=other, title="Elsewhere")
    assert put_back(desk, there(official, Post.pgh_event_model.objects.latest("pgh_id").pgh_created_at)).status_code
    moved.refresh_from_db()
    assert (moved.official, moved.title) == (other, "Elsewhere")


def test_nothing_is_done_without_a_reason_or_over_another_edit(
    desk: Client, official: Official, point: datetime
) -> None:
    where = there(official, point)
    assert put_back(desk, where, reason="").status_code == 200
    Post.objects.update(unit="Other")
    refused = desk.post(where, {"seen": "1", "reason": "A slip."})
    assert "Somebody has changed the record meanwhile" in refused.text
    assert Official.objects.get().summary == "New words"


def test_what_the_database_forbids_is_told(desk: Client, official: Official) -> None:
    """Before it had a primary post."""
    Post.objects.create(official=official, title="Earlier", is_primary=False)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE experts_post SET is_primary = (title = 'Earlier')")
        cursor.execute("DELETE FROM experts_post WHERE title = 'Director'")
    made = Post.pgh_event_model.objects.filter(title="Earlier").earliest("pgh_id").pgh_created_at
    first = Official.pgh_event_model.objects.earliest("pgh_id").pgh_created_at
    assert put_back(desk, there(official, made)).status_code == 302
    assert Post.objects.get().title == "Director"
    assert desk.get(there(official, first)).status_code == 302  # there was no record


def test_who_only_looks_puts_nothing_back(reviewer: Client, official: Official, point: datetime) -> None:
    where = there(official, point)
    answers = [reviewer.get(where), reviewer.post(where, {"seen": "1", "reason": "x"})]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert "put-back" not in reviewer.get(address(Official, "history", official.pk)).text


def test_nonsense_leads_back_to_the_history(desk: Client, official: Official) -> None:
    where = address(Official, "put_back", official.pk)
    for query in ("", "?at=x&side=before", "?at=2026-01-01T00:00:00Z&side=x", "?at=\0&side=before"):
        for answer in (desk.get(where + query), desk.post(where + query)):
            assert (answer.status_code, answer["Location"]) == (302, address(Official, "history", official.pk))
