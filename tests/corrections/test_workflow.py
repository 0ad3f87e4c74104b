"""The life of a correction."""

from collections.abc import Callable
from datetime import timedelta

import pghistory.models
import pytest
from django.utils import timezone

from experts.corrections import workflow
from experts.corrections.workflow import Suggestion
from experts.models import Correction, Membership, Official, OutgoingMail, User
from experts.models.correction import CorrectionQuerySet
from tests.factories import make_agency, make_correction, make_official, make_user

pytestmark = pytest.mark.django_db

SUGGESTION = Suggestion(
    part=Correction.Part.POSTS, text="Wrong", grounds="I know", email="reader@example.org", name="A Reader"
)


@pytest.fixture
def administrator(db: None) -> User:
    return make_user(email="dewi@example.org")


def mails() -> dict[str, OutgoingMail]:
    return {mail.recipient: mail for mail in OutgoingMail.objects.all()}


def all_of(correction: Correction) -> CorrectionQuerySet:
    return Correction.objects.filter(pk=correction.pk)


def test_the_focal_points_of_the_country_are_told_each_in_their_language(
    official: Official, administrator: User
) -> None:
    for email, country, language in [
        ("a@example.org", "ID", "id"),
        ("b@example.org", "ID", ""),
        ("c@example.org", "VN", ""),
    ]:
        make_user("focal-point", country=country, email=email, language=language)
    make_user("focal-point", country="ID", email="gone@example.org", is_active=False)
    workflow.verify(make_correction(official, state="unverified", grounds="I work there."))
    told = mails()
    assert set(told) == {"a@example.org", "b@example.org"}
    assert "/id/experts/sri-wahyuni/" in told["a@example.org"].text
    assert 'lang="id"' in told["a@example.org"].html
    assert "She is a Director now." in told["b@example.org"].text
    assert "I work there." in told["b@example.org"].html


def test_who_sent_it_stays_at_the_desk(official: Official) -> None:
    make_user("focal-point", country="ID")
    workflow.verify(make_correction(official, state="unverified", requester_name="A Reader"))
    (mail,) = OutgoingMail.objects.all()
    for part in [mail.subject, mail.text, mail.html]:
        assert "reader@example.org" not in part
        assert "A Reader" not in part
    assert "/admin/" not in mail.text  # where focal points can’t go


def test_without_a_focal_point_the_administrators_are_told(official: Official, administrator: User) -> None:
    make_user("focal-point", country="VN")
    make_user("reviewer")
    make_user("nominator", agency=make_agency())
    correction = make_correction(official, state="unverified")
    workflow.verify(correction)
    assert set(mails()) == {"dewi@example.org"}
    assert f"/admin/experts/correction/{correction.pk}/change/" in mails()["dewi@example.org"].text


def test_who_has_several_roles_is_told_once(official: Official) -> None:
    user = make_user(is_superuser=True)
    Membership.objects.create(user=user, role="reviewer")
    workflow.verify(make_correction(official, state="unverified"))
    assert OutgoingMail.objects.count() == 1


def test_confirming_twice_tells_once(official: Official, administrator: User) -> None:
    correction = make_correction(official, state="unverified")
    workflow.verify(correction)
    workflow.verify(correction)
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize(
    ("decide", "state", "told"),
    [(workflow.finish, "done", "has been corrected"), (workflow.decline, "declined", "stays as it is")],
)
def test_a_decision_is_kept_and_its_sender_answered(
    official: Official, administrator: User, decide: Callable[..., int], state: str, told: str
) -> None:
    correction = make_correction(official)
    assert decide(all_of(correction), answer="The agency says so.", by=administrator) == 1
    correction.refresh_from_db()
    assert (correction.state, correction.answer) == (state, "The agency says so.")
    assert (correction.decided_by, correction.decided_at is not None) == (administrator, True)
    mail = mails()["reader@example.org"]
    assert told in mail.text
    assert told in mail.html
    assert "The agency says so." in mail.text
    assert "She is a Director now." not in mail.text
    event = pghistory.models.Events.objects.tracks(correction).order_by("-pgh_id").first()
    assert event.pgh_diff["state"] == ["open", state]
    assert event.pgh_context == {"action": state, "by": administrator.pk}


@pytest.mark.parametrize("state", ["unverified", "done", "declined"])
def test_only_what_is_open_is_decided(official: Official, administrator: User, state: str) -> None:
    correction = make_correction(official, state=state)
    assert workflow.decline(all_of(correction), answer="No.", by=administrator) == 0
    correction.refresh_from_db()
    assert correction.state == state
    assert not OutgoingMail.objects.exists()


def test_the_profile_is_named_to_the_sender_only_while_it_is_public(official: Official, administrator: User) -> None:
    Official.objects.update(status="withdrawn", status_reason="other")
    workflow.decline(all_of(make_correction(official)), answer="Gone.", by=administrator)
    assert "/experts/" not in mails()["reader@example.org"].text


def test_what_nobody_confirms_is_erased_after_seven_days_and_its_history_tells_nothing_of_it(
    official: Official,
) -> None:
    old = timezone.now() - timedelta(days=7, minutes=1)
    young = make_correction(official, state="unverified")
    erased = workflow.suggest(official, SUGGESTION, language="en")
    kept = make_correction(make_official("Other"))
    Correction.objects.filter(pk__in=[erased.pk, kept.pk]).update(created_at=old)
    workflow.forget_unverified()
    assert set(Correction.objects.all()) == {young, kept}
    events = pghistory.models.Events.objects.tracks(erased)
    assert [event.pgh_label for event in events] == ["insert", "update", "delete"]
    columns = {field.name for field in Correction.pgh_event_model._meta.get_fields()}
    assert not columns & {"text", "grounds", "requester_name", "requester_email"}
