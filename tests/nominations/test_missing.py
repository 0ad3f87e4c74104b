"""What is missing before a version may be sent, told with the section and the field that it is about."""

from typing import Any

import pytest

from experts.models import Agency, Nomination, Official, User
from experts.nominations import drafting
from experts.nominations.progress import problems_for
from experts.nominations.version.lookup import Lookup
from tests.factories import make_agency
from tests.nominations.versions import make_draft, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency(official: Official) -> Agency:
    return make_agency("Agency A")


def told(draft: Nomination, by: User) -> list[tuple[str, str]]:
    return [(each.section, each.text) for each in problems_for(draft, Lookup("ID"), by)]


def test_nothing_is_missing_in_a_whole_one(nominator: User, agency: Agency) -> None:
    assert told(make_draft(nominator, agency), nominator) == []


CERTIFICATE = "A practitioner shows a certificate or an assignment: add one, or a certificate among the documents."
MISSING: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({"person": {"name": ""}}, [("person", "Missing: Name")]),
    ({"person": {"service_since": "long ago"}}, [("person", "Entered the service in: Enter a whole number.")]),
    (
        {"person": {"categories": []}},
        [("person", "Say whether this expert is an academic, a practitioner or both.")],
    ),
    ({"posts": []}, [("posts", "Say which post is the main one.")]),
    (
        {"posts": [whole()["posts"][0] | {"until": "2020", "is_primary": True}]},
        [("posts", "The main post has ended: add the one held today.")],
    ),
    (
        {"posts": [whole()["posts"][0] | {"until": "2001"}]},
        [("posts", "To: It ends before it starts."), ("posts", "Say which post is the main one.")],
    ),
    ({"expertise": []}, [("expertise", "Add at least one competency.")]),
    ({"expertise": whole()["expertise"] * 2}, [("expertise", "Competency: This is listed already.")]),
    ({"assignments": []}, [("background", CERTIFICATE)]),
    ({"eligibility": {"recommended_by": ""}}, [("eligibility", "Missing: Recommended by")]),
    ({"basis": {"reference": ""}}, [("basis", "Reference: Give the reference of the consent or of the decree.")]),
    ({"basis": {"kind": "consent"}}, [("basis", "Add the signed consent.")]),
    ({"basis": {"kind": ""}}, [("basis", "Choose by what right the record is published.")]),
    (
        {"basis": {"kind": "mail"}, "contacts": []},
        [("contacts", "Add an e-mail address: the official is asked for consent there.")],
    ),
    ({"contacts": [whole()["contacts"][0] | {"value": "no address"}]}, [("contacts", "Enter a valid email address.")]),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "expected"), MISSING)
def test_what_is_missing_is_told(
    nominator: User, agency: Agency, parts: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert told(make_draft(nominator, agency, whole(**parts)), nominator) == expected


def test_the_letter_of_recommendation_is_needed(nominator: User, agency: Agency) -> None:
    draft = make_draft(nominator, agency, letter=False)
    assert told(draft, nominator) == [("eligibility", "Add the letter of recommendation.")]


def test_own_words_may_be_proposed_but_the_focal_point_says_what_they_mean(
    nominator: User, focal_point: User, agency: Agency
) -> None:
    own = [whole()["expertise"][0] | {"competency": "Merawat bakat"}]
    draft = make_draft(nominator, agency, whole(expertise=own))
    assert told(draft, nominator) == []
    (problem,) = problems_for(draft, Lookup("ID"), focal_point)
    assert problem.text == "“Merawat bakat” is in own words: choose the competency of the list that it means."
    assert problem.field == "id_expertise-0-competency"


def test_a_change_of_a_record_needs_no_letter_and_no_legal_basis(official: Official, focal_point: User) -> None:
    assert told(drafting.start_change(official, by=focal_point), focal_point) == []
