from datetime import date

import pytest
from django.test import Client

from experts.models import Competency, FocalPointTerm
from tests.directory.pages import read
from tests.factories import make_agency, make_competency, make_focal_agency, make_official

pytestmark = pytest.mark.django_db


def hrefs(client: Client, path: str) -> set[str]:
    return {link["href"] for link in read(client.get(path)).all("a")}


@pytest.mark.parametrize(
    ("path", "total"),
    [
        ("/competencies/talent-management/", 2),
        ("/competencies/human-resource-management/", 3),
        ("/countries/ID/", 2),
        ("/countries/JP/", 0),
        ("/agencies/id-agency-of-records/", 1),
    ],
)
def test_each_page_counts_its_experts_and_leads_to_the_same_list(public: Client, path: str, total: int) -> None:
    make_official(agency=make_agency("Agency of Records"), competencies=["talent-management"])
    make_official(country="TH", competencies=["talent-management", "career-management"])
    make_official(competencies=["career-management"])
    page = read(public.get(path))
    assert page.total == total == len(page.officials)


def test_only_the_first_are_shown_with_a_link_to_all(public: Client) -> None:
    for number in range(8):
        make_official(f"Name {number}", competencies=["taxation"])
    page = read(public.get("/competencies/taxation/"))
    assert len(page.officials) == 6
    assert page.all("a", href="/experts/?competency=taxation")


def test_a_merged_competency_leads_to_the_one_it_became(public: Client) -> None:
    old = make_competency("old-name")
    Competency.objects.filter(pk=old.pk).update(merged_into=Competency.objects.get(slug="taxation"))
    response = public.get("/competencies/old-name/")
    assert (response.status_code, response["Location"]) == (301, "/competencies/taxation/")


def test_a_country_code_in_small_letters_leads_to_the_page(public: Client) -> None:
    response = public.get("/countries/id/")
    assert (response.status_code, response["Location"]) == (301, "/countries/ID/")


def test_a_dissolved_agency_says_what_it_is_now_part_of(public: Client) -> None:
    new = make_agency("Ministry of Everything")
    old = make_agency("Ministry of Something", dissolved_on=date(2024, 10, 21), successor=new)
    html = public.get(old.get_absolute_url()).content.decode()
    assert f'This agency is now part of <a href="{new.get_absolute_url()}">Ministry of Everything</a>' in html
    assert "It ended on 21 October 2024" in html
    assert old.get_absolute_url() in hrefs(public, new.get_absolute_url())


def test_a_country_names_its_focal_point_of_today(public: Client) -> None:
    FocalPointTerm.objects.filter(country="MM").update(until=date(2025, 1, 1))
    assert "Myanmar has no focal point at present" in public.get("/countries/MM/").content.decode()
    agency = make_focal_agency("MM", "Office of Seats")
    assert agency.get_absolute_url() in hrefs(public, "/countries/MM/")
    assert "This agency is the focal point of Myanmar" in public.get(agency.get_absolute_url()).content.decode()


def test_a_competency_shows_its_area_its_neighbours_and_other_names(public: Client) -> None:
    make_competency("juggling", parent="circus", also=[("en", "ball throwing"), ("th", "โยน")])
    make_competency("clowning", parent="circus")
    html = public.get("/competencies/juggling/").content.decode()
    assert "Also called ball throwing" in html
    assert "โยน" not in html
    assert {"/competencies/circus/", "/competencies/clowning/"} <= hrefs(public, "/competencies/juggling/")


def test_an_agency_shows_its_parent_its_parts_and_those_beside_it(public: Client) -> None:
    parent = make_agency("Ministry of Parts")
    agency = make_agency("Bureau of Bolts", parent=parent)
    beside = make_agency("Bureau of Nuts", parent=parent)
    assert {parent.get_absolute_url(), beside.get_absolute_url()} <= hrefs(public, agency.get_absolute_url())
    assert agency.get_absolute_url() in hrefs(public, parent.get_absolute_url())
