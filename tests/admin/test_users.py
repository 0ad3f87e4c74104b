"""Accounts and roles."""

import pytest
from django.test import Client

from experts.models import Membership, User
from tests.admin.pages import add_row, read_form
from tests.admin.rows import address
from tests.factories import make_user

PASSWORD = "correct horse battery"


def new_user(desk: Client, **changes: str) -> object:
    there = address(User, "add")
    fields = read_form(desk, there, "user")
    fields |= {"email": "raka@example.org", "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    add_row(fields, "memberships", role="reviewer")
    return desk.post(there, fields | changes)


def test_an_account_is_made_with_its_role_and_lets_in(desk: Client) -> None:
    assert new_user(desk, language="id").status_code == 302
    user = User.objects.get(email="raka@example.org")
    assert (user.language, [m.role for m in user.memberships.all()]) == ("id", ["reviewer"])
    client = Client()
    assert client.login(email="Raka@Example.org", password=PASSWORD)
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"email": "DEWI@example.org"}, "An account with this e-mail address exists already."),
        ({"email": "nonsense"}, "Enter a valid email address."),
        ({"password2": "another"}, "didn’t match"),
        ({"password1": "short", "password2": "short"}, "too short"),
        ({"language": "xx"}, "Select a valid choice."),
        ({"memberships-0-country": "ID"}, "A nominator needs an agency, a focal point a country, others neither."),
        ({"memberships-0-role": "focal-point"}, "A nominator needs an agency"),
    ],
)
def test_an_account_that_does_not_do_is_told(desk: Client, changes: dict[str, str], message: str) -> None:
    response = new_user(desk, **changes)
    assert response.status_code == 200
    assert message in response.text
    assert User.objects.count() == 1


def test_one_role_is_given_once(desk: Client) -> None:
    user = make_user("reviewer", email="raka@example.org")
    there = address(Membership, "add")
    fields = read_form(desk, there, "membership") | {"user": str(user.pk), "role": "reviewer"}
    assert "This user has this role already." in desk.post(there, fields).text


def test_a_password_is_shown_to_nobody(desk: Client) -> None:
    user = make_user("reviewer", email="raka@example.org")
    assert user.password.rpartition("$")[2] not in desk.get(address(User, "change", user.pk)).text


def test_the_password_is_changed_on_a_page_of_its_own(desk: Client) -> None:
    user = make_user("reviewer", email="raka@example.org")
    there = f"{address(User, 'changelist')}{user.pk}/password/"
    assert desk.get(there).status_code == 200
    data = {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    assert desk.post(there, data).status_code == 302
    assert Client().login(email="raka@example.org", password=PASSWORD)


def test_a_deactivated_account_is_kept_out(desk: Client) -> None:
    user = make_user("reviewer", email="raka@example.org")
    theirs = Client()
    theirs.force_login(user)
    there = address(User, "change", user.pk)
    fields = read_form(desk, there, "user")
    del fields["is_active"]
    assert desk.post(there, fields).status_code == 302
    assert theirs.get("/admin/").status_code == 302


def test_reviewers_change_no_account(reviewer: Client) -> None:
    user = make_user("focal-point", country="VN")
    for there in [address(User, "change", user.pk), f"{address(User, 'changelist')}{user.pk}/password/"]:
        assert reviewer.get(there).status_code == 403
        assert reviewer.post(there, {"is_active": ""}).status_code == 403
    query = "app_label=experts&model_name=membership&field_name=user&term="
    assert reviewer.get(f"/admin/autocomplete/?{query}").status_code == 403


def test_there_is_no_super_user_to_be_made(desk: Client) -> None:
    form = desk.get(address(User, "change", make_user("reviewer").pk)).context["adminform"].form
    assert {"is_superuser", "groups", "user_permissions"} & set(form.fields) == set()
