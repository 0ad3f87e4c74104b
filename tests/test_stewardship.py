from datetime import date, timedelta

import pghistory.models
import pytest
from django.core.exceptions import ValidationError

from experts import stewardship
from experts.models import Official, Post, User
from experts.stewardship import LegalBasis

pytestmark = pytest.mark.django_db

BASIS = LegalBasis(Official.LegalBasis.PUBLIC_TASK, "Decree 12", date(2026, 3, 3))


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor@pool.example")


def draft(name: str, *, with_post: bool = True) -> Official:
    official = Official.objects.create(name=name, country_id="ID")
    if with_post:
        Post.objects.create(official=official, title="Director", is_primary=True)
    return official


def test_publishing_records_the_legal_basis_and_who_did_it(editor: User) -> None:
    official = draft("Sri Wahyuni")
    assert stewardship.publish(Official.objects.filter(pk=official.pk), by=editor, basis=BASIS) == 1
    official.refresh_from_db()
    assert (
        official.status,
        official.legal_basis,
        official.legal_basis_reference,
        official.legal_basis_on,
    ) == (
        "published",
        "public-task",
        "Decree 12",
        date(2026, 3, 3),
    )
    last = pghistory.models.Events.objects.tracks(official).order_by("-pgh_created_at", "-pgh_id")[0]
    assert last.pgh_context == {"action": "publish", "by": editor.pk}


def test_publishing_keeps_a_legal_basis_that_is_there() -> None:
    official = draft("Sri Wahyuni")
    Official.objects.filter(pk=official.pk).update(
        legal_basis="consent",
        legal_basis_on=date(2025, 1, 1),
        legal_basis_reference="Letter 7",
    )
    stewardship.publish(Official.objects.all(), by=None, basis=BASIS)
    official.refresh_from_db()
    assert (official.legal_basis, official.legal_basis_reference) == (
        "consent",
        "Letter 7",
    )


def test_publishing_is_all_or_nothing_and_names_who_lacks_what() -> None:
    draft("Sri Wahyuni")
    draft("Budi Without Post", with_post=False)
    with pytest.raises(ValidationError, match="No primary post: Budi Without Post"):
        stewardship.publish(Official.objects.all(), by=None, basis=BASIS)
    assert not Official.objects.published().exists()
    assert not Official.objects.exclude(legal_basis="").exists()


def test_publishing_without_a_legal_basis_is_refused() -> None:
    draft("Sri Wahyuni")
    with pytest.raises(ValidationError, match="No legal basis recorded: Sri Wahyuni"):
        stewardship.publish(Official.objects.all(), by=None)


def test_publishing_again_changes_nothing() -> None:
    draft("Sri Wahyuni")
    stewardship.publish(Official.objects.all(), by=None, basis=BASIS)
    assert stewardship.publish(Official.objects.all(), by=None, basis=BASIS) == 0


def test_hiding_and_withdrawing_record_their_reason_and_publishing_clears_it(
    editor: User,
) -> None:
    official = draft("Sri Wahyuni")
    everyone = Official.objects.all()
    stewardship.publish(everyone, by=editor, basis=BASIS)
    assert stewardship.hide(everyone, reason=Official.Reason.SUSPENDED, by=editor) == 1
    official.refresh_from_db()
    assert (official.status, official.status_reason) == ("hidden", "suspended")
    stewardship.publish(everyone, by=editor)
    official.refresh_from_db()
    assert (official.status, official.status_reason) == ("published", "")
    stewardship.withdraw(everyone, reason=Official.Reason.CONSENT_WITHDRAWN, by=editor)
    official.refresh_from_db()
    assert (official.status, official.status_reason) == (
        "withdrawn",
        "consent-withdrawn",
    )


def test_confirming_records_today_and_by_whom(editor: User) -> None:
    official = draft("Sri Wahyuni")
    stewardship.confirm(Official.objects.all(), by=editor)
    official.refresh_from_db()
    assert official.confirmed_by == editor
    assert official.confirmed_on is not None


def test_when_somebody_was_first_published_is_remembered_for_good() -> None:
    official = draft("Sri Wahyuni")
    assert official.published_at is None
    stewardship.publish(Official.objects.all(), by=None, basis=BASIS)
    official.refresh_from_db()
    first = official.published_at
    assert first is not None

    Official.objects.update(published_at=first + timedelta(days=1))
    stewardship.hide(Official.objects.all(), reason=Official.Reason.STALE, by=None)
    stewardship.publish(Official.objects.all(), by=None)
    official.published_at = None  # as in a form that was opened before
    official.save()
    official.refresh_from_db()
    assert official.published_at == first
