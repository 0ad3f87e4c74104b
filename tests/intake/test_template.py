"""A template comes back from whoever filled it in, and is understood."""

from dataclasses import fields, replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from experts.intake.columns import FIELDS
from experts.intake.headings import HEADINGS, TITLES
from experts.intake.names import Name
from experts.intake.outcome import Outcome, UnreadableError
from experts.intake.report import problems
from experts.intake.rows import AchievementRow, AssignmentRow, EducationRow, ExpertiseRow, LanguageRow, PostRow, Row
from experts.intake.take_in import Options, take_in
from experts.intake.template import write_template
from experts.models import Competency, Country, Language, LanguageSkill, Official
from experts.text import letters
from tests.factories import make_agency
from tests.intake.files import checked

pytestmark = pytest.mark.django_db

LANGUAGES = ["en", "id"]


def template(language: str = "en") -> Workbook:
    file = BytesIO()
    write_template(Country.objects.get(code="ID"), language, file)
    return load_workbook(BytesIO(file.getvalue()))


def sheet(book: Workbook, kind: str, language: str = "en") -> Worksheet:
    return book[TITLES[kind][language]]


def fill(book: Workbook, kind: str, language: str = "en", number: int | None = 1, **values: object) -> int:
    """Fill in the person's row, or the next free one of another sheet, as a person would; its number in the sheet."""
    page = sheet(book, kind, language)
    row = next((cell.row for cell in page["A"] if cell.value == number), None) if kind == "people" else None
    row = row or page.max_row + 1
    page.cell(row, 1, number)
    for field, value in values.items():
        page.cell(row, list(HEADINGS[kind]).index(field) + 2, value)
    return row


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def take(book: Workbook) -> Outcome:
    return take_in(BytesIO(saved(book)), name="filled.xlsx", options=Options())


def has_choices(book: Workbook, field: str) -> bool:
    return f"list_{field}" in book.defined_names and field not in ("country", "agency")


def choices(book: Workbook, field: str) -> list[str]:
    title, cells = next(iter(book.defined_names[f"list_{field}"].destinations))
    found = book[title][cells]
    return [row[0].value for row in found] if isinstance(found, tuple) else [found.value]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", HEADINGS)
def test_every_heading_is_recognised_as_its_field(kind: str, language: str) -> None:
    printed = {field: FIELDS.get(letters(names[language])) for field, names in HEADINGS[kind].items()}
    assert printed == {field: field for field in HEADINGS[kind]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_untouched_template_with_its_examples_brings_nobody(language: str) -> None:
    outcome = take(template(language))
    assert (outcome.rows, outcome.problems, Official.objects.count()) == (0, [], 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_examples_show_is_right(language: str) -> None:
    book = template(language)
    for kind in HEADINGS:
        examples = [cell for cell in sheet(book, kind, language)["A"] if cell.value in ("example", "contoh")]
        assert examples
        for number, cell in enumerate(examples, start=901):
            cell.value = number if kind == "people" else 901
    rows = checked(saved(book))
    shown = {field.name for field in fields(Row) for row in rows if getattr(row, field.name)}
    assert shown >= {"post", "expertise", "languages", "assignments", "education", "achievements"}


FILLED_IN: dict[str, dict[str, object]] = {
    "people": {
        "name": "Sri Wahyuni",
        "name_local": "ศรี",
        "other_names": "Sri W.; S. Wahyuni",
        "title_before": "Dr.",
        "title_after": "M.Si.",
        "external_id": "ID-17",
        "rank_title": "IV/e",
        "service_since": 1999,
        "summary": "Builds training systems.",
        "summary_local": "Membangun sistem pelatihan.",
        "notice_weeks": 4,
        "available_from": date(2026, 1, 1),
        "available_until": "2026-06",
    },
    "posts": {
        "position": "Director",
        "unit": "Training",
        "agency": "Bureau of Wonders",
        "parent_agency": "Ministry of Wonders",
        "since": date(2020, 3, 1),
        "until": "2024",
    },
    "expertise": {"expertise_since": 2010, "evidence": "Led the reform"},
    "languages": {},
    "assignments": {
        "assignment_title": "Workshop",
        "assignment_organiser": "Institute",
        "assignment_year": 2024,
        "assignment_audience": "40 directors",
    },
    "education": {
        "qualification": "Master",
        "field_of_study": "Law",
        "institution": "University",
        "education_year": 1998,
    },
    "achievements": {
        "achievement_title": "Handbook",
        "achievement_issuer": "Press",
        "achievement_year": 2021,
        "achievement_link": "https://example.org/handbook",
    },
}
SRI = Row(
    line=2,
    number="1",
    country="ID",
    external_id="ID-17",
    name=Name("Sri Wahyuni"),
    name_local="ศรี",
    has_latin_name=True,
    title_before="Dr.",
    title_after="M.Si.",
    other_names=("Sri W.", "S. Wahyuni"),
    categories=("academic", "practitioner"),
    tier="executive",
    rank_title="IV/e",
    summary="Builds training systems.",
    summary_local="Membangun sistem pelatihan.",
    service_since=1999,
    modes=("in-person", "online"),
    available_from=date(2026, 1, 1),
    available_until=date(2026, 6, 30),
    notice_weeks=4,
    travels=False,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_is_filled_in_is_understood(language: str) -> None:
    book = template(language)
    for kind, values in FILLED_IN.items():
        last = {field: choices(book, field)[-1] for field in HEADINGS[kind] if has_choices(book, field)}
        line = fill(book, kind, language, **(last | values))
        assert all(sheet(book, kind, language)[line]), f"a column of {kind} is left out here"
    person, post, expertise, skill, assignment, education, achievement = checked(saved(book))
    assert replace(person, line=2) == SRI
    assert {row.number for row in (post, expertise, skill, assignment, education, achievement)} == {"1"}
    assert {row.external_id for row in (post, expertise, skill, assignment, education, achievement)} == {"ID-17"}
    assert post.post == PostRow(
        "Director", "Training", "Bureau of Wonders", "Ministry of Wonders", date(2020, 3, 1), date(2024, 12, 31)
    )
    (known,) = expertise.expertise
    competency = Competency.objects.get(pk=known.competency)
    assert known == ExpertiseRow(competency.pk, ("trainer", "speaker", "adviser"), 3, 2010, "Led the reform")
    with override(language):
        assert choices(book, "competencies")[-1] == competency.label
        assert skill.languages == (LanguageRow(Language.objects.last().code, 4, can_teach=False),)
    country = Country.objects.last().code
    assert assignment.assignments == (
        AssignmentRow("Workshop", 2024, "adviser", "Institute", country, "online", "40 directors"),
    )
    assert education.education == (EducationRow("Master", "Law", "University", country, 1998),)
    assert achievement.achievements == (
        AchievementRow("certificate", "Handbook", "Press", 2021, "https://example.org/handbook"),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_is_taken_in(language: str) -> None:
    agency = make_agency(country="ID", name="Ministry of Wonders")
    book = template(language)
    fill(book, "people", language, name="Sri Wahyuni")
    fill(book, "posts", language, position="Director", agency="Ministry of Wonders", since=date(2020, 3, 1))
    fill(book, "posts", language, position="Adviser", since=date(2010, 1, 1), until="2015-12-31")
    fill(book, "expertise", language, competencies=choices(book, "competencies")[0])
    fill(book, "languages", language, languages=choices(book, "languages")[0])
    assert take(book).problems == []
    official = Official.objects.get()
    assert (official.name, official.country_id) == ("Sri Wahyuni", "ID")
    assert set(official.posts.values_list("title", flat=True)) == {"Director", "Adviser"}
    assert official.posts.get(title="Director").agency == agency
    assert official.expertise.count() == LanguageSkill.objects.filter(official=official).count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("people", "country"),
        ("people", "category"),
        ("people", "tier"),
        ("people", "modes"),
        ("people", "travels"),
        ("posts", "agency"),
        ("expertise", "competencies"),
        ("expertise", "roles"),
        ("expertise", "expertise_level"),
        ("languages", "languages"),
        ("languages", "language_level"),
        ("languages", "can_teach"),
        ("assignments", "assignment_country"),
        ("assignments", "assignment_role"),
        ("assignments", "assignment_mode"),
        ("education", "education_country"),
        ("achievements", "achievement_kind"),
    ],
)
def test_every_choice_of_a_list_is_understood(kind: str, field: str, language: str) -> None:
    book = template(language)
    needed = {
        "posts": {"position": "Director"},
        "expertise": {"competencies": choices(book, "competencies")[0]},
        "languages": {"languages": choices(book, "languages")[0]},
        "assignments": {
            "assignment_title": "Workshop",
            "assignment_year": 2024,
            "assignment_role": choices(book, "assignment_role")[0],
        },
        "education": {"qualification": "Master"},
        "achievements": {"achievement_title": "Handbook"},
    }
    fill(book, "people", language, name="Sri Wahyuni")
    values = choices(book, field)
    assert values
    for number, value in enumerate(values, start=2):
        fill(book, "people", language, number, name=f"Budi A{'b' * number}")
        fill(book, kind, language, number, **(needed.get(kind, {}) | {field: value}))
    checked(saved(book))


def test_every_list_is_tried_above() -> None:
    (tried,) = [mark.args[1] for mark in test_every_choice_of_a_list_is_understood.pytestmark if "kind" in mark.args[0]]
    listed = {name.removeprefix("list_") for name in template().defined_names}
    assert listed == {field for _kind, field in tried}


def test_two_people_of_one_name_are_told_apart_by_their_numbers() -> None:
    book = template()
    fill(book, "people", name="Sri Wahyuni")
    fill(book, "people", number=2, name="Sri Wahyuni")
    fill(book, "posts", number=2, position="Director")
    assert [row.number for row in checked(saved(book))] == ["1", "2", "2"]


def test_a_name_beside_a_number_is_left_to_the_number() -> None:
    book = template()
    fill(book, "people", name="Sri Wahyuni")
    row = fill(book, "posts", position="Director")
    place = sheet(book, "posts").max_column + 1
    sheet(book, "posts").cell(1, place, "Full name")
    sheet(book, "posts").cell(row, place, "Budi Raharjo")
    assert [row.name.text for row in checked(saved(book))] == ["Sri Wahyuni", "Sri Wahyuni"]


def test_a_list_in_a_sheet_of_the_same_name_is_still_a_list() -> None:
    book = Workbook()
    book.active.title = "Pejabat"
    for row in (["Nama", "Negara"], ["Sri Wahyuni", "ID"]):
        book.active.append(row)
    assert [row.name.text for row in checked(saved(book))] == ["Sri Wahyuni"]


def test_a_wrong_cell_is_told_by_sheet_row_and_column_and_nothing_is_kept() -> None:
    book = template()
    fill(book, "people", name="Sri Wahyuni")
    row = fill(book, "expertise", competencies="Juggling")
    assert list(problems(take(book))) == [f"sheet Expertise, line {row}, Competency “Juggling”: Unknown competency."]
    assert not Official.objects.exists()


@pytest.mark.parametrize("number", [7, None])
def test_a_row_of_nobody_is_refused(number: int | None) -> None:
    book = template()
    fill(book, "people", number=None, name="Sri Wahyuni")  # at the end, without a number
    row = fill(book, "posts", number=number, position="Director")
    with pytest.raises(UnreadableError, match=f"“Posts”, row {row}: no person has the number “{number or ''}”"):
        take(book)


def test_a_number_given_twice_is_refused() -> None:
    book = template()
    fill(book, "people", name="Sri Wahyuni")
    row = sheet(book, "people").max_row + 1
    sheet(book, "people").cell(row, 1, 1)
    sheet(book, "people").cell(row, 3, "Budi Raharjo")
    with pytest.raises(UnreadableError, match="another row’s already"):
        take(book)


def test_a_date_may_be_a_year_a_month_or_a_day_and_stays_as_it_was_typed() -> None:
    book = template()
    fill(book, "people", name="Sri Wahyuni")
    fill(book, "posts", position="Director", since=2020, until="2024-03")
    fill(book, "posts", position="Adviser", since="2024-04", until="2026-03-31")
    page = sheet(book, "posts")
    assert {page.column_dimensions[letter].number_format for letter in "FG"} == {"@"}
    assert take(book).problems == []
    assert set(Official.objects.get().posts.values_list("since", "until")) == {
        (date(2020, 1, 1), date(2024, 3, 31)),
        (date(2024, 4, 1), date(2026, 3, 31)),
    }


def test_lists_are_ranges_and_no_cell_is_a_formula() -> None:
    book = template()
    rules = [rule for page in book for rule in page.data_validations.dataValidation if rule.type == "list"]
    assert rules
    assert all(rule.formula1 in book.defined_names for rule in rules)
    assert not [cell for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_command_writes_the_file_and_refuses_unknown_countries(tmp_path: Path) -> None:
    file = tmp_path / "template.xlsx"
    call_command("intake_template", "id", "--language=id", f"--output={file}")
    sheets = "Petunjuk Pejabat Jabatan Keahlian Bahasa Penugasan Pendidikan Prestasi Daftar"
    assert load_workbook(file).sheetnames == sheets.split()
    with pytest.raises(CommandError, match="XX"):
        call_command("intake_template", "XX", f"--output={file}")
