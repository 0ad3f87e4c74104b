"""Accounts and roles at the desk: made by an invitation, deactivated, never deleted."""

import pytest
from django.test import Client

from experts.models import Invitation, Membership, OutgoingMail, User
from tests.accounts.codes import give_app
from tests.accounts.inviting import FROM_HERE, accepting, last_mail, make_invitation
from tests.admin.pages import add_row, read_form
from tests.admin.rows import address
from tests.admin.test_history import told
from tests.factories import make_agency, make_user

INVITE = address(Invitation, "add")
GIVEN = {"email": "raka@example.org", "name": "Raka Putra", "language": "id", "role": "reviewer"}


@pytest.fixture
def raka(db: None) -> User:
    return make_user("reviewer", email="raka@example.org", name="Raka Putra")


def test_an_invitation_makes_an_account_that_opens_the_desk(desk: Client) -> None:
    assert desk.post(INVITE, GIVEN).status_code == 302
    browser = Client()
    browser.post("/accounts/invitation/", accepting(last_mail()), headers=FROM_HERE)
    user = User.objects.get(email="raka@example.org")
    assert (user.language, [m.role for m in user.memberships.all()]) == ("id", ["reviewer"])
    assert browser.get("/admin/").status_code == 200


def test_a_nominator_is_invited_for_agencies(desk: Client) -> None:
    agencies = [make_agency("Agency A").pk, make_agency("Agency B").pk]
    assert desk.post(INVITE, GIVEN | {"role": "nominator", "agencies": agencies}).status_code == 302
    assert {agency.pk for agency in Invitation.objects.get().agencies.all()} == set(agencies)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"email": "nonsense"}, "Enter a valid email address."),
        ({"name": ""}, "This field is required."),
        ({"language": "xx"}, "Select a valid choice."),
        ({"role": "wizard"}, "Select a valid choice."),
        ({"country": "ID"}, "Only focal points have a country"),
        ({"country": "X\0"}, "Select a valid choice."),
        ({"role": "focal-point"}, "Choose the country that this person speaks for."),
        ({"role": "nominator"}, "Choose at least one agency."),
        ({"role": "nominator", "agencies": "99999999999999999999999"}, "Select a valid choice."),
        ({"role": "nominator", "agencies": "\0"}, "Null characters are not allowed."),
        ({"email": "left@example.org"}, "This person has an account that was deactivated"),
    ],
)
def test_an_invitation_that_does_not_do_is_told(desk: Client, changes: dict[str, str], message: str) -> None:
    make_user("reviewer", email="left@example.org", is_active=False)
    response = desk.post(INVITE, GIVEN | changes)
    assert response.status_code == 200
    assert message in response.text
    assert not OutgoingMail.objects.exists()


def test_an_invitation_is_sent_again_and_withdrawn_on_its_page(desk: Client) -> None:
    desk.post(INVITE, GIVEN)
    invitation = Invitation.objects.get()
    page = address(Invitation, "change", invitation.pk)
    for deed, mails in [("send-again", 2), ("withdraw", 2), ("send-again", 2)]:
        there = page.replace("change", deed)
        assert desk.get(there).status_code == 405
        assert desk.post(there).url == page
        assert OutgoingMail.objects.count() == mails
    assert not Invitation.objects.get().is_open
    assert [change[:3] for change in told(desk, invitation)][-1] == ("Dewi Lestari", "Added", "Invitation")


@pytest.mark.parametrize("state", ["open", "expired", "accepted", "withdrawn", "nonsense", "%00"])
def test_invitations_are_filtered_by_their_state(desk: Client, administrator: User, state: str) -> None:
    make_invitation(agencies=[make_agency()], by=administrator, days_ago=8, email="expired@example.org")
    make_invitation(agencies=[make_agency()], by=administrator, email="open@example.org")
    text = desk.get(f"{address(Invitation, 'changelist')}?state={state}", follow=True).text
    assert ("open@example.org" in text) is (state in ("open", "nonsense", "%00"))
    assert ("expired@example.org" in text) is (state in ("expired", "nonsense", "%00"))


def test_one_role_is_given_once(desk: Client, raka: User) -> None:
    there = address(Membership, "add")
    fields = read_form(desk, there, "membership") | {"user": str(raka.pk), "role": "reviewer"}
    assert "This user has this role already." in desk.post(there, fields).text


def test_a_role_is_added_on_the_page_of_an_account(desk: Client, raka: User) -> None:
    there = address(User, "change", raka.pk)
    fields = read_form(desk, there, "user")
    add_row(fields, "memberships", role="nominator", country="ID")
    assert "A nominator needs an agency, a focal point a country, others neither." in desk.post(there, fields).text
    fields["memberships-1-country"] = ""
    fields["memberships-1-agency"] = str(make_agency().pk)
    assert desk.post(there, fields).status_code == 302
    assert {membership.role for membership in raka.memberships.all()} == {"reviewer", "nominator"}


def test_a_password_is_shown_to_nobody_and_set_by_nobody_else(desk: Client, raka: User) -> None:
    page = desk.get(address(User, "change", raka.pk)).text
    assert raka.password.rpartition("$")[2] not in page
    assert desk.get(f"{address(User, 'changelist')}{raka.pk}/password/").status_code in (302, 404)
    assert desk.get("/admin/password_change/").url == "/accounts/password/"


@pytest.mark.parametrize(
    "name", ["auth/group", "account/emailaddress", "mfa/authenticator", "usersessions/usersession"]
)
def test_what_packages_keep_is_not_at_the_desk(desk: Client, name: str) -> None:
    assert desk.get(f"/admin/{name}/").status_code == 404


def decide(desk: Client, user: User, deed: str) -> str:
    """The page that asks, then the button; what the next page says."""
    there = f"{address(User, 'changelist')}{user.pk}/{deed}/"
    assert user.name in desk.get(there).text
    return desk.post(there, {"decide": "yes"}, follow=True).text


def test_a_deactivated_account_is_kept_out_until_it_is_reactivated(desk: Client, raka: User) -> None:
    theirs = Client()
    theirs.force_login(raka)
    assert "1 account: done." in decide(desk, raka, "deactivate")
    assert theirs.get("/admin/").status_code == 302
    decide(desk, raka, "reactivate")
    raka.refresh_from_db()
    assert raka.is_active


def test_several_accounts_are_deactivated_on_the_list_but_not_ones_own(
    desk: Client, administrator: User, raka: User
) -> None:
    marked = {"action": "deactivate", "_selected_action": [raka.pk, administrator.pk]}
    page = desk.post(address(User, "changelist"), marked).text
    assert "Deactivate?" in page
    assert User.objects.filter(is_active=True).count() == 2
    desk.post(address(User, "changelist"), marked | {"decide": "yes"})
    assert list(User.objects.filter(is_active=True)) == [administrator]


def test_a_reset_second_factor_is_told_in_the_history(desk: Client, raka: User) -> None:
    page = address(User, "change", raka.pk)
    assert "reset_second_factor" not in desk.get(page).text
    give_app(raka)
    assert "reset_second_factor" in desk.get(page).text
    decide(desk, raka, "reset_second_factor")
    kinds = {(change[0], change[1], change[2]) for change in told(desk, raka)}
    assert ("Dewi Lestari", "Removed", "Second factor: TOTP Authenticator") in kinds


def test_reviewers_change_no_account(reviewer: Client) -> None:
    user = make_user("focal-point", country="VN")
    give_app(user)
    deeds = ["deactivate/", "reactivate/", "reset_second_factor/", "change/"]
    for there in [f"{address(User, 'changelist')}{user.pk}/{deed}" for deed in deeds] + [INVITE]:
        assert reviewer.post(there, {"decide": "yes"}).status_code == 403
        assert reviewer.get(there).status_code == 403
    user.refresh_from_db()
    assert user.is_active
    query = "app_label=experts&model_name=membership&field_name=user&term="
    assert reviewer.get(f"/admin/autocomplete/?{query}").status_code == 403


def test_there_is_no_super_user_to_be_made(desk: Client) -> None:
    form = desk.get(address(User, "change", make_user("reviewer").pk)).context["adminform"].form
    assert {"is_superuser", "is_active", "groups", "user_permissions"} & set(form.fields) == set()
