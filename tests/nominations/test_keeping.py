"""Renewing many at once, and hiding one."""

from collections.abc import Iterable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from experts.models import Membership, Nomination, Official, OutgoingMail, Post, User
from experts.models.official import OfficialQuerySet
from experts.nominations import keeping
from experts.nominations.keeping import Renewed
from tests.factories import make_agency, make_nomination, make_official, make_user
from tests.nominations.conftest import play

pytestmark = pytest.mark.django_db


def these(*officials: Official) -> OfficialQuerySet:
    return Official.objects.filter(pk__in=[official.pk for official in officials])


def confirmers(officials: Iterable[Official]) -> list[User | None]:
    found = Official.objects.select_related("confirmed_by").in_bulk([each.pk for each in officials])
    return [found[each.pk].confirmed_by for each in officials]


def test_a_focal_point_renews_its_country_s_at_once(official: Official, focal_point: User) -> None:
    others = [make_official(f"Name {number}") for number in range(3)]
    foreign = make_official("Nguyen", country="VN")
    assert keeping.renew(Official.objects.all(), by=focal_point) == Renewed(confirmed=4, proposed=0)
    assert confirmers([official, *others]) == [focal_point] * 4
    assert confirmers([foreign]) == [None]
    official.refresh_from_db()
    assert official.confirmed_on == timezone.localdate()
    assert not Nomination.objects.exists()


def test_a_nominator_s_go_to_the_focal_point_in_one_mail(nominator: User, focal_point: User) -> None:
    officials = [make_official(f"Name {number}", agency=make_agency("Agency A")) for number in range(3)]
    assert keeping.renew(Official.objects.all(), by=nominator) == Renewed(confirmed=0, proposed=3)
    assert confirmers(officials) == [None] * 3
    mail = OutgoingMail.objects.get()
    assert mail.recipient == "id@example.org"
    assert all(official.name in mail.text and official.name in mail.html for official in officials)
    assert "3 nominations" in mail.subject
    assert keeping.renew(Official.objects.all(), by=nominator) == Renewed(confirmed=0, proposed=0)
    assert OutgoingMail.objects.count() == 1


def test_renewing_approves_what_nominators_had_proposed(official: Official, nominator: User, focal_point: User) -> None:
    proposed = make_nomination(official, "renewal", by=nominator)
    returned = make_nomination(make_official("Other"), "renewal", "returned", by=nominator)
    keeping.renew(Official.objects.all(), by=focal_point)
    for nomination in [proposed, returned]:
        nomination.refresh_from_db()
        assert (nomination.state, nomination.decided_by) == ("approved", focal_point)
    assert [mail.recipient for mail in OutgoingMail.objects.all()] == ["a@example.org"]


def test_who_speaks_for_two_places_does_each_in_its_way(official: Official) -> None:
    both = play("focal point of Viet Nam")
    Membership.objects.create(user=both, role="nominator", agency=official.posts.get().agency)
    foreign = make_official("Nguyen", country="VN")
    assert keeping.renew(Official.objects.all(), by=both) == Renewed(confirmed=1, proposed=1)
    assert confirmers([official, foreign]) == [None, both]


def test_what_was_hidden_for_not_being_confirmed_is_public_again(focal_point: User) -> None:
    stale, suspended = make_official("Stale"), make_official("Suspended")
    for official, reason in [(stale, "stale"), (suspended, "suspended")]:
        these(official).update(status="hidden", status_reason=reason)
    keeping.renew(these(stale, suspended), by=focal_point)
    assert set(Official.objects.values_list("name", "status")) == {("Stale", "published"), ("Suspended", "hidden")}


def test_who_cannot_be_public_again_stops_the_renewal_of_all(official: Official, focal_point: User) -> None:
    stale = make_official("Stale")
    these(stale).update(status="hidden", status_reason="stale")
    Post.objects.filter(official=stale).delete()
    with pytest.raises(ValidationError, match="No primary post: Stale"):
        keeping.renew(these(official, stale), by=focal_point)
    assert confirmers([official, stale]) == [None, None]


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_who_is_not_in_the_pool_is_not_renewed(official: Official, focal_point: User, status: str) -> None:
    these(official).update(status=status, status_reason="" if status == "draft" else "other")
    assert keeping.renew(these(official), by=focal_point) == Renewed(0, 0)


def test_hiding_is_at_once_and_the_administrators_are_told(official: Official, focal_point: User) -> None:
    play("administrator"), play("reviewer")
    assert keeping.hide(official, reason=Official.Reason.SUSPENDED, by=focal_point)
    official.refresh_from_db()
    assert (official.status, official.status_reason) == ("hidden", "suspended")
    mail = OutgoingMail.objects.get()
    assert mail.recipient == "dewi@example.org"
    for text in [mail.text, mail.html]:
        assert "Sri Wahyuni" in text
        assert "Suspended" in text
        assert f"/admin/experts/official/{official.pk}/change/" in text
    assert not keeping.hide(official, reason=Official.Reason.RETIRED, by=focal_point)
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize("who", ["nominator of A", "focal point of Viet Nam", "reviewer"])
def test_only_its_keeper_hides_a_record(official: Official, who: str) -> None:
    with pytest.raises(PermissionDenied):
        keeping.hide(official, reason=Official.Reason.OTHER, by=play(who))
    official.refresh_from_db()
    assert official.is_published


def test_a_former_agency_is_not_on_the_desk(official: Official, nominator: User) -> None:
    official.posts.update(until=date(2020, 1, 1))
    assert keeping.renew(these(official), by=nominator) == Renewed(0, 0)


def test_an_account_that_was_closed_is_not_told(official: Official, focal_point: User) -> None:
    left = make_user("nominator", agency=official.posts.get().agency, email="left@example.org", is_active=False)
    make_nomination(official, "renewal", by=left)
    keeping.renew(these(official), by=focal_point)
    assert not OutgoingMail.objects.exists()
