from datetime import date

import pytest
from django.http import QueryDict
from django.utils.translation import override

from experts.directory.criteria import Criteria
from experts.directory.index import keeper
from experts.directory.reading import read_criteria
from experts.models import Competency
from tests.factories import make_agency, make_competency

pytestmark = pytest.mark.django_db


def read(query: str) -> tuple[Criteria, list[str]]:
    return read_criteria(QueryDict(query), keeper.current())


def test_every_parameter_is_understood() -> None:
    make_agency("Agency of Records", "ID")
    query = (
        "q=tax&competency=talent-management&country=ID&country=TH&region=ID-JK&role=trainer&language=en&mode=online"
        "&available=2027-05&tier=executive&category=academic&agency=id-agency-of-records&sort=updated&page=3"
    )
    assert read(query) == (
        Criteria(
            q="tax",
            competency=("talent-management",),
            country=("ID", "TH"),
            region=("ID-JK",),
            role=("trainer",),
            language=("en",),
            mode=("online",),
            available=date(2027, 5, 1),
            tier=("executive",),
            category=("academic",),
            agency=("id-agency-of-records",),
            sort="updated",
            page=3,
        ),
        [],
    )


def test_what_is_written_again_reads_the_same() -> None:
    criteria, _ = read("q=a%26b&country=TH&country=ID&available=2027-05&sort=name&all=agency&page=2")
    assert read(criteria.query()) == (criteria, [])


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("country=XX", "“XX”"),
        ("country=id", "“id”"),
        ("competency=../../etc", "“../../etc”"),
        ("agency=nowhere", "“nowhere”"),
        ("agency=%00", "Agency"),
        ("region=ID-99", "“ID-99”"),
        ("language=tlh", "“tlh”"),
        ("tier=king", "“king”"),
        ("role=guest", "“guest”"),
        ("mode=telepathy", "“telepathy”"),
        ("category=politician", "“politician”"),
        ("sort=password", "“password”"),
        ("all=everything", "“everything”"),
        ("available=2026-99", "“2026-99”"),
        ("available=2026", "“2026”"),
        ("available=٢٠٢٦-٠٥", "“٢٠٢٦-٠٥”"),
        ("page=abc", "“abc”"),
        ("page=0", "“0”"),
        ("page=-1", "“-1”"),
        ("page=1.5", "“1.5”"),
        ("q=%00tax", "characters"),
        ("q=!!!", "“!!!”"),
        ("q=" + "word+" * 1000, "too long"),
        ("q=" + "x" * 5000, "too long"),
    ],
)
def test_what_makes_no_sense_is_told_and_the_rest_applies(query: str, told: str) -> None:
    criteria, complaints = read(f"{query}&role=adviser")
    assert len(complaints) == 1
    assert told in complaints[0]
    assert "adviser" in criteria.role


def test_the_understood_part_of_a_value_stays() -> None:
    assert read("country=ID&country=XX&country=ID")[0].country == ("ID",)
    assert read("q=%00tax")[0].q == "tax"
    assert len(read("q=" + "x" * 5000)[0].q) == 200


def test_complaints_are_in_the_readers_language_and_short() -> None:
    with override("id"):
        _, complaints = read("country=" + "Z" * 4000)
    assert complaints[0].startswith("Negara:")
    assert len(complaints[0]) < 150


def test_nothing_and_unknown_parameters_are_no_mistake() -> None:
    assert read("country=&q=&page=&sort=&available=&utm_source=mail") == (Criteria(), [])


def test_a_merged_competency_is_read_as_what_it_became() -> None:
    old = make_competency("old-name")
    Competency.objects.filter(pk=old.pk).update(merged_into=Competency.objects.get(slug="talent-management"))
    assert read("competency=old-name&competency=talent-management")[0].competency == ("talent-management",)
