"""Two nominations of one person become one, and both sides hear of it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from experts.models import Agency, Nomination, Official, OutgoingMail, User
from experts.nominations import drafting, workflow
from experts.nominations.joining import join
from experts.nominations.transitions import TooLate
from tests.factories import make_agency, make_official, make_user
from tests.nominations.conftest import play, sign_in
from tests.nominations.enclosing import enclose
from tests.nominations.versions import make_draft, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def agencies(db: None) -> list[Agency]:
    return [make_agency("Agency A"), make_agency("Agency B")]


@pytest.fixture
def two(agencies: list[Agency], focal_point: User) -> list[Nomination]:
    """A nominator’s of each agency, both endorsed; the second knows more, and says some things otherwise."""
    more = whole(
        person={"name": "Budi Santosa", "rank_title": "Pembina Utama"},
        posts=[{"pk": "", "title": "Head of Training", "agency": "Agency B", "is_primary": True, "until": ""}],
        languages=[{"pk": "", "language": "en", "level": "1", "can_teach": False}],
        basis={"reference": "Another decree"},
    )
    drafts = [
        make_draft(play("nominator of A"), agencies[0]),
        make_draft(play("nominator of B"), agencies[1], more, letter=False),
    ]
    enclose(drafts[1], name="Letter of B.pdf")
    for draft in drafts:
        workflow.send(draft, by=draft.created_by)
        workflow.endorse(draft, by=focal_point)
    OutgoingMail.objects.all().delete()
    return drafts


def test_what_is_missing_comes_over_and_what_was_said_stands(two: list[Nomination], reviewer: User) -> None:
    kept, ending = two
    join(kept, ending, note="One letter names both.", by=reviewer)
    kept.refresh_from_db()
    ending.refresh_from_db()
    person = kept.proposed["official"]
    assert (person["name"], person["rank_title"]) == ("Budi Santoso", "Pembina Utama")
    assert [(post["title"], post["is_primary"]) for post in kept.proposed["posts"]] == [
        ("Director of Pay", True),
        ("Head of Section", False),
        ("Head of Training", False),
    ]
    assert [row["level"] for row in kept.proposed["languages"]] == [3]
    assert kept.proposed["basis"]["reference"] == "Decree 1/2026"
    assert "Letter of B" in [str(one) for one in kept.documents.all()]
    assert (kept.state, ending.state, ending.joined_to, ending.decided_by) == ("endorsed", "joined", kept, reviewer)
    assert [step.other for step in kept.steps.all()][-1] == ending
    assert [step.other for step in ending.steps.all()][-1] == kept
    workflow.approve(kept, by=reviewer)
    assert Official.objects.get().posts.count() == 3


def test_both_sides_are_told_and_hear_how_it_ends(two: list[Nomination], reviewer: User) -> None:
    kept, ending = two
    join(kept, ending, by=reviewer)
    told = {mail.recipient: mail.text for mail in OutgoingMail.objects.all()}
    assert set(told) == {"a@example.org", "b@example.org", "id@example.org"}
    theirs = reverse("nominations:nomination", args=[ending.pk])
    assert theirs in told["b@example.org"]
    assert "Budi Santosa" in told["a@example.org"]
    page = sign_in(ending.created_by).get(theirs).text
    assert "another nomination is about the same person" in page
    assert reverse("nominations:nomination", args=[kept.pk]) not in page  # it is of another agency
    OutgoingMail.objects.all().delete()
    workflow.approve(kept, by=reviewer)
    assert theirs in OutgoingMail.objects.get(recipient="b@example.org").text


def test_into_what_is_endorsed_comes_only_what_is_endorsed(
    agencies: list[Agency], focal_point: User, reviewer: User
) -> None:
    endorsed, proposed = (make_draft(play(f"nominator of {one}"), agencies[n]) for n, one in enumerate("AB"))
    for draft in (endorsed, proposed):
        workflow.send(draft, by=draft.created_by)
    workflow.endorse(endorsed, by=focal_point)
    before = Nomination.objects.get(pk=endorsed.pk).typed
    Nomination.objects.filter(pk=proposed.pk).update(typed=whole(person={"rank_title": "Unheard of"}))
    join(endorsed, proposed, by=reviewer)
    endorsed.refresh_from_db()
    assert (endorsed.typed, endorsed.documents.count()) == (before, 1)


def test_nobody_approves_what_was_joined_with_what_they_endorsed(two: list[Nomination], reviewer: User) -> None:
    both = play("administrator")
    kept, ending = two
    Nomination.objects.filter(pk=ending.pk).update(endorsed_by=both)
    join(kept, ending, by=reviewer)
    with pytest.raises(PermissionDenied):
        workflow.approve(kept, by=both)


def test_only_open_ones_of_one_country_about_new_experts_are_joined(
    two: list[Nomination], reviewer: User, focal_point: User
) -> None:
    kept, ending = two
    with pytest.raises(PermissionDenied):
        join(kept, ending, by=focal_point)
    with pytest.raises(ValidationError, match="this is the same one"):
        join(kept, kept, by=reviewer)
    abroad = make_user("focal-point", country="VN", email="vn2@example.org")
    theirs = Nomination.objects.create(kind="new", state="returned", answer="x", country_id="VN", created_by=abroad)
    with pytest.raises(ValidationError, match="two countries"):
        join(kept, theirs, by=reviewer)
    change = drafting.start_change(make_official("Known"), by=focal_point)
    with pytest.raises(TooLate):
        join(kept, change, by=reviewer)
    workflow.withdraw(ending, by=focal_point)
    with pytest.raises(TooLate):
        join(kept, ending, by=reviewer)
