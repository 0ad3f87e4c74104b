"""No page of a spreadsheet asks the database more often when there is more to show."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from experts.models import Intake
from tests.admin.rows import address
from tests.admin.test_queries import MOST, queries_of
from tests.factories import make_agency, make_competency, make_intake, make_official, make_question, make_row_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]


def furnish(intake: Intake, number: int) -> None:
    """One more row of each kind, and one more question of each, which refer to something else."""
    official = make_official(f"Official {number}", agency=make_agency(f"Ministry {number}"))
    for place, kind in enumerate(["new", "changed", "unchanged", "merged", "wrong"]):
        into = number * 5 if kind == "merged" else None
        make_row_of(intake, kind, number * 5 + place, official_id=official.pk, into=into, cells=["x"] * 4)
    candidates = {
        "agency": [{"key": f"id-ministry-{number}", "label": "A ministry"}],
        "competency": [{"key": make_competency(f"skill-{number}").slug, "label": "A skill"}],
        "person": [{"key": f"official:{official.pk}", "label": "Somebody"}],
        "language": [],
        "tier": [],
    }
    for kind, found in candidates.items():
        make_question(intake, kind, f"Word {number}", candidates=found)


@pytest.mark.parametrize("number", [10, 30])  # ten fit on a page of questions, thirty take several
@pytest.mark.parametrize("state", Intake.State.values)
def test_a_page_asks_as_often_for_many_rows_as_for_one(desk: Client, state: str, number: int) -> None:
    intake = make_intake(state, counts={"rows": 150, "wrong": 30})
    there = address(Intake, "change", intake.pk)
    furnish(intake, 1)
    with_one = queries_of(desk, there)
    for another in range(2, number + 1):
        furnish(intake, another)
    assert queries_of(desk, there) <= with_one <= MOST


def test_the_spreadsheet_of_the_wrong_rows_asks_as_often_for_thirty_as_for_one(desk: Client) -> None:
    intake = make_intake()

    def queries() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get(address(Intake, "wrong", intake.pk)).getvalue()
        return len(queries)

    furnish(intake, 1)
    with_one = queries()
    for number in range(2, 31):
        furnish(intake, number)
    assert queries() == with_one
