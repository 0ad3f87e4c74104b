from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from experts.models import Achievement, Membership, Official, OfficialSlug, Post
from tests.directory.pages import read
from tests.factories import make_agency, make_focal_agency, make_official, make_user

pytestmark = pytest.mark.django_db


def hide(official: Official, status: str) -> None:
    Official.objects.filter(pk=official.pk).update(status=status, status_reason="" if status == "draft" else "other")


@pytest.mark.parametrize("status", ["draft", "hidden", "withdrawn"])
def test_only_those_who_keep_a_record_see_it_before_it_is_published(
    public: Client, focal_point: Client, stranger: Client, administrator: Client, official: Official, status: str
) -> None:
    hide(official, status)
    path = official.get_absolute_url()
    assert public.get(path).status_code == 404
    assert stranger.get(path).status_code == 404
    for keeper in [focal_point, administrator]:
        response = keeper.get(path)
        assert "Not public." in response.content.decode()
        assert response["Cache-Control"] == "private, no-store"


def test_everybody_sees_the_same_list(focal_point: Client, administrator: Client, official: Official) -> None:
    hide(official, "draft")
    assert read(focal_point.get("/experts/")).total == read(administrator.get("/experts/")).total == 0


def test_an_old_slug_leads_to_the_present_one(public: Client, official: Official) -> None:
    OfficialSlug.objects.create(slug="sri-w", official=official)
    response = public.get("/id/experts/sri-w/")
    assert (response.status_code, response["Location"]) == (301, "/id/experts/sri-wahyuni/")


def test_an_old_slug_of_somebody_hidden_leads_nowhere(public: Client, official: Official) -> None:
    OfficialSlug.objects.create(slug="sri-w", official=official)
    hide(official, "withdrawn")
    assert public.get("/experts/sri-w/").status_code == 404


def test_a_spent_slug_leads_nowhere(public: Client) -> None:
    OfficialSlug.objects.create(slug="gone", official=None)
    assert public.get("/experts/gone/").status_code == 404


def test_every_current_post_is_shown_and_past_ones_apart(public: Client, official: Official) -> None:
    Post.objects.create(official=official, title="Chair of the Board")
    Post.objects.create(official=official, title="Junior Clerk", since=date(1999, 1, 1), until=date(2001, 1, 1))
    html = public.get(official.get_absolute_url()).content.decode()
    before, after = html.split("Earlier posts")
    assert "Director" in before
    assert "Chair of the Board" in before
    assert "Junior Clerk" in after
    assert "1999–2001" in after


def test_a_post_in_a_dissolved_agency_names_the_successor(public: Client) -> None:
    new = make_agency("Ministry of Everything")
    old = make_agency("Ministry of Something", dissolved_on=date(2024, 10, 21), successor=new)
    official = make_official(agency=old)
    assert "now part of <a" in public.get(official.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("role", "country", "said"),
    [
        (Membership.Role.FOCAL_POINT, "ID", "Confirmed by the focal point of Indonesia on 3 March 2026"),
        (Membership.Role.FOCAL_POINT, "VN", "Confirmed on 3 March 2026"),
        (Membership.Role.ADMINISTRATOR, None, "Confirmed on 3 March 2026"),
    ],
)
def test_who_confirmed_is_said_only_of_the_focal_point(
    public: Client, official: Official, role: str, country: str | None, said: str
) -> None:
    user = make_user(role, country=country, name="Wati Confirmer")
    Official.objects.filter(pk=official.pk).update(confirmed_on=date(2026, 3, 3), confirmed_by=user)
    html = public.get(official.get_absolute_url()).content.decode()
    assert said in html
    assert "Wati Confirmer" not in html


def test_asking_goes_through_the_focal_point(public: Client) -> None:
    agency = make_focal_agency("TL", "Public Service Commission", website="https://example.org/psc")
    html = public.get(make_official(country="TL").get_absolute_url()).content.decode()
    assert 'id="ask"' in html
    assert f'href="{make_official(country="TL").country.focal_point_terms.get(until=None).agency.website}"' in html
    assert agency.country_id == "TL"


def test_a_vacant_seat_is_said(public: Client) -> None:
    html = public.get(make_official(country="LA").get_absolute_url()).content.decode()
    assert "Lao PDR has no focal point at present" in html


def test_similar_experts_share_competencies_and_are_public(public: Client, official: Official) -> None:
    make_official("Near", competencies=["talent-management"])
    make_official("Far", competencies=["taxation"])
    make_official("Hidden", competencies=["talent-management"], published=False)
    links = {link["href"] for link in read(public.get(official.get_absolute_url())).all("a")}
    assert "/experts/near/" in links
    assert not links & {"/experts/far/", "/experts/hidden/"}


def test_links_to_other_sites_are_not_recommended(public: Client, official: Official) -> None:
    Achievement.objects.create(official=official, kind="award", title="Medal", link="https://example.org/medal")
    (link,) = read(public.get(official.get_absolute_url())).all("a", href="https://example.org/medal")
    assert {"nofollow", "noopener"} <= set(link["rel"].split())


def test_the_photo_is_as_visible_as_the_person(public: Client, focal_point: Client, own_folders: Path) -> None:
    (own_folders / "default").mkdir()
    (own_folders / "default" / "face.webp").write_bytes(b"RIFF")
    official = make_official(photo="face.webp")
    path = f"/experts/{official.slug}/photo/"
    response = public.get(path)
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=3600"
    assert b"".join(response.streaming_content) == b"RIFF"
    hide(official, "hidden")
    assert public.get(path).status_code == 404
    kept = focal_point.get(path)
    assert kept["Cache-Control"] == "private, no-store"
    kept.close()


def test_somebody_without_a_photo_has_initials(public: Client, official: Official) -> None:
    assert public.get(f"/experts/{official.slug}/photo/").status_code == 404
    assert ">SW</span>" in public.get(official.get_absolute_url()).content.decode()


def test_a_name_in_its_own_script_is_marked_with_its_language(public: Client) -> None:
    official = make_official("Anong Wattana", country="TH", name_local="อนงค์ วัฒนา")
    for path in [official.get_absolute_url(), "/experts/"]:
        assert '<span class="own" lang="th">อนงค์ วัฒนา</span>' in public.get(path).content.decode()


def test_the_summary_is_in_the_readers_language_where_there_is_one(public: Client) -> None:
    official = make_official(summary="Trains assessors.", summary_local="Melatih asesor.")
    assert '<p class="summary" lang="en">Trains assessors.' in public.get(official.get_absolute_url()).content.decode()
    html = public.get(f"/id{official.get_absolute_url()}").content.decode()
    assert '<p class="summary">Melatih asesor.' in html
    assert '<p class="summary" lang="en">' not in html


@pytest.mark.parametrize("status", ["invented", "real"])
def test_pages_that_show_an_invented_person_say_so(public: Client, status: str) -> None:
    official = make_official(is_demonstration=status == "invented", competencies=["taxation"])
    for path in ["/", "/experts/", official.get_absolute_url(), "/competencies/taxation/", "/countries/ID/"]:
        assert ('class="invented"' in public.get(path).content.decode()) is (status == "invented"), path
