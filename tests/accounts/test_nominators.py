"""The page on which a focal point invites those who nominate."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from experts.models import Agency, Invitation, Membership, OutgoingMail, User
from tests.accounts.inviting import last_mail, make_invitation
from tests.directory.pages import read
from tests.factories import make_agency, make_user

PAGE = "/accounts/nominators/"
GIVEN = {"name": "Raka Putra", "email": "raka@example.org", "language": "id", "agency": "AGA"}


def invite(client: Client, **given: str) -> str:
    """What the page says."""
    return client.post(PAGE, GIVEN | given, follow=True).text


@pytest.mark.parametrize("name", ["AGA", "aga", "Agency A", "  agency   a ", "Agency A (AGA)"])
def test_an_agency_is_told_by_any_of_its_names(theirs: Client, name: str) -> None:
    assert "The invitation is on its way to raka@example.org." in invite(theirs, agency=name)
    invitation = Invitation.objects.get()
    assert [agency.name for agency in invitation.agencies.all()] == ["Agency A"]
    assert (invitation.role, invitation.country_id, invitation.language) == ("nominator", "ID", "id")
    assert "Agency A" in last_mail().text


def test_there_may_be_several_agencies(theirs: Client) -> None:
    invite(theirs, agency_2="AGB", agency_3="AGA")
    assert {agency.name for agency in Invitation.objects.get().agencies.all()} == {"Agency A", "Agency B"}


@pytest.mark.parametrize("name", ["", "Office of Hanoi", "Nowhere", "\0", "x" * 400, "twice"])
def test_an_agency_that_is_not_the_countrys_or_not_clear_is_told(theirs: Client, name: str) -> None:
    for agency in ["Agency A", "Agency B"]:
        Agency.objects.filter(name=agency).update(other_names=["Twice"])
    response = theirs.post(PAGE, GIVEN | {"agency": name})
    assert read(response).all("a", href="#id_agency")
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"email": "nonsense"}, "Enter a valid email address."),
        ({"email": "a\0@example.org"}, "Null characters are not allowed."),
        ({"name": ""}, "Name is missing."),
        ({"language": "xx"}, "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_sent(theirs: Client, given: dict[str, str], message: str) -> None:
    text = invite(theirs, **given)
    assert "Nothing was sent yet" in text
    assert message in text
    assert not OutgoingMail.objects.exists()


def test_an_open_invitation_is_told(theirs: Client) -> None:
    invite(theirs)
    assert "An invitation to this person is open" in invite(theirs, agency="AGB")


def test_an_invitation_is_sent_again_and_withdrawn_from_here(theirs: Client, focal_point: User) -> None:
    invitation = make_invitation(agencies=[make_agency("Agency A")], by=focal_point, days_ago=8)
    assert "its link has expired" in theirs.get(PAGE).text
    theirs.post(f"{PAGE}{invitation.pk}/send-again/")
    assert "its link has expired" not in theirs.get(PAGE).text
    assert OutgoingMail.objects.count() == 2
    assert "is withdrawn" in theirs.post(f"{PAGE}{invitation.pk}/withdraw/", follow=True).text
    assert "raka@example.org" not in theirs.get(PAGE).text


def test_others_are_not_this_pages_business(theirs: Client, administrator: User) -> None:
    hanoi = make_agency("Office of Hanoi", "VN")
    make_invitation(agencies=[hanoi], by=administrator, email="hanoi@example.org")
    make_invitation(Membership.Role.REVIEWER, by=administrator, email="reviewer@example.org")
    both = make_user("nominator", agency=make_agency("Agency A"), email="both@example.org")
    Membership.objects.create(user=both, role="nominator", agency=hanoi)
    make_user("nominator", agency=hanoi, email="abroad@example.org")
    make_user("nominator", agency=make_agency("Agency A"), email="left@example.org", is_active=False)
    text = theirs.get(PAGE).text
    assert "both@example.org" in text
    for unseen in ["hanoi@", "reviewer@", "abroad@", "left@", "Office of Hanoi"]:
        assert unseen not in text


def test_it_asks_as_often_for_thirty_as_for_one(theirs: Client, focal_point: User) -> None:
    counts = []
    for numbers in [range(1), range(1, 30)]:
        for number in numbers:
            agency = make_agency(f"Office {number}")
            make_invitation(agencies=[agency], by=focal_point, email=f"i{number}@example.org")
            make_user("nominator", agency=agency, email=f"n{number}@example.org")
        with CaptureQueriesContext(connection) as queries:
            assert theirs.get(PAGE).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


@pytest.mark.parametrize("page", ["", "0", "9", "x", "%00", "9" * 40])
def test_nonsense_in_the_address_is_no_error(theirs: Client, page: str) -> None:
    assert theirs.get(f"{PAGE}?page={page}").status_code == 200
