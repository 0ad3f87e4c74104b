"""What an approved version does to the record: all that it proposes, and nothing else."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from pghistory.models import Events

from experts.models import Agency, Document, Nomination, Official, User
from experts.nominations import carrying, drafting, workflow
from experts.nominations.transitions import TooLate
from tests.factories import add_expertise, make_agency
from tests.nominations.versions import make_draft, whole, world, write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def agency(official: Official) -> Agency:
    return make_agency("Agency A")


def approved(draft: Nomination, focal_point: User, reviewer: User, **stands: Any) -> Nomination:
    workflow.send(draft, by=focal_point)
    workflow.approve(draft, by=reviewer, **stands)
    draft.refresh_from_db()
    return draft


def test_a_new_expert_is_public_with_all_that_was_proposed(
    nominator: User, focal_point: User, reviewer: User, agency: Agency
) -> None:
    draft = make_draft(nominator, agency)
    workflow.send(draft, by=nominator)
    workflow.endorse(draft, by=focal_point)
    assert not Official.objects.filter(name="Budi Santoso").exists()
    workflow.approve(draft, by=reviewer)
    draft.refresh_from_db()
    official = Official.objects.get(name="Budi Santoso")
    assert draft.official == official
    assert (official.status, official.legal_basis, official.legal_basis_reference) == (
        *("published", "public-task"),
        "Decree 1/2026",
    )
    assert official.confirmed_by == focal_point
    posts = [(post.title, str(post.agency), post.is_primary) for post in official.posts.all()]
    assert posts == [("Director of Pay", "Agency A", True), ("Head of Section", "Agency of Dreams", False)]
    assert not Agency.objects.get(name="Agency of Dreams").is_confirmed
    assert [str(row) for row in official.expertise.all()] == ["Talent management"]
    assert [row.value for row in official.contacts.all()] == ["budi@secret.example"]
    assert official.personal_record.identity_number == "19700101"
    assert [row.title for row in official.assignments.all()] == ["Course on pay"]
    assert Document.objects.get().official == official


def test_a_change_writes_what_it_changes_and_leaves_what_others_changed(
    official: Official, focal_point: User, reviewer: User
) -> None:
    change = drafting.start_change(official, by=focal_point)
    write(change, focal_point, person={"summary": "New summary."})
    Official.objects.filter(pk=official.pk).update(rank_title="Changed by BKN meanwhile")
    approved(change, focal_point, reviewer)
    official.refresh_from_db()
    assert (official.summary, official.rank_title) == ("New summary.", "Changed by BKN meanwhile")


def test_rows_are_changed_added_and_removed(official: Official, focal_point: User, reviewer: User) -> None:
    world()
    kept, gone = add_expertise(official, "talent-management"), add_expertise(official, "pay-design")
    change = drafting.start_change(official, by=focal_point)
    rows = [row for row in change.typed["expertise"] if row["pk"] == str(kept.pk)]
    rows[0]["evidence"] = "Led the reform."
    write(change, focal_point, expertise=rows, languages=whole()["languages"])
    approved(change, focal_point, reviewer)
    assert [(row.pk, row.evidence) for row in official.expertise.all()] == [(kept.pk, "Led the reform.")]
    assert gone not in official.expertise.all()
    assert [row.language_id for row in official.languages.all()] == ["en"]


def test_a_main_post_gives_way_to_another(official: Official, focal_point: User, reviewer: User) -> None:
    change = drafting.start_change(official, by=focal_point)
    former, new = change.typed["posts"][0], whole()["posts"][0]
    former |= {"is_primary": False, "until": "2020"}
    write(change, focal_point, posts=[former, new | {"is_primary": True}])
    approved(change, focal_point, reviewer)
    assert [(post.title, post.is_primary) for post in official.posts.all()] == [
        *[("Director of Pay", True), ("Director", False)]
    ]


@pytest.mark.parametrize(("stands", "summary"), [("record", "BKN’s."), ("proposal", "Ours.")])
def test_of_a_conflict_the_reviewer_says_what_is_right(
    official: Official, focal_point: User, reviewer: User, stands: str, summary: str
) -> None:
    change = drafting.start_change(official, by=focal_point)
    write(change, focal_point, person={"summary": "Ours."})
    workflow.send(change, by=focal_point)
    Official.objects.filter(pk=official.pk).update(summary="BKN’s.")
    with pytest.raises(ValidationError, match="say of each conflict"):
        workflow.approve(change, by=reviewer)
    official.refresh_from_db()
    assert official.summary == "BKN’s."
    workflow.approve(change, by=reviewer, stands={"summary": carrying.Stands(stands)})
    official.refresh_from_db()
    assert official.summary == summary


def test_a_row_that_was_removed_meanwhile_comes_back_only_if_the_reviewer_wants_it(
    official: Official, focal_point: User, reviewer: User
) -> None:
    world()
    expertise = add_expertise(official, "talent-management")
    change = drafting.start_change(official, by=focal_point)
    rows = change.typed["expertise"]
    rows[0]["evidence"] = "Led the reform."
    write(change, focal_point, expertise=rows, person={"summary": "New."})
    workflow.send(change, by=focal_point)
    key = f"expertise:{expertise.pk}"
    expertise.delete()
    assert [each.key for each in carrying.changes(change_of(change)) if each.is_conflict] == [key]
    workflow.approve(change, by=reviewer, stands={key: carrying.Stands.RECORD})
    assert not official.expertise.exists()


def test_an_untouched_row_that_was_removed_meanwhile_stays_removed(
    official: Official, focal_point: User, reviewer: User
) -> None:
    world()
    expertise = add_expertise(official, "talent-management")
    change = drafting.start_change(official, by=focal_point)
    write(change, focal_point, person={"summary": "New."}, languages=whole()["languages"])
    workflow.send(change, by=focal_point)
    expertise.delete()
    workflow.approve(change, by=reviewer)
    assert not official.expertise.exists()


def test_whoever_approves_has_looked_at_what_is_approved(official: Official, focal_point: User, reviewer: User) -> None:
    change = drafting.start_change(official, by=focal_point)
    write(change, focal_point, person={"summary": "First."})
    workflow.send(change, by=focal_point)
    seen = carrying.digest(change_of(change))
    workflow.return_(change, note="Say more.", by=reviewer)
    write(change, focal_point, person={"summary": "Second."})
    workflow.send(change, by=focal_point)
    with pytest.raises(TooLate):
        workflow.approve(change, by=reviewer, seen=seen)
    workflow.approve(change, by=reviewer, seen=carrying.digest(change_of(change)))
    official.refresh_from_db()
    assert official.summary == "Second."


def test_what_changes_is_told_of_what_stands_there_now(
    official: Official, focal_point: User, nominator: User, reviewer: User
) -> None:
    change = drafting.start_change(official, by=nominator)
    write(change, nominator, person={"summary": "First."})
    workflow.send(change, by=nominator)
    write(change, focal_point, person={"summary": "Mended."})
    assert [each.after for each in carrying.changes(change_of(change))] == ["Mended."]
    workflow.endorse(change, by=focal_point)
    workflow.return_(change, note="Say more.", by=reviewer)
    write(change, focal_point, person={"summary": "Mended again."})
    assert [each.after for each in carrying.changes(change_of(change))] == ["Mended again."]


def test_a_change_of_nothing_is_not_sent(official: Official, focal_point: User) -> None:
    world()
    add_expertise(official, "talent-management")
    change = drafting.start_change(official, by=focal_point)
    with pytest.raises(ValidationError, match="Nothing is changed"):
        workflow.send(change, by=focal_point)


def test_what_it_refers_to_may_be_gone_by_then_and_nothing_is_written(
    nominator: User, focal_point: User, reviewer: User, agency: Agency
) -> None:
    draft = make_draft(focal_point, None)
    workflow.send(draft, by=focal_point)
    draft.refresh_from_db()
    draft.proposed["expertise"][0]["competency_id"] = 999_999
    draft.save()
    with pytest.raises(ValidationError, match="gone or doubled"):
        workflow.approve(draft, by=reviewer)
    assert not Official.objects.filter(name="Budi Santoso").exists()
    assert change_of(draft).state == "endorsed"


def test_every_write_leaves_history(focal_point: User, reviewer: User, agency: Agency) -> None:
    official = approved(make_draft(focal_point, None), focal_point, reviewer).official
    assert official
    events = Events.objects.tracks(official).filter(pgh_label="insert")
    assert events.get().pgh_context["by"] == reviewer.pk


def change_of(nomination: Nomination) -> Nomination:
    return Nomination.objects.select_related("official").get(pk=nomination.pk)
