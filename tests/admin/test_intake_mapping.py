"""Telling what the columns of a spreadsheet mean."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from experts.intake.columns import NAMES
from experts.intake.contents import SEVERAL_IN_A_CELL
from experts.intake.pages.fields import GROUPS, choices
from experts.models import Intake
from tests.admin.pages import Fields, FormReader
from tests.admin.rows import address
from tests.factories import make_intake

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]


@pytest.fixture
def intake() -> Intake:
    return make_intake("mapping")


def form_of(desk: Client, intake: Intake) -> Fields:
    reader = FormReader("columns_form")
    reader.feed(desk.get(address(Intake, "change", intake.pk)).text)
    return dict(reader.fields)


def tell(desk: Client, intake: Intake, **told: Any) -> Any:
    fields = form_of(desk, intake) | {name.replace("_", "-"): value for name, value in told.items()}
    return desk.post(address(Intake, "columns", intake.pk), fields, follow=True)


def test_each_thing_that_a_column_can_hold_is_named_in_one_group() -> None:
    labelled = [name for _group, fields in GROUPS for name in fields]
    assert sorted(labelled) == sorted(set(labelled))
    assert set(NAMES) <= set(labelled)
    offered = [name for group in choices()[1:] for name, _label in group[1]]
    assert sorted(offered) == sorted(NAMES)


def test_the_stylesheet_knows_what_may_hold_several_values() -> None:
    """Only those are asked what parts them, with no script."""
    rule = Path("static/css/intake.css").read_text().partition(".intake tr:has(.meaning")[2].partition("{")[0]
    assert set(re.findall(r'value="(\w+)"', rule.partition(".separator")[0])) == SEVERAL_IN_A_CELL


def test_what_was_guessed_is_chosen_and_examples_are_shown(desk: Client, intake: Intake) -> None:
    chosen = form_of(desk, intake)
    assert [chosen[f"meaning-0-{column}"] for column in range(4)] == ["name", "country", "competencies", ""]
    assert chosen["separator-0-2"] == "comma"
    page = desk.get(address(Intake, "change", intake.pk)).text
    assert "Taxation, Talent management" in page
    assert 'aria-label="Meaning of the column “Shoe size”"' in page


def test_what_is_told_is_kept_and_the_rows_are_checked(desk: Client, intake: Intake) -> None:
    tell(desk, intake, meaning_0_1="", meaning_0_3="external_id", separator_0_2="slash", country="ID")
    intake.refresh_from_db()
    assert (intake.state, intake.country_id) == ("checking", "ID")
    assert intake.tables[0]["fields"] == ["name", "", "competencies", "external_id"]
    assert intake.tables[0]["separators"] == ["", "", "/", ""]


@pytest.mark.parametrize(
    ("told", "message", "place"),
    [
        ({"meaning_0_3": "name"}, "The columns “Name” and “Shoe size” mean the same.", "id_meaning-0-3"),
        ({"meaning_0_0": ""}, "There is no column for the name.", ""),
        ({"meaning_0_1": ""}, "There is no column for the country.", ""),
        ({"meaning_0_3": "password"}, "Select a valid choice.", "id_meaning-0-3"),
        ({"meaning_0_3": "\0"}, "Select a valid choice.", "id_meaning-0-3"),
        ({"separator_0_2": "x"}, "Select a valid choice.", "id_separator-0-2"),
        ({"country": "XX"}, "This country is not one of the pool’s.", "id_country"),
    ],
)
def test_what_makes_no_sense_is_told_at_its_place(
    desk: Client, intake: Intake, told: dict[str, str], message: str, place: str
) -> None:
    page = tell(desk, intake, **told)
    assert message in page.text
    assert f'href="#{place}"' in page.text or not place
    intake.refresh_from_db()
    assert intake.state == "mapping"


def test_several_columns_may_hold_competencies(desk: Client, intake: Intake) -> None:
    tell(desk, intake, meaning_0_3="competencies")
    intake.refresh_from_db()
    assert intake.state == "checking"


def test_a_form_without_its_fields_is_no_error_of_the_server(desk: Client, intake: Intake) -> None:
    page = desk.post(address(Intake, "columns", intake.pk), {"meaning-9-9": "name"})
    assert "None of the columns was recognised" in page.text


def test_columns_without_a_name_and_without_content_are_not_asked_about(desk: Client) -> None:
    table = make_intake("mapping").tables[0]
    wide = table | {"header": [*table["header"], "", "  "], "fields": [*table["fields"], "", ""]}
    intake = make_intake("mapping", tables=[wide | {"samples": [[*table["samples"][0], "", "here"], ["short"]]}])
    fields = form_of(desk, intake)
    assert "meaning-0-5" in fields
    assert "meaning-0-4" not in fields
    assert "mean the same" not in tell(desk, intake).text


def test_the_reviewer_can_choose_nothing(reviewer: Client, intake: Intake) -> None:
    page = reviewer.get(address(Intake, "change", intake.pk)).text
    assert "Shoe size" in page
    assert page.count("<select") == page.count("disabled") > 0
    assert "Check the rows" not in page
