"""By invitation only: a mail, a link that does nothing by itself, a button, once."""

import time
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from experts.accounts import invitations
from experts.models import Invitation, Membership, OutgoingMail, User
from tests.accounts.inviting import FROM_HERE, PASSWORD, accepting, last_mail, link_in, make_invitation, token_in
from tests.directory.pages import read
from tests.factories import make_agency, make_country, make_user

pytestmark = pytest.mark.django_db
Role = Membership.Role
ACCEPT = "/accounts/invitation/"
DAY = 24 * 3600


@pytest.fixture
def invited() -> Invitation:
    return make_invitation(agencies=[make_agency("Agency A"), make_agency("Agency B")])


def accept(client: Client, data: dict[str, str]) -> tuple[int, str]:
    response = client.post(ACCEPT, data, headers=FROM_HERE)
    return response.status_code, response.headers.get("Location", "")


def roles_of(email: str) -> set[str]:
    return {str(membership) for membership in Membership.objects.filter(user__email=email)}


def test_the_mail_says_who_invites_to_what_and_until_when_in_the_language_of_the_invited() -> None:
    inviter = make_user(email="dewi@example.org", name="Dewi Lestari")
    make_invitation(agencies=[make_agency("Agency A")], by=inviter, language="id")
    mail = last_mail()
    for words in ["Raka Putra", "Dewi Lestari", "Agency A"]:
        assert words in mail.text
        assert words in mail.html
    assert link_in(mail).startswith("/id/accounts/invitation/?token=")


def test_opening_the_link_shows_and_does_nothing(client: Client, invited: Invitation) -> None:
    response = client.get(link_in(last_mail()))
    page = read(response)
    assert all(words in response.text for words in ["Raka Putra", "Agency A", "Agency B"])
    assert len(page.all("h1")) == 1
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "strict-origin"
    assert page.all("meta", name="robots", content="noindex")
    assert not User.objects.filter(email="raka@example.org").exists()
    assert Invitation.objects.open().get() == invited


def test_the_button_makes_the_account_with_its_roles_and_signs_in(client: Client, invited: Invitation) -> None:
    assert accept(client, accepting(last_mail())) == (302, "/accounts/")
    user = User.objects.get(email="raka@example.org")
    assert (user.name, user.language) == ("Raka Putra", "en")
    assert user.check_password(PASSWORD)
    assert roles_of(user.email) == {"Nominator of an agency: Agency A", "Nominator of an agency: Agency B"}
    assert "Raka Putra" in client.get("/accounts/").text
    invited.refresh_from_db()
    assert (invited.is_open, invited.user) == (False, user)


@pytest.mark.parametrize(
    ("role", "country"), [(Role.FOCAL_POINT, "VN"), (Role.REVIEWER, None), (Role.ADMINISTRATOR, None)]
)
def test_an_administrator_invites_to_every_role(client: Client, role: Role, country: str | None) -> None:
    make_invitation(role, country=make_country(country) if country else None)
    accept(client, accepting(last_mail()))
    membership = Membership.objects.get(user__email="raka@example.org")
    assert (membership.role, membership.country_id, membership.agency) == (role, country, None)


@pytest.mark.parametrize("password", ["short", "raka putra 1", "password1234", "123456789012"])
def test_a_weak_password_is_refused_and_the_invitation_stays(
    client: Client, invited: Invitation, password: str
) -> None:
    response = client.post(ACCEPT, accepting(last_mail(), password), headers=FROM_HERE)
    assert read(response).all("input", name="token", value=token_in(last_mail()))
    assert "Nothing was changed yet" in response.text
    assert not User.objects.filter(email="raka@example.org").exists()


def test_a_link_works_once(client: Client, invited: Invitation) -> None:
    mail = last_mail()
    accept(client, accepting(mail))
    assert accept(Client(), accepting(mail, "quite another password")) == (404, "")
    assert Client().get(link_in(mail)).status_code == 404
    assert User.objects.get(email="raka@example.org").check_password(PASSWORD)


@pytest.mark.parametrize(("days", "status"), [(6.9, 200), (7.1, 404)])
def test_a_link_holds_seven_days(client: Client, invited: Invitation, days: float, status: int) -> None:
    there, data = link_in(last_mail()), accepting(last_mail(), "short")
    with patch("django.core.signing.time.time", return_value=time.time() + days * DAY):
        assert client.get(there).status_code == status
        assert accept(client, data)[0] == status


@pytest.mark.parametrize("token", ["", "x", "\0", "1:x:x", "é:é:é"])
def test_an_altered_link_leads_nowhere(client: Client, invited: Invitation, token: str) -> None:
    good = token_in(last_mail())
    for bad in [token, good + token + "x", good[:-1], good.replace(":", "")]:
        assert client.get(ACCEPT, {"token": bad}).status_code == 404
        assert accept(client, accepting(last_mail()) | {"token": bad}) == (404, "")


def test_whoever_accepts_on_a_strange_computer_takes_over_no_session(client: Client, invited: Invitation) -> None:
    client.force_login(User.objects.get())
    before = client.session.session_key
    accept(client, accepting(last_mail()))
    assert client.session.session_key != before
    assert "Raka Putra" in client.get("/accounts/").text
    assert client.get("/admin/").status_code == 302


def test_another_site_can_not_accept(client: Client, invited: Invitation) -> None:
    response = client.post(ACCEPT, accepting(last_mail()), headers={"origin": "https://elsewhere.example"})
    assert response.status_code == 403
    assert invited.is_open


def test_sent_again_it_has_a_new_link(client: Client) -> None:
    invitation = make_invitation(agencies=[make_agency()], days_ago=8)
    sent_at = Invitation.objects.get().sent_at
    assert invitations.send_again(invitation, by=User.objects.get())
    assert OutgoingMail.objects.count() == 2
    assert Invitation.objects.get().sent_at > sent_at
    assert client.get(link_in(last_mail())).status_code == 200


def test_withdrawn_its_links_lead_nowhere_and_it_is_not_sent_again(client: Client, invited: Invitation) -> None:
    by = User.objects.get()
    assert invitations.withdraw(invited, by=by)
    assert client.get(link_in(last_mail())).status_code == 404
    assert accept(client, accepting(last_mail())) == (404, "")
    assert not invitations.send_again(invited, by=by)
    assert OutgoingMail.objects.count() == 1


def test_whoever_has_an_account_gets_the_role_added_and_keeps_the_password(client: Client) -> None:
    make_user(Role.NOMINATOR, agency=make_agency("Agency A"), email="Raka@example.org")
    make_invitation(Role.FOCAL_POINT, country=make_country("VN"))
    page = read(client.get(link_in(last_mail())))
    assert not page.all("input", type="password")
    assert accept(client, accepting(last_mail())) == (302, "/accounts/login/")
    assert "sessionid" not in client.cookies
    assert roles_of("Raka@example.org") == {"Nominator of an agency: Agency A", "Focal point of a country: Viet Nam"}
    assert not User.objects.get(email="Raka@example.org").check_password(PASSWORD)


def test_a_deactivated_account_is_opened_by_no_invitation(client: Client, invited: Invitation) -> None:
    make_user("reviewer", email="raka@example.org", is_active=False)
    assert client.get(link_in(last_mail())).status_code == 404
    with pytest.raises(ValidationError, match="deactivated"):
        make_invitation(Role.REVIEWER)


def test_nobody_is_invited_twice_to_the_same(invited: Invitation) -> None:
    with pytest.raises(ValidationError, match="An invitation to this person is open"):
        make_invitation(agencies=[make_agency("Agency C")], email="RAKA@example.org")
    make_invitation(Role.REVIEWER)
    with pytest.raises(ValidationError, match="An invitation to this person is open"):
        make_invitation(Role.REVIEWER)


@pytest.mark.parametrize(
    ("role", "country", "agencies", "wrong"),
    [
        (Role.NOMINATOR, None, [], "agencies"),
        (Role.NOMINATOR, None, ["ID", "VN"], "agencies"),
        (Role.NOMINATOR, "ID", ["ID"], "country"),
        (Role.FOCAL_POINT, None, [], "country"),
        (Role.FOCAL_POINT, "ID", ["ID"], "agencies"),
        (Role.REVIEWER, "ID", [], "country"),
        (Role.ADMINISTRATOR, None, ["ID"], "agencies"),
    ],
)
def test_a_role_holds_where_it_can(role: Role, country: str | None, agencies: list[str], wrong: str) -> None:
    there = make_country(country) if country else None
    with pytest.raises(ValidationError) as refusal:
        make_invitation(role, country=there, agencies=[make_agency(f"In {code}", code) for code in agencies])
    assert list(refusal.value.message_dict) == [wrong]


def test_nobody_invites_beyond_what_is_theirs() -> None:
    focal_point = make_user(Role.FOCAL_POINT, country="ID")
    abroad, at_home = make_agency("Office of Hanoi", "VN"), make_agency("Agency A")
    nominator = make_user(Role.NOMINATOR, agency=at_home)
    for by, role, place in [
        (focal_point, Role.NOMINATOR, {"agencies": [abroad]}),
        (focal_point, Role.FOCAL_POINT, {"country": make_country("ID")}),
        (focal_point, Role.ADMINISTRATOR, {}),
        (nominator, Role.NOMINATOR, {"agencies": [at_home]}),
        (make_user(Role.REVIEWER), Role.REVIEWER, {}),
    ]:
        with pytest.raises(PermissionDenied):
            make_invitation(role, by=by, **place)
    assert not OutgoingMail.objects.exists()


def test_whoever_never_comes_is_forgotten_and_is_in_no_history() -> None:
    for number, days_ago in enumerate([36, 38]):
        make_invitation(agencies=[make_agency()], email=f"{number}@example.org", days_ago=days_ago)
    came = make_invitation(Role.REVIEWER, email="came@example.org", days_ago=38)
    invitations.accept(came, password=PASSWORD)
    invitations.forget_expired()
    assert set(Invitation.objects.values_list("email", flat=True)) == {"0@example.org", "came@example.org"}
    events = Invitation.pgh_event_model.objects
    assert set(events.filter(pgh_label="delete").values_list("role", flat=True)) == {"nominator"}
    assert not {"email", "name"} & {field.name for field in events.model._meta.fields}
