"""What a year brought, by state: the page, its charts and the workbook tell the same."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pgtrigger
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from experts.access import may_read_reports
from experts.figures.report.section import Table
from experts.models import Expertise, Membership, Nomination, NominationStep, Official, User
from tests.factories import (
    make_competency,
    make_missed_term,
    make_nomination,
    make_official,
    make_request,
    make_user,
)

pytestmark = pytest.mark.django_db

YEAR = timezone.localdate().year
HERE = f"/admin/report/{YEAR}/"
NEW_YEAR = datetime(YEAR, 1, 1, tzinfo=UTC)


def tables(page: Any) -> dict[str, Table]:
    return {str(table.sheet): table for section in page.context["sections"] for table in section.tables}


def told(table: Table) -> dict[str, list[Any]]:
    """Of those of which there is something to tell."""
    rows = [*table.rows, *([table.total] if table.total else [])]
    return {row.label: list(row.cells) for row in rows if any(row.cells)}


def happened(noun: Any, at: datetime, **rows: Any) -> None:
    """As if what the history holds of the rows had happened then."""
    events = noun.pgh_event_model.objects
    with pgtrigger.ignore():
        events.filter(pgh_id__in=events.filter(**rows).values("pgh_id")).update(pgh_created_at=at)


@pytest.fixture
def last_year(db: None) -> None:
    """Two experts of Indonesia who were there before the year began; one of them left in it, while two came."""
    competencies = ["taxation", "talent-management"]
    make_official("Sri Wahyuni", competencies=competencies)
    leaving = make_official("Budi", competencies=["taxation"])
    happened(Official, NEW_YEAR - timedelta(days=40))
    happened(Expertise, NEW_YEAR - timedelta(days=40))
    Official.objects.filter(pk=leaving.pk).update(status="hidden", status_reason="retired")
    make_official("Dewi", competencies=["taxation"])
    make_official("Nguyen Van An", country="VN", competencies=["public-finance"])
    make_official("Draft", published=False, competencies=["public-finance"])


def test_experts_and_competencies_are_those_of_the_end_of_the_year(desk: Client, last_year: None) -> None:
    now = tables(desk.get(HERE))
    assert told(now["Experts"]) == {"Indonesia": [2, 1, 1, 2], "Viet Nam": [0, 1, 0, 1], "All states": [2, 2, 1, 3]}
    assert told(now["Competencies by state"])["Indonesia"] == [2, "Taxation, Talent management"]
    assert told(now["Competencies"]) == {
        "Taxation": [2, 1],
        "Talent management": [1, 1],
        "Public finance and procurement": [1, 1],
    }
    before = tables(desk.get(f"/admin/report/{YEAR - 1}/"))
    assert told(before["Experts"]) == {"Indonesia": [0, 2, 0, 2], "All states": [0, 2, 0, 2]}
    assert told(before["Competencies"]) == {"Taxation": [2, 1], "Talent management": [1, 1]}


def steps(nomination: Nomination, **days: int) -> None:
    """When it came to each state, in days since the year began; and the same in the nomination itself."""
    nomination.steps.all().delete()
    for state, day in days.items():
        step = NominationStep.objects.create(nomination=nomination, by=nomination.created_by, after=state)
        with pgtrigger.ignore("experts.NominationStep:keep_step"):
            NominationStep.objects.filter(pk=step.pk).update(at=NEW_YEAR + timedelta(days=day))
    decided = days.get("approved", days.get("declined", 0))
    Nomination.objects.filter(pk=nomination.pk).update(
        endorsed_at=NEW_YEAR + timedelta(days=days["endorsed"]), decided_at=NEW_YEAR + timedelta(days=decided)
    )


@pytest.fixture
def decided(db: None) -> User:
    focal = make_user(Membership.Role.FOCAL_POINT, country="ID")
    for number, days in enumerate([(10, 12, 16), (20, 24, 34)]):
        proposed, endorsed, approved = days
        nomination = make_nomination(make_official(f"Gone {number}"), state="approved", by=focal)
        steps(nomination, proposed=proposed, endorsed=endorsed, approved=approved)
    own = make_nomination(make_official("Own"), "change", "declined", by=focal, endorsed_by=focal, endorsed_at=NEW_YEAR)
    steps(own, endorsed=30, declined=31)
    earlier = make_nomination(make_official("Earlier"), state="approved", by=focal)
    steps(earlier, proposed=-50, endorsed=-40, approved=-30)
    renewal = make_nomination(make_official("Renewed"), "renewal", "approved", by=focal)
    assert renewal.steps.get().at.year == YEAR  # the focal point's own decision, which took no time
    return focal


def test_nominations_are_counted_by_step_and_timed(desk: Client, decided: User) -> None:
    found = tables(desk.get(HERE))
    assert told(found["Nominations"])["Indonesia"] == [2, 3, 0, 3, 1, 0]
    assert told(found["Approved by kind"])["All states"] == [0, 0, 1, 2]
    # Medians: of 2 and 4; of 4, 10 and 1; of 6, 14 and, since nobody proposed it to a focal point, 1
    assert told(found["Times"]) == {"Indonesia": [3, 3.0, 4.0, 6.0], "All states": [3, 3.0, 4.0, 6.0]}


@pytest.fixture
def asked(last_year: None) -> None:
    """Of taxation, one delivered after four days and one declined after two; a need, and one of the year before."""
    taxation, day = make_competency("taxation"), NEW_YEAR + timedelta(days=20)
    for number, (name, states) in enumerate([("Dewi", "delivered"), ("Nguyen Van An", "declined")]):
        request = make_request(Official.objects.get(name=name), verified_at=day)
        request.competencies.add(taxation)
        request.engagements.update(
            state=states,
            reason="busy" if states == "declined" else "",
            expert_answer="agency",
            starts_on=day,
            forwarded_at=day,
            answered_at=day + timedelta(days=4 - 2 * number),
        )
    make_request(verified_at=day).competencies.add(taxation, make_competency("public-finance"))
    make_request(verified_at=NEW_YEAR - timedelta(days=9)).competencies.add(taxation)
    make_missed_term("budget wizardry")


def test_demand_stands_beside_supply(desk: Client, asked: None) -> None:
    found = tables(desk.get(HERE))
    assert told(found["Requests"]) == {"All": [3], "Nobody is named": [1], "Not found": [2]}
    # Taxation lies below public finance
    assert told(found["Asked for"]) == {"Taxation": [3, 2, 1, 2], "Public finance and procurement": [1, 1, 0, 3]}
    assert told(found["Answers"]) == {
        "Indonesia": [1, 1, 0, 0, 1, 100, 4.0],
        "Viet Nam": [1, 0, 1, 0, 0, 0, 2.0],
        "All states": [2, 1, 1, 0, 1, 50, 3.0],
    }
    assert told(found["Reasons"]) == {"Not available then": [1]}
    assert list(told(found["Searched, not found"])) == ["budget wizardry"]
    before = tables(desk.get(f"/admin/report/{YEAR - 1}/"))
    assert told(before["Asked for"]) == {"Taxation": [1, 1, 0, 2]}


def test_a_chart_draws_what_its_table_says(desk: Client, last_year: None) -> None:
    page = desk.get(HERE)
    table = tables(page)["Experts"]
    assert table.chart
    assert [(bar.label, bar.value) for bar in table.chart.bars] == [("Indonesia", 2), ("Viet Nam", 1)]
    longest, half = (bar.length for bar in table.chart.bars)
    assert longest == 2 * half
    assert '<svg viewBox="0 0 760 48"' in page.text
    assert "style=" not in page.text.partition("<main")[2]


def test_the_workbook_holds_what_the_page_shows(desk: Client, asked: None, decided: User) -> None:
    shown = tables(desk.get(HERE))
    answer = desk.get(f"/admin/report/{YEAR}.xlsx")
    book = load_workbook(BytesIO(answer.getvalue()))
    held = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    expected = {
        name: [[str(cell) for cell in table.head]]
        + [[row.label, *row.cells] for row in [*table.rows, *([table.total] if table.total else [])]]
        for name, table in shown.items()
    }
    assert {name: [[cell or None for cell in row] for row in rows] for name, rows in held.items()} == {
        name: [[cell or None for cell in row] for row in rows] for name, rows in expected.items()
    }


@pytest.mark.parametrize("suffix", ["/", ".xlsx"])
def test_only_years_of_which_there_is_something(desk: Client, last_year: None, suffix: str) -> None:
    answers = {year: desk.get(f"/admin/report/{year}{suffix}").status_code for year in (0, YEAR - 2, YEAR + 1, 10**30)}
    assert answers == dict.fromkeys(answers, 404)


def test_who_reads_reports(desk: Client, reviewer: Client, browser_of: Callable[[str], Client]) -> None:
    others = [browser_of(who) for who in ("public", "focal point of Indonesia", "nominator")]
    for there in [HERE, f"/admin/report/{YEAR}.xlsx"]:
        answers = [browser.get(there) for browser in (desk, reviewer, *others)]
        assert [answer.status_code for answer in answers] == [200, 200, 302, 302, 302]
        assert desk.post(there).status_code == 405
        for answer in answers:
            answer.getvalue()  # or else the file stays open
    assert f'href="{HERE}"' in reviewer.get("/admin/").text
    focal_point = User.objects.get(email="focal-point-id@example.org")
    assert not any(may_read_reports(user) for user in (focal_point, AnonymousUser()))


def test_a_report_asks_as_often_for_many_as_for_one(desk: Client, decided: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(HERE).status_code == 200
        return len(captured)

    for_one = queries()
    for number in range(8):
        official = make_official(f"One more {number}", country="TH", competencies=["taxation", "talent-management"])
        make_nomination(official, state="approved", by=decided)
    assert queries() == for_one <= 30
