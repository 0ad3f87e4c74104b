"""What happened to a record, whoever or whatever did it."""

from typing import Any

from django.db import connection
from django.test import Client

from experts.models import Agency, Competency, Official, User
from tests.admin.pages import add_row, read_form
from tests.admin.rows import address
from tests.factories import make_agency, make_competency, make_official


def told(client: Client, record: Any) -> list[tuple[str, str, str, list[tuple[str, str, str]]]]:
    response = client.get(address(type(record), "history", record.pk))
    return [
        (change.by, change.kind, change.what, [(d.label, d.before, d.after) for d in change.differences])
        for change in response.context["changes"]
    ]


def test_an_edit_is_told_with_its_author_and_child_rows(desk: Client, administrator: User) -> None:
    official = make_official(post="Director")
    there = address(Official, "change", official.pk)
    fields = read_form(desk, there, "official") | {"summary": "New words", "posts-0-title": "Minister"}
    skill = make_competency("talent-management", en="Talent management")
    add_row(fields, "expertise", competency=str(skill.pk), level="3", roles="trainer")
    assert desk.post(there, fields).status_code == 302

    changes = told(desk, official)
    assert ("Dewi Lestari", "Changed", "Official", [("Summary in English", "", "New words")]) in changes
    assert ("Dewi Lestari", "Changed", "Post: Minister", [("Title", "Director", "Minister")]) in changes
    assert (
        "Dewi Lestari",
        "Added",
        "Expertise: Talent management",
        [("Competency", "", "Talent management"), ("Level", "", "Leading"), ("Roles", "", "Trainer")],
    ) in changes


def test_the_event_knows_who_and_where(desk: Client, administrator: User) -> None:
    agency = make_agency("Old")
    there = address(Agency, "change", agency.pk)
    desk.post(there, read_form(desk, there, "agency") | {"name": "New"})
    event = Agency.pgh_event_model.objects.filter(pgh_label="update").latest("pgh_id")
    assert event.name == "New"
    assert event.pgh_context.metadata == {"user": administrator.pk, "url": there, "source": "admin"}


def test_a_raw_update_is_told(desk: Client) -> None:
    official = make_official()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE experts_official SET status = 'hidden', status_reason = 'stale'")
    differences = [("Status", "Published", "Hidden"), ("Reason", "", "Not confirmed for too long")]
    assert ("Unknown", "Changed", "Official", differences) in told(desk, official)
    page = desk.get(address(Official, "history", official.pk))
    assert {change.where for change in page.context["changes"]} == {"Directly in the database"}


def test_a_row_that_is_gone_is_told(desk: Client) -> None:
    official = make_official()
    official.achievements.create(kind="award", title="Medal").delete()
    removed = [change for change in told(desk, official) if change[1] == "Removed"]
    assert removed == [("Unknown", "Removed", "Achievement: Medal", [("Kind", "Award", ""), ("Title", "Medal", "")])]


def test_only_what_belongs_to_the_record_is_told(desk: Client) -> None:
    ministry = make_agency("Ministry")
    make_agency("Office", parent=ministry)
    make_official(agency=ministry)
    assert [(kind, what) for _by, kind, what, _differences in told(desk, ministry)] == [("Added", "Agency")]
    area = make_competency("area")
    make_competency("skill", parent=area)
    assert {what for _by, _kind, what, _differences in told(desk, area)} == {"Competency", "Label: Area"}


def test_a_long_history_has_pages(desk: Client) -> None:
    competency = make_competency("skill")
    for number in range(60):
        Competency.objects.filter(pk=competency.pk).update(position=number)
    there = address(Competency, "history", competency.pk)
    assert "Page 1 of 2" in desk.get(there).text
    assert "Page 2 of 2" in desk.get(there, {"p": "2"}).text
    for nonsense in ["0", "999999", "abc", "\0"]:
        assert desk.get(there, {"p": nonsense}).status_code == 200
