"""Two records of one agency become one, and agencies change: posts keep what was true then."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from experts.merging.ending import dissolve, rename
from experts.merging.merge import merge
from experts.models import (
    Agency,
    FocalPointTerm,
    KnownAs,
    Membership,
    Nomination,
    Official,
    OutgoingMail,
    Post,
    User,
)
from tests.accounts.inviting import make_invitation
from tests.factories import make_agency, make_focal_agency, make_nomination, make_official, make_user

pytestmark = pytest.mark.django_db
EARLIER, THEN = date(2024, 5, 1), date(2026, 3, 1)


@pytest.fixture
def pair(db: None) -> tuple[Agency, Agency]:
    return make_agency("Zither Board", acronym="ZB"), make_agency("Board of Zithers")


def test_everything_of_a_merged_agency_moves(by: User, pair: tuple[Agency, Agency]) -> None:
    kept, gone = pair
    official = make_official(agency=gone)
    Post.objects.create(official=official, title="director", agency=kept)
    both, one = (make_user("nominator", agency=gone, email=f"{name}@example.org") for name in ("both", "one"))
    Membership.objects.create(user=both, role="nominator", agency=kept)
    nomination = make_nomination(official, "renewal", by=one, agency=gone)
    invitation = make_invitation(agencies=[gone])
    unit = make_agency("Strings", parent=gone)
    KnownAs.objects.create(kind="agency", value="zither people", target=gone.slug)
    merge(kept, gone, by=by)
    for record in (kept, gone, unit, nomination):
        record.refresh_from_db()
    post = official.posts.get()
    assert (post.agency, post.is_primary) == (kept, True)
    assert sorted(kept.memberships.values_list("user__email", flat=True)) == ["both@example.org", "one@example.org"]
    assert (nomination.agency, unit.parent, list(invitation.agencies.all())) == (kept, kept, [kept])
    assert (KnownAs.objects.get(value="zither people").target, kept.other_names) == (kept.slug, ["Board of Zithers"])
    assert (gone.merged_into, gone.memberships.count()) == (kept, 0)


def test_a_post_that_is_written_into_a_merged_agency_is_one_of_the_agency_that_stands(
    by: User, pair: tuple[Agency, Agency]
) -> None:
    kept, gone = pair
    merge(kept, gone, by=by)
    post = Post.objects.create(official=make_official(), title="Harpist", agency_id=gone.pk)
    post.refresh_from_db()
    assert post.agency == kept


def test_old_addresses_and_filters_lead_to_the_agency_that_stands(by: User, pair: tuple[Agency, Agency]) -> None:
    kept, gone = pair
    make_official("Sri Wahyuni", agency=gone)
    make_official("Budi Santoso", agency=kept)
    public = Client()
    assert 'data-total="1"' in public.get(f"/experts/?agency={gone.slug}").text  # this process knows both
    merge(kept, gone, by=by)
    for path in (f"/experts/?agency={gone.slug}", f"/experts/?agency={kept.slug}"):
        page = public.get(path).text
        assert 'data-total="2"' in page
        assert f'data-facet="agency" data-value="{kept.slug}" data-count="2"' in " ".join(page.split())
        assert f'data-value="{gone.slug}"' not in page
    assert public.get("/experts/?q=board+of+zithers").text.count("data-official=") == 2
    for prefix in ("", "/id"):
        response = public.get(f"{prefix}/agencies/{gone.slug}/")
        assert (response.status_code, response["Location"]) == (301, f"{prefix}/agencies/{kept.slug}/")


def test_agencies_of_two_countries_and_an_agency_with_its_unit_the_wrong_way_are_not_merged(by: User) -> None:
    ministry = make_agency("Ministry of Music")
    unit = make_agency("Strings", parent=make_agency("Directorate", parent=ministry))
    for kept, gone in ((ministry, make_agency("Ministry", country="VN")), (unit, ministry)):
        with pytest.raises(ValidationError):
            merge(kept, gone, by=by)
    merge(ministry, unit, by=by)
    assert ministry.children.get().slug == "id-directorate"


def test_a_post_that_ended_keeps_the_name_of_its_time(by: User) -> None:
    agency = make_agency("Ministry of Strings", acronym="MS")
    official = make_official(post="Minister", agency=agency)
    Post.objects.create(official=official, title="Clerk", agency=agency, until=EARLIER)
    rename(agency, on=THEN, name="Ministry of Music", name_local="", acronym="MM", by=by)
    profile = " ".join(Client().get(official.get_absolute_url()).text.split())
    assert '>Ministry of Strings (MS)</a> <span class="small">(now Ministry of Music (MM))' in profile
    assert ">Ministry of Music (MM)</a> </p>" in profile
    page = Client().get(agency.get_absolute_url()).text
    assert "Formerly Ministry of Strings (MS), until 1 March 2026." in page
    agency.refresh_from_db()
    assert agency.other_names == ["Ministry of Strings", "MS"]
    with pytest.raises(ValidationError, match="renamed on that day or later"):
        rename(agency, on=EARLIER, name="Ministry of Noise", name_local="", acronym="", by=by)


def test_what_a_dissolved_agency_had_goes_to_its_successor(by: User) -> None:
    agency, successor = make_focal_agency("ID", "Zither Board"), make_agency("Ministry of Music")
    FocalPointTerm.objects.filter(country="ID").update(agency=agency)
    nominator = make_user("nominator", agency=agency)
    official = make_official(agency=agency)
    nomination = make_nomination(official, "renewal", by=nominator, agency=agency)
    dissolve(agency, on=THEN, successor=successor, by=by)
    assert nominator.memberships.count() == 2  # for as long as posts are left there
    assert Nomination.objects.get().agency == successor
    assert nomination.steps.count() == 1
    terms = FocalPointTerm.objects.filter(country="ID").order_by("until")
    assert list(terms.values_list("agency", "until", "since"))[-1] == (successor.pk, None, THEN)
    assert official.posts.get().agency == agency
    assert "now part of" in Client().get(official.get_absolute_url()).text
    assert "kini bagian dari" in Client().get(f"/id{official.get_absolute_url()}").text
    told = set(OutgoingMail.objects.filter(subject__contains="has ended").values_list("recipient", flat=True))
    assert told == {nominator.email}


def test_posts_go_on_in_the_successor_where_that_is_asked(by: User) -> None:
    agency, successor = make_agency("Zither Board"), make_agency("Ministry of Music")
    nominator = make_user("nominator", agency=agency)
    official = make_official(agency=agency)
    dissolve(agency, on=THEN, successor=successor, posts_go_on=True, by=by)
    posts = official.posts.order_by("since")
    told = {(post.agency_id, post.since, post.until, post.is_primary) for post in posts}
    assert told == {(agency.pk, None, date(2026, 2, 28), False), (successor.pk, THEN, None, True)}
    assert [membership.agency for membership in nominator.memberships.all()] == [successor]
    assert list(Official.objects.on_desk_of(User.objects.get(pk=nominator.pk))) == [official]


def test_without_a_successor_nobody_nominates_any_more_and_the_seat_is_vacant(by: User) -> None:
    agency = make_agency("Zither Board")
    FocalPointTerm.objects.filter(country="ID", until=None).update(agency=agency)
    focal_point = make_user("focal-point", country="ID")
    nominator = make_user("nominator", agency=agency)
    invitation = make_invitation(agencies=[agency])
    make_nomination(make_official(agency=agency), "renewal", by=nominator, agency=agency)
    dissolve(agency, on=THEN, by=by)
    invitation.refresh_from_db()
    assert nominator.memberships.count() == 0
    assert invitation.withdrawn_at
    assert not FocalPointTerm.objects.filter(country="ID", until=None).exists()
    mails = OutgoingMail.objects.filter(recipient=focal_point.email).values_list("subject", flat=True)
    assert {"Zither Board has ended", "You follow somebody who has left"} <= set(mails)
    with pytest.raises(ValidationError):
        dissolve(agency, on=THEN, by=by)
