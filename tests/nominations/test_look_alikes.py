"""Who may be the same person is shown before a new expert is sent, as far as the reader may know of them."""

from typing import Any

import pytest

from experts.models import Agency, Country, PersonalRecord, User
from experts.nominations import drafting
from experts.nominations.look_alikes import LookAlike, look_alikes
from tests.factories import make_agency, make_official
from tests.nominations.conftest import play
from tests.nominations.versions import make_draft, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency(db: None) -> Agency:
    return make_agency("Agency A")


def found(typed: dict[str, Any], by: User, agency: Agency | None) -> list[str]:
    return [one.name for one in look_alikes(make_draft(by, agency, typed), by)]


@pytest.mark.parametrize(
    "known",
    [
        {"name": "Budi Santoso"},
        {"name": "BUDI SANTOSA"},
        {"name": "Santoso Budi"},
        {"name": "B. Santoso"},
        {"name": "Somebody", "other_names": ["Budi Santoso"]},
    ],
)
def test_a_like_name_is_found(focal_point: User, agency: Agency, known: dict[str, Any]) -> None:
    official = make_official(**known)
    assert found(whole(), focal_point, None) == [official.full_name]


def test_a_name_in_its_own_script_is_found(agency: Agency) -> None:
    make_official("Somchai Jaidee", country="TH", name_local="สมชาย ใจดี")
    by = play("focal point of Indonesia")
    by.memberships.create(role="focal-point", country_id="TH")
    typed = whole(person={"name": "S. Chaidi", "name_local": "สมชาย ใจดี"})
    draft = drafting.start(Country.objects.get(pk="TH"), by=type(by).objects.get(pk=by.pk), typed=typed)
    assert [one.name for one in look_alikes(draft, by)] == ["Somchai Jaidee"]


def test_an_address_or_an_identity_number_is_found(focal_point: User, agency: Agency) -> None:
    first, second = make_official("Quite Another"), make_official("Someone Different")
    first.contacts.create(kind="email", value="BUDI@secret.example")
    PersonalRecord.objects.create(official=second, identity_number="19700101")
    assert found(whole(), focal_point, None) == ["Quite Another", "Someone Different"]


def test_others_and_people_of_other_countries_are_not(focal_point: User, agency: Agency) -> None:
    make_official("Budi Santoso", country="MY")
    make_official("Dewi Lestari")
    assert found(whole(), focal_point, None) == []


def test_somebody_who_is_nominated_already_is_found(focal_point: User, nominator: User, agency: Agency) -> None:
    make_draft(nominator, agency)
    assert found(whole(), focal_point, None) == ["New expert: Budi Santoso"]


def test_a_nominator_learns_of_the_nominee_of_another_agency_only_that_somebody_is_known(
    nominator: User, agency: Agency
) -> None:
    other = play("nominator of B")
    make_draft(other, make_agency("Agency B"), whole(person={"summary": "Secret plans."}))
    make_official("Budi Santoso", published=False)
    assert look_alikes(make_draft(nominator, agency), nominator) == [LookAlike("")]
