import pytest

from experts.models import Agency, Post
from tests.factories import make_agency
from tests.intake.files import person, take

pytestmark = pytest.mark.django_db


def agency_of(**cells: str) -> Agency | None:
    take(person(**cells))
    return Post.objects.select_related("agency__parent").latest("pk").agency


@pytest.mark.parametrize(
    "printed",
    [
        "Ministry of Trade and Industry",
        "MINISTRY OF TRADE & INDUSTRY",
        "The Ministry of Trade and Industry (MTI)",
        "XMTI",
        "Kementerian Dagang",
        "Ministry of Commerce",
    ],
)
def test_an_agency_is_known_by_any_of_its_names(printed: str) -> None:
    known = make_agency(
        "Ministry of Trade and Industry",
        "BN",
        slug="bn-trade",
        acronym="XMTI",
        name_local="Kementerian Dagang",
        other_names=["Ministry of Commerce"],
    )
    assert agency_of(country="BN", agency=printed) == known


def test_an_agency_of_another_country_is_another_agency() -> None:
    make_agency("Office of Wonders", "MY")
    agency = agency_of(country="SG", agency="Office of Wonders")
    assert agency
    assert (agency.country_id, agency.is_confirmed) == ("SG", False)


def test_an_unknown_agency_is_created_unconfirmed_under_its_parent() -> None:
    parent = make_agency("Ministry of Wonders", "ID")
    agency = agency_of(agency="BUREAU OF LEGAL AFFAIRS", parent_agency="MINISTRY OF WONDERS")
    assert agency
    assert (agency.name, agency.slug, agency.parent, agency.is_confirmed, agency.folded) == (
        "Bureau of Legal Affairs",
        "id-bureau-of-legal-affairs",
        parent,
        False,
        "bureau of legal affairs | |",
    )


def test_an_unknown_parent_is_created_too() -> None:
    agency = agency_of(agency="Land Bureau (LBX)", parent_agency="Ministry of Wonders")
    assert agency
    assert agency.parent
    assert (agency.name, agency.acronym, agency.parent.name) == ("Land Bureau", "LBX", "Ministry of Wonders")


def test_an_agency_that_names_itself_as_its_parent_has_none() -> None:
    agency = agency_of(agency="Ministry of Wonders", parent_agency="MINISTRY OF WONDERS")
    assert agency
    assert agency.parent is None


def test_offices_of_one_name_in_two_ministries_are_two_and_are_found_again() -> None:
    rows = [
        person("Sri", agency="Legal Service", parent_agency="Ministry of Wonders"),
        person("Budi", agency="Legal Service", parent_agency="Ministry of Dreams"),
        person("Agus", agency="Legal Service"),
        person("Dewi", agency="Legal Service", parent_agency="Ministry of Wonders"),
    ]
    outcome = take(*rows)
    assert len(outcome.new_agencies) == 5
    assert [post.agency.slug for post in Post.objects.select_related("agency").order_by("pk") if post.agency] == [
        "id-legal-service",
        "id-legal-service-2",
        "id-legal-service-3",
        "id-legal-service",
    ]
    assert take(*rows).new_agencies == []


def test_a_confirmed_agency_is_meant_though_the_file_has_it_elsewhere() -> None:
    known = make_agency("Hydrographic Wonders Office", "ID", parent=make_agency("Ministry of Dreams", "ID"))
    assert agency_of(agency="Hydrographic Wonders Office", parent_agency="Ministry of Wonders") == known


def test_a_name_without_latin_letters_gets_an_address_too() -> None:
    agency = agency_of(country="KR", agency="경이로운 사무소")
    assert agency
    assert (agency.name, agency.slug) == ("경이로운 사무소", "kr-agency")


def test_a_post_without_an_agency_is_a_post() -> None:
    assert agency_of() is None
