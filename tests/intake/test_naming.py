"""Who a row is about."""

import pytest

from experts.intake.names import Name
from tests.intake.files import row, wrong

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("country", "cells", "name"),
    [
        ("PH", {"family_name": "Cruz", "given_name": "Juan P."}, "Juan P. Cruz"),
        ("ID", {"nama depan": "Sri", "nama belakang": "Wahyuni"}, "Sri Wahyuni"),
        ("VN", {"given_name": "Đình An", "family_name": "Vương"}, "Vương Đình An"),
        ("JP", {"given_name": "Taro", "surname": "Yamada"}, "Yamada Taro"),
        ("JP", {"first_name": "Taro", "last_name": "Yamada"}, "Taro Yamada"),
        ("ID", {"given_name": "Suharto", "family_name": ""}, "Suharto"),
        ("ID", {"given_name": "Dr. Sri", "family_name": "Wahyuni, M.Si."}, "Sri Wahyuni"),
    ],
)
def test_a_name_in_two_columns_is_joined_as_its_country_does(country: str, cells: dict[str, str], name: str) -> None:
    said = row(without=("name",), country=country, **cells)
    assert (said.name.text, said.has_latin_name) == (name, True)


def test_a_name_in_one_column_needs_no_parts() -> None:
    assert row(name="Sri Wahyuni", given_name="Sri", family_name="W.").name.text == "Sri Wahyuni"


def test_a_name_that_is_missing_or_too_long_in_its_parts_is_told() -> None:
    assert wrong(without=("name",), given_name="", family_name="") == [("given_name", "", "The name is missing.")]
    ((column, _value, reason),) = wrong(without=("name",), given_name="S" * 150, family_name="W" * 150)
    assert (column, reason) == ("given_name", "The name is longer than 200 characters.")


def test_the_name_of_a_record_is_as_the_record_has_it() -> None:
    assert row(name="DR. SRI WAHYUNI", record="sri-wahyuni").name == Name("DR. SRI WAHYUNI")
    assert row(name="DR. SRI WAHYUNI").name == Name("Sri Wahyuni", before="Dr.", is_recased=True)
