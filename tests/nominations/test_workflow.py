"""The life of a nomination: what each step saves, records and mails."""

from collections.abc import Callable

import pghistory.models
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, transaction

from experts.models import Membership, Nomination, Official, OutgoingMail, User
from experts.nominations import drafting, workflow
from experts.nominations.transitions import TooLate
from tests.factories import make_nomination, make_official, make_user
from tests.nominations.conftest import play

pytestmark = pytest.mark.django_db
Kind = Nomination.Kind


def told() -> dict[str, OutgoingMail]:
    """The mails by their reader; each reader has one at most."""
    mails = {mail.recipient: mail for mail in OutgoingMail.objects.all()}
    assert len(mails) == OutgoingMail.objects.count()
    OutgoingMail.objects.all().delete()
    return mails


def steps_of(nomination: Nomination) -> list[tuple[str, str, str, User]]:
    return [(step.before, step.after, step.note, step.by) for step in nomination.steps.all()]


def propose(official: Official, by: User) -> Nomination:
    return workflow.propose(official, Kind.REMOVAL, by=by, reason="retired", note="Since May.")


def test_a_removal_goes_from_a_nominator_over_the_focal_point_to_bkn(
    official: Official, nominator: User, focal_point: User, reviewer: User
) -> None:
    nomination = propose(official, nominator)
    mails = told()
    assert set(mails) == {"id@example.org"}
    assert f"/desk/nominations/{nomination.pk}/" in mails["id@example.org"].text
    assert "Since May." in mails["id@example.org"].html

    workflow.endorse(nomination, note="True.", by=focal_point)
    mails = told()
    assert set(mails) == {"reviewer@example.org", "a@example.org"}
    assert f"/admin/experts/nomination/{nomination.pk}/change/" in mails["reviewer@example.org"].text
    assert "Waits for BKN" in mails["a@example.org"].subject
    official.refresh_from_db()
    assert official.is_published

    workflow.approve(nomination, by=reviewer)
    assert set(told()) == {"id@example.org", "a@example.org"}
    official.refresh_from_db()
    assert (official.status, official.status_reason) == ("withdrawn", "retired")
    nomination.refresh_from_db()
    assert (nomination.endorsed_by, nomination.decided_by) == (focal_point, reviewer)
    assert steps_of(nomination) == [
        ("", "proposed", "Since May.", nominator),
        ("proposed", "endorsed", "True.", focal_point),
        ("endorsed", "approved", "", reviewer),
    ]


def test_a_focal_points_own_goes_straight_to_bkn(official: Official, focal_point: User, reviewer: User) -> None:
    nomination = propose(official, focal_point)
    assert (nomination.state, nomination.endorsed_by) == ("endorsed", focal_point)
    assert set(told()) == {"reviewer@example.org"}


@pytest.mark.parametrize(("refuse", "state"), [(workflow.return_, "returned"), (workflow.decline, "declined")])
def test_a_refusal_says_why(
    official: Official, nominator: User, focal_point: User, refuse: Callable[..., None], state: str
) -> None:
    nomination = propose(official, nominator)
    told()
    with pytest.raises(ValidationError, match="Say why"):
        refuse(nomination, note=" ", by=focal_point)
    refuse(nomination, note="She works still.", by=focal_point)
    nomination.refresh_from_db()
    assert (nomination.state, nomination.answer) == (state, "She works still.")
    mails = told()
    assert set(mails) == {"a@example.org"}
    assert "She works still." in mails["a@example.org"].text


def test_what_was_returned_is_mended_and_proposed_again(
    official: Official, nominator: User, focal_point: User, reviewer: User
) -> None:
    nomination = propose(official, nominator)
    workflow.endorse(nomination, by=focal_point)
    workflow.return_(nomination, note="Which law?", by=reviewer)
    again = workflow.propose(official, Kind.REMOVAL, by=nominator, reason="moved", note="She left.")
    assert again == nomination
    assert (again.state, again.reason, again.note, again.answer) == ("proposed", "moved", "She left.", "")
    assert again.endorsed_by is None
    assert Nomination.objects.count() == 1


def test_proposing_twice_is_too_late(official: Official, nominator: User) -> None:
    propose(official, nominator)
    with pytest.raises(TooLate):
        propose(official, nominator)
    assert Nomination.objects.count() == 1


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_nothing_is_proposed_about_who_is_not_in_the_pool(official: Official, nominator: User, status: str) -> None:
    Official.objects.update(status=status, status_reason="" if status == "draft" else "other")
    with pytest.raises(TooLate):
        propose(official, nominator)


def test_whoever_may_not_is_refused_and_nothing_changes(official: Official, nominator: User, focal_point: User) -> None:
    nomination = propose(official, nominator)
    told()
    for who in ["nominator of B", "focal point of Viet Nam", "reviewer"]:
        with pytest.raises(PermissionDenied):
            workflow.endorse(nomination, by=play(who))
    with pytest.raises(PermissionDenied):
        propose(make_official("Other"), nominator)
    nomination.refresh_from_db()
    assert nomination.state == "proposed"
    assert len(steps_of(nomination)) == 1
    assert not told()


def test_a_step_out_of_order_is_too_late(official: Official, nominator: User, reviewer: User) -> None:
    nomination = propose(official, nominator)
    with pytest.raises(TooLate):
        workflow.approve(nomination, by=reviewer)


def test_taking_back_tells_those_who_would_have_decided(
    official: Official, nominator: User, focal_point: User, reviewer: User
) -> None:
    nomination = propose(official, nominator)
    told()
    workflow.endorse(nomination, by=focal_point)
    told()
    workflow.withdraw(nomination, by=focal_point)
    assert set(told()) == {"a@example.org", "reviewer@example.org"}


def test_a_renewal_is_approved_by_the_focal_point(official: Official, nominator: User, focal_point: User) -> None:
    nomination = workflow.propose(official, Kind.RENEWAL, by=nominator)
    official.refresh_from_db()
    assert official.confirmed_on is None
    workflow.approve(nomination, by=focal_point)
    official.refresh_from_db()
    assert official.confirmed_by == focal_point


def test_a_renewal_of_somebody_who_was_removed_meanwhile_is_too_late(
    official: Official, nominator: User, focal_point: User
) -> None:
    nomination = workflow.propose(official, Kind.RENEWAL, by=nominator)
    Official.objects.update(status="withdrawn", status_reason="retired")
    with pytest.raises(TooLate):
        workflow.approve(nomination, by=focal_point)
    nomination.refresh_from_db()
    assert nomination.state == "proposed"


def test_without_a_focal_point_the_administrators_are_asked(official: Official, nominator: User) -> None:
    play("administrator")
    make_user("focal-point", country="ID", email="left@example.org", is_active=False)
    nomination = propose(official, nominator)
    mails = told()
    assert set(mails) == {"dewi@example.org"}
    assert f"/admin/experts/nomination/{nomination.pk}/" in mails["dewi@example.org"].text


def test_everybody_is_told_in_their_language(official: Official, nominator: User) -> None:
    make_user("focal-point", country="ID", email="id@example.org", language="id")
    nomination = propose(official, nominator)
    mail = told()["id@example.org"]
    assert f"/id/desk/nominations/{nomination.pk}/" in mail.text
    assert 'lang="id"' in mail.html


def test_whoever_is_focal_point_and_administrator_is_told_once_and_cannot_do_both(official: Official) -> None:
    both = play("focal point of Indonesia")
    Membership.objects.create(user=both, role="administrator")
    other = play("administrator")
    nomination = propose(official, User.objects.get(pk=both.pk))
    assert set(told()) == {"dewi@example.org"}
    with pytest.raises(PermissionDenied):
        workflow.approve(nomination, by=User.objects.get(pk=both.pk))
    workflow.approve(nomination, by=other)


def test_the_history_tells_who_did_it_and_not_what_was_written(official: Official, nominator: User) -> None:
    nomination = propose(official, nominator)
    event = pghistory.models.Events.objects.tracks(nomination).get()
    assert event.pgh_context == {"action": "propose", "by": nominator.pk}
    columns = {field.name for field in Nomination.pgh_event_model._meta.get_fields()}
    assert not columns & {"note", "answer"}


def test_no_mail_breaks_at_a_name(nominator: User, focal_point: User) -> None:
    official = make_official("Tan\nSri <b>", agency=nominator.memberships.get().agency)
    propose(official, nominator)
    mail = told()["id@example.org"]
    assert "\n" not in mail.subject
    assert "<b>" not in mail.html


def test_a_step_stays_as_it_was(official: Official, nominator: User) -> None:
    step = make_nomination(official, by=nominator).steps.get()
    step.note = "Other"
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        step.save()


def test_what_is_open_about_an_expert_ends_when_that_expert_leaves_the_pool(
    official: Official, nominator: User, focal_point: User, reviewer: User
) -> None:
    renewal = make_nomination(official, "renewal", by=nominator)
    change = drafting.start_change(official, by=focal_point)
    removal = workflow.propose(official, Kind.REMOVAL, by=focal_point, reason="retired")
    told()
    workflow.approve(removal, by=reviewer)
    assert [steps_of(each)[-1] for each in (renewal, change)] == [
        ("proposed", "withdrawn", "The expert has left the pool.", reviewer),
        ("draft", "withdrawn", "The expert has left the pool.", reviewer),
    ]
    assert not Nomination.objects.open().exists()
    assert {nominator.email, focal_point.email} <= {mail.recipient for mail in OutgoingMail.objects.all()}
