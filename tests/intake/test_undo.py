"""A spreadsheet is undone as a whole, or not at all when somebody has gone on with what it brought."""

import pghistory
import pytest
from django.db import connection

from experts import stewardship
from experts.intake import workflow
from experts.models import (
    Achievement,
    Agency,
    Assignment,
    Contact,
    Education,
    Expertise,
    Intake,
    LanguageSkill,
    Official,
    Post,
)
from tests.factories import make_agency, make_official, make_user
from tests.intake.conftest import Send, take_in, work
from tests.intake.files import as_csv, person

pytestmark = pytest.mark.django_db

PARTS = (Post, Expertise, LanguageSkill, Assignment, Education, Achievement)
COURSE = {"Assignment": "Course", "Year of the assignment": "2020", "Role in the assignment": "trainer"}
TEXT = as_csv(
    person("Sri Wahyuni", position="Director General", agency="Badan Baru", as_of="2026", summary="New."),
    person("Budi Raharjo", competencies="Talent management", languages="id", **COURSE),
    person("Dewi Kusuma", position="Chair"),
)


@pytest.fixture
def taken(send: Send) -> Intake:
    make_official("Sri Wahyuni", post="Director", summary="Old.", rank_title="IV/e")
    make_official("Dewi Kusuma", post="Chair", published=False)
    make_agency("Ministry of Wonders", "ID")
    before = everything()
    intake = send(TEXT)
    workflow.answer(intake, {})
    intake = take_in(work(intake))
    assert (intake.state, intake.message) == ("done", "")
    assert everything() != before
    return intake


def everything() -> list[list[tuple[object, ...]]]:
    return [list(model.objects.order_by("pk").values_list()) for model in (Agency, Official, *PARTS)]


def somebody_else() -> pghistory.context:
    """Whose changes have a history of their own, which otherwise ends with the transaction, here that of the test."""
    return pghistory.context(source="desk")


def undone(intake: Intake) -> Intake:
    workflow.undo(intake, by=None)
    return work(intake)


def test_everything_is_as_it_was(send: Send) -> None:
    make_official("Sri Wahyuni", post="Director", summary="Old.", rank_title="IV/e", competencies=["talent-management"])
    make_official("Dewi Kusuma", post="Chair", published=False)
    before = everything()
    intake = send(TEXT)
    workflow.answer(intake, {})
    intake = take_in(work(intake))
    assert everything() != before
    assert (undone(intake).state, intake.message) == ("undone", "")
    assert everything() == before


def test_what_somebody_changed_since_is_kept_and_so_is_all_else(taken: Intake) -> None:
    with somebody_else():
        Official.objects.filter(name="Budi Raharjo").update(summary="Mended at the desk.")
    before = everything()
    assert undone(taken).state == "done"
    assert taken.message == "Nothing was undone. Since then, somebody has changed records of the kind “official”: 1."
    assert everything() == before


@pytest.mark.django_db(transaction=True)
def test_a_change_that_no_part_of_ours_made_counts_too(taken: Intake) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE experts_post SET unit = 'Budget' WHERE title = 'Director General'")
    assert undone(taken).message == "Nothing was undone. Since then, somebody has changed records of the kind “post”: 1."


@pytest.mark.parametrize("kind", ["contact", "post"])
def test_what_was_added_to_somebody_new_since_is_not_lost(taken: Intake, kind: str) -> None:
    official = Official.objects.get(name="Budi Raharjo")
    with somebody_else():
        if kind == "contact":
            Contact.objects.create(official=official, kind="email", value="budi@example.org")
        else:
            Post.objects.create(official=official, title="Chair")
    assert f"given the new officials records of the kind “{kind}”" in undone(taken).message
    assert Official.objects.filter(pk=official.pk).exists()


def test_somebody_who_was_published_since_stays(taken: Intake) -> None:
    official = Official.objects.filter(name="Budi Raharjo")
    with somebody_else():
        official.update(legal_basis="consent", legal_basis_on="2026-01-01", legal_basis_reference="Letter")
        stewardship.publish(official, by=make_user())
    assert undone(taken).state == "done"
    assert official.get().is_published


def test_an_agency_that_others_use_by_now_stays(taken: Intake) -> None:
    agency = Agency.objects.get(name="Badan Baru")
    with somebody_else():
        Post.objects.create(official=make_official("Somebody else", published=False), title="Chair", agency=agency)
    assert undone(taken).state == "undone"
    assert Agency.objects.filter(pk=agency.pk).exists()


def test_the_history_tells_that_it_was_undone(taken: Intake) -> None:
    from pghistory.models import Events

    official = Official.objects.get(name="Sri Wahyuni")
    undone(taken)
    last = Events.objects.tracks(official).order_by("-pgh_id").first()
    assert (last.pgh_context["source"], last.pgh_context["intake"]) == ("undo", taken.pk)


def test_it_is_undone_once(taken: Intake) -> None:
    undone(taken)
    with pytest.raises(workflow.NotNowError):
        workflow.undo(taken, by=None)
