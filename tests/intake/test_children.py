"""What a row says beside the person itself."""

import pytest

from experts.intake.rows import ExpertiseRow, LanguageRow, PostRow
from experts.models import Competency
from tests.intake.files import row, wrong

pytestmark = pytest.mark.django_db

EXPERTISE = {"competencies": "talent-management"}


def test_what_a_row_does_not_speak_of_it_does_not_have() -> None:
    said = row(position="")
    assert (said.post, said.expertise, said.languages) == (None, (), ())
    assert (said.assignments, said.education, said.achievements) == ((), (), ())


def test_the_levels_and_the_evidence_are_of_every_competency_and_language_of_the_row() -> None:
    said = row(
        competencies="talent-management; career-management",
        expertise_level="mahir",
        expertise_since="2010",
        evidence="Led the reform",
        languages="en; id",
        language_level="fluent",
        can_teach="ya",
    )
    keys = dict(Competency.objects.values_list("slug", "pk"))
    assert said.expertise == (
        ExpertiseRow(keys["talent-management"], (), 2, 2010, "Led the reform"),
        ExpertiseRow(keys["career-management"], (), 2, 2010, "Led the reform"),
    )
    assert said.languages == (LanguageRow("en", 3, can_teach=True), LanguageRow("id", 3, can_teach=True))


@pytest.mark.parametrize(
    ("text", "level"),
    [("1", 1), ("Working knowledge", 1), ("2", 2), ("Advanced", 2), ("MAHIR", 2), ("3", 3), ("terkemuka", 3)],
)
def test_a_level_of_expertise_in_numbers_and_words(text: str, level: int) -> None:
    (expertise,) = row(**EXPERTISE, expertise_level=text).expertise
    assert expertise.level == level


@pytest.mark.parametrize(
    ("text", "level"), [("1", 1), ("dasar", 1), ("Working", 2), ("Fasih", 3), ("Native", 4), ("penutur asli", 4)]
)
def test_a_level_of_a_language_in_numbers_and_words(text: str, level: int) -> None:
    (language,) = row(languages="en", language_level=text).languages
    assert language.level == level


@pytest.mark.parametrize(
    ("text", "meant"),
    [("yes", True), ("Ya", True), ("TRUE", True), ("1", True), ("no", False), ("tidak", False), ("0", False)],
)
def test_yes_and_no_in_words_and_numbers(text: str, meant: bool) -> None:
    (language,) = row(languages="en", can_teach=text).languages
    assert language.can_teach is meant
    assert row(travels=text).travels is meant


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        (EXPERTISE | {"expertise_level": "4"}, "expertise_level", "Unknown level"),
        (EXPERTISE | {"expertise_since": "1939"}, "expertise_since", "not a year"),
        (EXPERTISE | {"evidence": "x" * 301}, "evidence", "301 characters"),
        ({"expertise_level": "2"}, "competencies", "competency is missing"),
        ({"languages": "en", "language_level": "5"}, "language_level", "Unknown level"),
        ({"languages": "en", "can_teach": "perhaps"}, "can_teach", "yes or no"),
        ({"can_teach": "yes"}, "languages", "language is missing"),
        ({"unit": "x" * 256}, "unit", "256 characters"),
        ({"position": "x" * 256}, "position", "256 characters"),
        ({"record": "sri", "record_no": "7th"}, "record_no", "not the number"),
    ],
)
def test_what_is_wrong_is_told_at_its_column(cells: dict[str, str], column: str, reason: str) -> None:
    ((where, _value, told),) = wrong(**cells)
    assert where == column
    assert reason in told


def test_roles_without_a_competency_say_nothing() -> None:
    assert row(roles="trainer").expertise == ()


def test_only_a_row_that_came_out_of_the_pool_has_the_number_of_a_part() -> None:
    assert row(record="sri-wahyuni", record_no="17").post == PostRow("Director", "", "", "", None, None, key=17)
    assert row(record_no="17").post == PostRow("Director", "", "", "", None, None)
