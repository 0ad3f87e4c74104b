"""What a row says that somebody has done."""

import pytest

from experts.intake.rows import AchievementRow, AssignmentRow, EducationRow
from tests.intake.files import row, wrong

pytestmark = pytest.mark.django_db

ASSIGNMENT = {"assignment": "Workshop", "assignment_year": "2024", "assignment_role": "trainer"}
ACHIEVEMENT = {"achievement": "Handbook", "achievement_kind": "publication"}


def test_an_assignment_an_education_and_an_achievement() -> None:
    said = row(
        **ASSIGNMENT,
        organiser="Institute",
        assignment_country="Thailand",
        assignment_mode="daring",
        audience="40 directors",
        qualification="Master",
        jurusan="Law",
        university="University",
        education_country="JP",
        tahun_lulus="1998",
        **ACHIEVEMENT,
        issuer="Press",
        achievement_year="2021",
        link="https://example.org/handbook",
    )
    assert said.assignments == (
        AssignmentRow("Workshop", 2024, "trainer", "Institute", "TH", "online", "40 directors"),
    )
    assert said.education == (EducationRow("Master", "Law", "University", "JP", 1998),)
    assert said.achievements == (
        AchievementRow("publication", "Handbook", "Press", 2021, "https://example.org/handbook"),
    )


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        (ASSIGNMENT | {"assignment": "x" * 256}, "assignment", "256 characters"),
        (ASSIGNMENT | {"organiser": "x" * 256}, "organiser", "256 characters"),
        (ASSIGNMENT | {"audience": "x" * 201}, "audience", "201 characters"),
        (ASSIGNMENT | {"assignment_year": "2400"}, "assignment_year", "not a year"),
        (ASSIGNMENT | {"assignment_year": "9" * 5000}, "assignment_year", "not a year"),
        (ASSIGNMENT | {"assignment_year": ""}, "assignment_year", "missing"),
        (ASSIGNMENT | {"assignment_role": "guest"}, "assignment_role", "Unknown role"),
        (ASSIGNMENT | {"assignment_role": ""}, "assignment_role", "missing"),
        (ASSIGNMENT | {"assignment": ""}, "assignment", "no title"),
        (ASSIGNMENT | {"assignment_country": "Atlantis"}, "assignment_country", "not one of the pool’s"),
        (ASSIGNMENT | {"assignment_mode": "by post"}, "assignment_mode", "unknown"),
        ({"qualification": "x" * 201}, "qualification", "201 characters"),
        ({"qualification": "Master", "major": "x" * 201}, "major", "201 characters"),
        ({"qualification": "Master", "university": "x" * 256}, "university", "256 characters"),
        ({"qualification": "Master", "education_country": "Atlantis"}, "education_country", "not one of"),
        ({"qualification": "Master", "education_year": "98"}, "education_year", "not a year"),
        ({"university": "University"}, "qualification", "no qualification"),
        (ACHIEVEMENT | {"achievement": "x" * 256}, "achievement", "256 characters"),
        (ACHIEVEMENT | {"achievement": ""}, "achievement", "no title"),
        (ACHIEVEMENT | {"achievement_kind": "statue"}, "achievement_kind", "Unknown kind"),
        (ACHIEVEMENT | {"achievement_kind": ""}, "achievement_kind", "missing"),
        (ACHIEVEMENT | {"issuer": "x" * 256}, "issuer", "256 characters"),
        (ACHIEVEMENT | {"achievement_year": "soon"}, "achievement_year", "not a year"),
        (ACHIEVEMENT | {"link": "http://example.org"}, "link", "https://"),
        (ACHIEVEMENT | {"link": "javascript:alert(1)"}, "link", "https://"),
        (ACHIEVEMENT | {"link": "https://example.org/" + "x" * 500}, "link", "520 characters"),
    ],
)
def test_what_is_wrong_is_told_at_its_column(cells: dict[str, str], column: str, reason: str) -> None:
    ((where, _value, told),) = wrong(**cells)
    assert where == column
    assert reason in told


def test_the_address_that_a_record_has_already_may_be_any_of_the_web() -> None:
    (achievement,) = row(record="sri-wahyuni", record_no="7", **ACHIEVEMENT, link="http://example.org/").achievements
    assert achievement.link == "http://example.org/"
