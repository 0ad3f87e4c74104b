"""Somebody leaves: what they had asked for goes on with others, who are told; an empty seat is BKN's to fill."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from experts.accounts import invitations, leaving
from experts.models import Country, FocalPointTerm, Invitation, Membership, Nomination, Official, OutgoingMail, User
from experts.nominations import workflow
from tests.accounts.inviting import make_invitation
from tests.admin.pages import read_form
from tests.admin.rows import address
from tests.factories import make_agency, make_country, make_nomination, make_official, make_user
from tests.nominations.conftest import play, sign_in
from tests.nominations.test_workflow import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(db: None) -> User:
    return play("administrator")


@pytest.fixture
def colleague(official: Official) -> User:
    """Another nominator of the official's agency."""
    return make_user("nominator", agency=make_agency("Agency A"), email="c@example.org", name="Citra Dewi")


def leave(user: User, by: User) -> None:
    assert leaving.deactivate(User.objects.filter(pk=user.pk), by=by) == 1


def steps_of(nomination: Nomination) -> list[tuple[str, str, str, User]]:
    return [(step.before, step.after, step.note, step.by) for step in nomination.steps.all()]


def test_a_nominators_goes_to_the_others_of_the_agency(
    official: Official, nominator: User, colleague: User, focal_point: User, administrator: User
) -> None:
    play("nominator of B")
    play("focal point of Viet Nam")
    returned = make_nomination(official, "renewal", "returned", by=nominator)
    leave(nominator, administrator)
    mails = told()
    assert set(mails) == {"c@example.org"}
    assert "Renewal: Sri Wahyuni: Returned" in mails["c@example.org"].text
    assert "/desk/" in mails["c@example.org"].html
    assert steps_of(returned)[1:] == [("returned", "returned", "a@example.org → Citra Dewi", administrator)]
    assert "Renewal: Sri Wahyuni" in waiting_at(colleague)
    assert "Handed over" in sign_in(colleague).get(f"/desk/nominations/{returned.pk}/").text
    again = workflow.propose(official, Nomination.Kind.RENEWAL, by=colleague)
    assert (again.pk, again.state) == (returned.pk, "proposed")
    told()
    workflow.decline(again, note="No.", by=focal_point)
    assert set(told()) == {"c@example.org"}


def test_the_last_nominators_goes_to_the_focal_point_who_may_take_it_back(
    official: Official, nominator: User, focal_point: User, administrator: User
) -> None:
    returned = make_nomination(official, "renewal", "returned", by=nominator)
    assert "Renewal: Sri Wahyuni" not in waiting_at(focal_point)
    leave(nominator, administrator)
    assert set(told()) == {"id@example.org"}
    assert "Renewal: Sri Wahyuni" in waiting_at(focal_point)
    workflow.withdraw(returned, by=focal_point)


def test_a_focal_points_goes_to_the_other_focal_points_and_the_seat_is_not_empty(
    official: Official, focal_point: User, administrator: User
) -> None:
    other = make_user("focal-point", country="ID", email="other@example.org")
    nomination = workflow.propose(official, Nomination.Kind.REMOVAL, by=focal_point, reason="retired")
    told()
    leave(focal_point, administrator)
    assert set(told()) == {"other@example.org"}
    workflow.return_(nomination, note="Which law?", by=administrator)
    assert set(told()) == {"other@example.org"}
    assert "Removal: Sri Wahyuni" in waiting_at(other)


def test_what_is_decided_or_of_others_is_not_handed_over(
    official: Official, nominator: User, colleague: User, administrator: User
) -> None:
    make_nomination(official, state="declined", by=nominator)
    make_nomination(official, by=colleague)
    leave(nominator, administrator)
    assert not told()


def test_an_empty_seat_is_told_to_the_administrators_with_what_waits(
    official: Official, nominator: User, focal_point: User, administrator: User
) -> None:
    make_user(email="second@example.org", language="id")
    play("reviewer")
    make_nomination(official, by=nominator)
    make_nomination(official, "renewal", "returned", by=nominator)
    make_nomination(make_official("Budi"), state="endorsed", by=focal_point)
    long_ago = timezone.now() - timedelta(days=500)
    make_official("Old", published_at=long_ago)
    make_official("Nguyen", country="VN", published_at=long_ago)
    leave(focal_point, administrator)
    mails = told()
    assert set(mails) == {"dewi@example.org", "second@example.org"}
    text = mails["dewi@example.org"].text
    assert "Indonesia has no focal point" in mails["dewi@example.org"].subject
    assert "2 nominations to decide or to mend" in text
    assert "1 record to be renewed" in text
    for there in [address(Nomination, "changelist"), address(Official, "changelist")]:
        assert f"{there}?country__code__exact=ID" in text
        assert sign_in(administrator).get(f"{there}?country__code__exact=ID").status_code == 200


def test_while_the_seat_is_empty_an_administrator_endorses_at_the_desk_and_another_approves(
    official: Official, nominator: User, focal_point: User, administrator: User
) -> None:
    nomination = make_nomination(official, by=nominator)
    there = address(Nomination, "decide", nomination.pk, "endorse")
    page = address(Nomination, "change", nomination.pk)
    assert there not in sign_in(administrator).get(page).text
    leave(focal_point, administrator)
    assert there in sign_in(administrator).get(page).text
    sign_in(administrator).post(there, {"decide": "yes", "note": ""})
    nomination.refresh_from_db()
    assert (nomination.state, nomination.endorsed_by) == ("endorsed", administrator)
    assert address(Nomination, "decide", nomination.pk, "approve") not in sign_in(administrator).get(page).text
    with pytest.raises(PermissionDenied):
        workflow.approve(nomination, by=administrator)
    workflow.approve(nomination, by=make_user(email="second@example.org"))


@pytest.mark.parametrize("way", ["its page", "the account"])
def test_a_role_that_is_taken_away_empties_the_seat_too(focal_point: User, administrator: User, way: str) -> None:
    role, desk = focal_point.memberships.get(), sign_in(administrator)
    if way == "its page":
        desk.post(address(Membership, "delete", role.pk), {"post": "yes"})
    else:
        page = address(User, "change", focal_point.pk)
        desk.post(page, read_form(desk, page, "user") | {"memberships-0-DELETE": "on"})
    assert not Membership.objects.filter(pk=role.pk).exists()
    assert "has no focal point" in told()["dewi@example.org"].subject


def test_another_focal_agency_is_told_with_those_who_still_speak_for_the_country(
    focal_point: User, administrator: User
) -> None:
    term = FocalPointTerm.objects.get(country="ID", until=None)
    desk, page = sign_in(administrator), address(Country, "change", "ID")
    desk.post(page, read_form(desk, page, "country"))
    assert not told()
    desk.post(page, read_form(desk, page, "country") | {"focal_point_terms-0-until": date(2026, 1, 1).isoformat()})
    term.refresh_from_db()
    assert term.until == date(2026, 1, 1)
    mail = told()["dewi@example.org"]
    assert "Indonesia: another focal agency" in mail.subject
    assert "id@example.org" in mail.text


def test_who_takes_the_seat_is_told_what_waits(official: Official, nominator: User, administrator: User) -> None:
    for country in ["ID", "VN"]:
        make_invitation(
            Membership.Role.FOCAL_POINT, country=make_country(country), by=administrator, email=f"{country}@example.org"
        )
    make_nomination(official, by=nominator)
    OutgoingMail.objects.all().delete()
    for invitation in Invitation.objects.all():
        invitations.accept(invitation, password="a horse that is correct")
    mails = told()
    assert set(mails) == {"id@example.org"}  # nothing waits in Viet Nam
    assert "1 nomination to decide or to mend" in mails["id@example.org"].text
    assert "/desk/" in mails["id@example.org"].text


def test_who_comes_back_is_told_as_well(
    official: Official, nominator: User, focal_point: User, administrator: User
) -> None:
    make_nomination(official, by=nominator)
    leave(focal_point, administrator)
    told()
    leaving.reactivate(User.objects.filter(pk=focal_point.pk), by=administrator)
    assert set(told()) == {"id@example.org"}


def waiting_at(user: User) -> str:
    """The part of the desk that says what waits."""
    client: Client = sign_in(User.objects.get(pk=user.pk))
    return client.get("/desk/").text.partition('aria-labelledby="experts"')[0]
