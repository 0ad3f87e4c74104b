"""An edit of what the public reads has a reason; the focal points of the country are told, and can ask to undo it."""

import re
from typing import Any

import pytest
from django.test import Client

from experts.models import Contact, Nomination, Official, OutgoingMail, Post
from tests.admin.conftest import sign_in
from tests.admin.pages import add_row, read_form
from tests.admin.rows import address
from tests.factories import make_competency, make_official, make_user

pytestmark = pytest.mark.django_db
ASKED = "The public reads something else after this: say why."


def edit(client: Client, official: Official, **fields: Any) -> Any:
    there = address(Official, "change", official.pk)
    return client.post(there, read_form(client, there, "official") | fields)


def test_a_public_change_without_a_reason_is_refused_and_loses_nothing(desk: Client) -> None:
    official = make_official()
    refused = edit(desk, official, summary="New words", reason=" ")
    assert (refused.status_code, ASKED in refused.text, "New words" in refused.text) == (200, True, True)
    there = address(Official, "change", official.pk)
    fields = read_form(desk, there, "official") | {"posts-0-title": "Minister", "reason": ""}
    assert ASKED in desk.post(there, fields).text
    assert (Official.objects.get().summary, Post.objects.get().title) == ("", "Director")


def test_no_reason_is_needed_for_what_nobody_reads(desk: Client) -> None:
    make_user("focal-point", country="ID", email="fp@example.org")
    draft = make_official("Draft", published=False)
    assert edit(desk, draft, summary="New words", reason="").status_code == 302
    official = make_official()
    assert edit(desk, official, external_id="198503", reason="").status_code == 302
    assert not OutgoingMail.objects.exists()


def test_the_focal_points_are_told_field_by_field_in_their_language(desk: Client) -> None:
    make_user("focal-point", country="ID", email="fp@example.org", language="id")
    make_user("focal-point", country="VN", email="vn@example.org")
    official = make_official(post="Director")
    Contact.objects.create(official=official, kind="email", value="secret@example.org")
    there = address(Official, "change", official.pk)
    fields = read_form(desk, there, "official") | {"posts-0-title": "Minister", "reason": "New decree."}
    skill = make_competency("skill", id="Keterampilan")
    add_row(fields, "expertise", competency=str(skill.pk), level="3", roles="trainer")
    assert desk.post(there, fields).status_code == 302
    sent = OutgoingMail.objects.get()
    assert sent.recipient == "fp@example.org"
    link = f"/id/desk/experts/{official.slug}/edits/"
    for told in ("Director", "Minister", "Keterampilan", "New decree.", "Dewi Lestari", link):
        assert told in sent.text
        assert told in sent.html
    assert "secret@example.org" not in sent.text + sent.html
    changes = desk.get(address(Official, "history", official.pk)).context["changes"]
    assert ("Edited", "New decree.", "Admin") in {(each.act, each.reason, each.where) for each in changes}


def test_while_the_seat_is_vacant_nobody_is_told(desk: Client) -> None:
    assert edit(desk, make_official(), summary="New words").status_code == 302
    assert not OutgoingMail.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_focal_point_proposes_to_change_it_back_with_one_click(desk: Client) -> None:
    make_user("focal-point", country="ID", email="fp@example.org")
    official = make_official(post="Director", competencies=["kept", "removed"], summary="Old words")
    rows = {row.competency.slug: number for number, row in enumerate(official.expertise.order_by("pk"))}
    there = address(Official, "change", official.pk)
    fields = read_form(desk, there, "official") | {"summary": "New words", "posts-0-title": "Minister"}
    shown = next(name[:-3] for name, value in fields.items() if re.fullmatch(r"expertise-\d+-id", name) and value)
    fields |= {f"{shown}-DELETE": "on"}
    assert desk.post(there, fields).status_code == 302
    Official.objects.update(rank_title="Changed since")

    theirs = sign_in(make_user("focal-point", country="ID", email="second@example.org"))
    link = re.search(r"http\S+(/desk/experts/\S+)", OutgoingMail.objects.get().text)
    assert link
    page = theirs.get(link[1])
    for told in ("Old words", "New words", "Director", "Minister", "Corrected.", "Dewi Lestari"):
        assert told in page.text
    check = theirs.post(link[1], follow=True)
    nomination = Nomination.objects.get()
    assert (nomination.kind, nomination.state, nomination.official) == ("change", "draft", official)
    assert {(change.before, change.after) for change in check.context["changes"]} >= {
        ("New words", "Old words"),
        ("Minister", "Director"),
    }
    assert len(check.context["changes"]) == 3, rows
    assert nomination.typed["person"]["rank_title"] == "Changed since"
    again = theirs.post(link[1], follow=True)
    assert "on its way already" in again.text
    assert Nomination.objects.count() == 1
