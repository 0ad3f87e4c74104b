"""Two records of one official become one: everything moves, nothing is published that was hidden."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from experts.merging.merge import NOUNS, asked, digest, merge
from experts.merging.relations import label_of, relations_of, rows_of
from experts.models import Contact, IntakeRow, Nomination, Official, OwnLink, OwnWord, PersonalRecord, Post, User
from experts.nominations.transitions import TooLate
from tests.factories import (
    add_expertise,
    make_agency,
    make_competency,
    make_contact,
    make_correction,
    make_intake,
    make_nomination,
    make_official,
    make_request,
    make_row_of,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_every_relation_of_every_noun_is_thought_of() -> None:
    """Whoever adds one decides in ``HANDLERS`` what becomes of it."""
    for model, noun in NOUNS.items():
        assert {label_of(relation) for relation in relations_of(model)} - noun.HANDLERS.keys() == set()


def test_everything_that_is_attached_moves(by: User) -> None:
    kept, gone = make_official("Sri Wahyuni", competencies=["taxation"]), make_official("S. Wahyuni")
    make_contact(gone)
    make_correction(gone)
    gone.documents.create(kind="other", file="documents/x.pdf")
    OwnWord.objects.create(official=gone, kind="confirmed")
    OwnLink.objects.create(official=gone, recipient="sri@agency.example", holds_until="2030-01-01T00:00Z")
    PersonalRecord.objects.create(official=gone, identity_number="1234567", notes="Met her.")
    gone.education.create(qualification="Master of Laws")
    row = make_row_of(make_intake(), official_id=gone.pk)
    merge(kept, gone, by=by)
    gone.refresh_from_db()
    left = [label_of(relation) for relation in relations_of(Official) if rows_of(relation, gone)]
    assert left == []
    assert (gone.status, gone.status_reason, gone.merged_into) == ("withdrawn", "duplicate", kept)
    for name in ("contacts", "corrections", "documents", "own_words", "own_links", "education"):
        assert getattr(kept, name).count() == 1
    assert kept.personal_record.identity_number == "1234567"
    assert IntakeRow.objects.get(pk=row.pk).official_id == kept.pk


def test_who_was_asked_for_twice_in_one_request_is_asked_for_once(by: User) -> None:
    """The line that came further stays, whichever record it is of."""
    kept, gone = make_official("Sri Wahyuni"), make_official("S. Wahyuni")
    both, one = make_request(kept, gone), make_request(gone)
    gone.engagements.filter(request=both).update(state="forwarded", forwarded_at=timezone.now())
    merge(kept, gone, by=by)
    assert not gone.engagements.exists()
    assert [(line.official, line.state) for line in both.engagements.all()] == [(kept, "forwarded")]
    assert [line.official for line in one.engagements.all()] == [kept]


def test_what_both_have_is_there_once_with_the_better_of_both(by: User) -> None:
    agency, tax = make_agency(), make_competency("taxation")
    kept, gone = make_official(post="Director", agency=agency), make_official(post="director", agency=agency)
    gone.posts.update(since=date(2020, 1, 1))
    add_expertise(kept, tax, roles=["trainer"], level=1)
    add_expertise(gone, tax, roles=["speaker"], level=3, since=2010)
    make_contact(kept, "Sri@agency.example", sharing="on-acceptance")
    make_contact(gone, "sri@agency.example", sharing="never")
    merge(kept, gone, by=by)
    post, expertise = kept.posts.get(), kept.expertise.get()
    assert (post.title, post.since, post.is_primary) == ("Director", date(2020, 1, 1), True)
    assert (expertise.level, expertise.roles, expertise.since) == (3, ["trainer", "speaker"], 2010)
    assert Contact.objects.get().sharing == "never"


def test_what_differs_is_as_it_was_answered_and_a_name_is_not_lost(by: User) -> None:
    kept = make_official("Sri Wahyuni", post="Director", summary="Old", tier="executive")
    gone = make_official("Sri W. Ningsih", post="Secretary", summary="New", external_id="77")
    assert {"name", "summary", "tier", "external_id", "primary_post"} <= {one.name for one in asked(kept, gone)}
    merge(kept, gone, by=by, answers={"summary": "gone", "primary_post": "gone"})
    kept.refresh_from_db()
    assert (kept.name, kept.summary, kept.tier_id, kept.external_id) == ("Sri Wahyuni", "New", "executive", "77")
    assert kept.other_names == ["Sri W. Ningsih"]
    assert Post.objects.get(official=kept, is_primary=True).title == "Secretary"
    assert "ningsih" in kept.folded_name


@pytest.mark.parametrize(
    ("kept", "gone", "after"),
    [
        (("published", ""), ("draft", ""), ("published", "")),
        (("draft", ""), ("published", ""), ("published", "")),
        (("published", ""), ("hidden", "duplicate"), ("published", "")),
        (("published", ""), ("hidden", "stale"), ("published", "")),
        (("published", ""), ("hidden", "suspended"), ("hidden", "suspended")),
        (("published", ""), ("hidden", "objected"), ("hidden", "objected")),
        (("draft", ""), ("withdrawn", "consent-withdrawn"), ("withdrawn", "consent-withdrawn")),
        (("hidden", "consent-withdrawn"), ("withdrawn", "retired"), ("withdrawn", "consent-withdrawn")),
    ],
)
def test_a_merge_publishes_nothing_that_was_hidden(
    by: User, kept: tuple[str, str], gone: tuple[str, str], after: tuple[str, str]
) -> None:
    first, second = make_official("Sri Wahyuni"), make_official("S. Wahyuni")
    for official, (status, reason) in ((first, kept), (second, gone)):
        Official.objects.filter(pk=official.pk).update(status=status, status_reason=reason)
    merge(first, second, by=by)
    first.refresh_from_db()
    assert (first.status, first.status_reason) == after


def test_of_the_open_nominations_of_a_kind_the_further_one_goes_on(by: User) -> None:
    focal_point = make_user("focal-point", country="ID")
    nominator = make_user("nominator", agency=make_agency("Agency A"))
    kept, gone = make_official("Sri Wahyuni", agency=make_agency("Agency A")), make_official("S. Wahyuni")
    behind = make_nomination(kept, "renewal", by=nominator)
    settled = make_nomination(gone, "removal", "endorsed", by=focal_point, reason="duplicate")
    change = make_nomination(
        gone, "change", by=focal_point, base={"posts": [{"pk": gone.posts.get().pk, "title": "Director"}]}
    )
    decided = make_nomination(gone, "renewal", "declined", by=nominator)
    merge(kept, gone, by=by)
    states = dict(Nomination.objects.filter(official=kept).values_list("pk", "state"))
    assert states == {behind.pk: "proposed", settled.pk: "withdrawn", change.pk: "proposed", decided.pk: "declined"}
    assert "merged" in settled.steps.last().note


def test_records_of_two_countries_are_not_merged(by: User) -> None:
    with pytest.raises(ValidationError, match="two countries"):
        merge(make_official(country="ID"), make_official(country="VN"), by=by)


def test_whoever_looked_at_older_records_is_told(by: User) -> None:
    kept, gone = make_official("Sri Wahyuni"), make_official("S. Wahyuni")
    seen = digest(kept, gone)
    gone.education.create(qualification="Master of Laws")
    with pytest.raises(TooLate):
        merge(kept, gone, by=by, seen=seen)


def test_old_addresses_lead_on_and_shortlists_follow_through_several_merges(by: User) -> None:
    first, second, third = (make_official(name) for name in ("Sri Wahyuni", "S. Wahyuni", "Sri Wahjuni"))
    merge(second, third, by=by)
    merge(first, second, by=by)
    for old in (second, third):
        response = Client().get(f"/experts/{old.slug}/")
        assert (response.status_code, response["Location"]) == (301, f"/experts/{first.slug}/")
    page = Client().get(f"/shortlist/?experts={second.slug},{third.slug}").text
    assert page.count(f'href="/experts/{first.slug}/"') >= 1
    assert "was left out" not in page


def test_the_record_that_went_goes_with_the_one_that_stays(by: User) -> None:
    """Whoever is erased is erased wholly."""
    kept, gone = make_official("Sri Wahyuni"), make_official("S. Wahyuni")
    merge(kept, gone, by=by)
    kept.delete()
    assert not Official.objects.filter(pk=gone.pk).exists()
