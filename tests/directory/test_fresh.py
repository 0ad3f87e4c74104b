"""Pages that are kept: as good as new, and gone at once when something changes."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from experts import stewardship
from experts.directory import fresh
from experts.models import CompetencyLabel, Official
from tests.directory.everything import FORMS, make_full_official, public_paths
from tests.factories import make_user

pytestmark = pytest.mark.django_db(transaction=True)

LIST, PROFILE = "/experts/", "/experts/sri-wahyuni/"


@pytest.fixture
def official() -> Official:
    return make_full_official()


@pytest.fixture
def reader(official: Official) -> Client:
    """Somebody without cookies, who has read the list and a profile before."""
    client = Client()
    for path in [LIST, PROFILE]:
        assert client.get(path).status_code == 200
    return client


def kept() -> int:
    return fresh.shelf.bytes


def headers(response: HttpResponse) -> dict[str, str]:
    return dict(response.headers)


def test_a_kept_page_equals_a_new_one(official: Official) -> None:
    client = Client()
    for path in set(public_paths()) - FORMS:
        fresh.shelf.clear()
        new = client.get(path)
        assert kept() == len(new.content)
        again = client.get(path)
        assert (again.content, headers(again)) == (new.content, headers(new)), path


def test_pages_leave_compressed_for_those_who_can_read_it(official: Official) -> None:
    client = Client()
    plain = client.get(LIST)
    for _time in ["new", "kept"]:
        packed = client.get(LIST, headers={"accept-encoding": "br, gzip"})
        assert packed["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == plain.content
    assert "Content-Encoding" not in client.get(LIST).headers
    for response in [plain, packed]:
        assert "Accept-Encoding" in response["Vary"]
    assert plain["ETag"] != packed["ETag"]


def test_a_kept_page_costs_only_the_question_whether_something_changed(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert "Sri Wahyuni" in reader.get(LIST).text


def test_every_edit_shows_in_the_very_next_request(reader: Client, official: Official) -> None:
    Official.objects.filter(pk=official.pk).update(title_before="Prof.")
    assert all("Prof." in reader.get(path).text for path in [LIST, PROFILE])

    CompetencyLabel.objects.filter(competency__slug="taxation", language="en", is_preferred=True).update(
        text="Care of bees"
    )
    assert "Care of bees" in reader.get(LIST).text


def test_whose_confirmation_it_was_follows_their_office(reader: Client, official: Official) -> None:
    focal_point = make_user("focal-point", country="ID")
    Official.objects.filter(pk=official.pk).update(confirmed_by=focal_point, is_demonstration=False)
    assert "Confirmed by the focal point of Indonesia" in reader.get(PROFILE).text

    focal_point.memberships.all().delete()
    assert "Confirmed by the focal point of Indonesia" not in reader.get(PROFILE).text


def test_whoever_is_hidden_vanishes_at_once(reader: Client, official: Official) -> None:
    stewardship.hide(Official.objects.all(), reason=Official.Reason.OTHER, by=None)

    assert "Sri Wahyuni" not in reader.get(LIST).text
    assert reader.get(PROFILE).status_code == 404


def test_a_browser_is_told_that_its_copy_still_holds(reader: Client, official: Official) -> None:
    etag = reader.get(LIST)["ETag"]
    response = reader.get(LIST, headers={"if-none-match": etag})
    assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
    assert response["Cache-Control"] == "no-cache"

    Official.objects.filter(pk=official.pk).update(title_before="Prof.")
    response = reader.get(LIST, headers={"if-none-match": etag})
    assert response.status_code == 200
    assert response["ETag"] != etag


def test_languages_addresses_and_hosts_have_pages_of_their_own(reader: Client) -> None:
    pages = [reader.get(LIST), reader.get("/id/experts/"), reader.get("/experts/?country=ID")]
    pages += [reader.get(LIST, headers={"host": "localhost"}), reader.get(LIST, secure=True)]
    assert len({page["ETag"] for page in pages}) == len({page.content for page in pages}) == len(pages)


def test_the_front_page_is_kept_in_one_language_and_leads_others_on(reader: Client) -> None:
    etag = reader.get("/")["ETag"]
    response = reader.get("/", headers={"accept-language": "id", "if-none-match": etag})
    assert (response.status_code, response["Location"]) == (302, "/id/")


def test_an_upgrade_makes_every_page_new(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    before = reader.get(LIST)["ETag"]
    monkeypatch.setattr(fresh, "release", lambda: "another")
    assert reader.get(LIST)["ETag"] != before


def test_who_is_signed_in_gets_pages_of_their_own(official: Official) -> None:
    client = Client()
    client.force_login(make_user("administrator"))
    response = client.get(LIST)
    assert kept() == 0
    assert response["Cache-Control"] == "private, no-cache"
    assert "Cookie" in response["Vary"]
    assert "ETag" not in response


def test_who_may_see_a_hidden_official_sees_more_than_is_kept(reader: Client, official: Official) -> None:
    stewardship.hide(Official.objects.all(), reason=Official.Reason.OTHER, by=None)
    administrator = Client()
    administrator.force_login(make_user("administrator"))

    assert administrator.get(PROFILE).status_code == 200
    assert administrator.get(PROFILE)["Cache-Control"] == "private, no-store"
    assert reader.get(PROFILE).status_code == 404


def test_whoever_says_who_they_are_is_not_served_from_the_shelf(reader: Client) -> None:
    for name in ["cookie", "authorization"]:
        assert "ETag" not in reader.get(LIST, headers={name: "language=en"}), name


def test_only_pages_are_kept(official: Official) -> None:
    for path in ["/experts/nobody/", "/countries/id/", "/competencies/nothing/"]:
        response = Client().get(path)
        assert response.status_code in {301, 404}, path
        assert kept() == 0, path
        assert "ETag" not in response, path
        assert "Cookie" not in response.get("Vary", ""), path


def test_addresses_that_nobody_repeats_are_not_kept(reader: Client) -> None:
    before = kept()
    assert reader.get("/experts/?country=ID&campaign=317").status_code == 200
    assert kept() == before


def test_asking_for_the_head_alone_gives_the_same_headers(reader: Client) -> None:
    response = reader.head("/countries/")
    assert (response.status_code, response.content) == (200, b"")
    assert headers(response) == headers(reader.get("/countries/"))
