"""A template comes back from whoever filled it in, and is understood."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from experts.intake.columns import FIELDS
from experts.intake.outcome import Outcome, UnreadableError
from experts.intake.report import problems
from experts.intake.sheets import TITLES
from experts.intake.take_in import Options, take_in
from experts.intake.template import write_template
from experts.intake.template_texts import HEADINGS
from experts.models import Country, LanguageSkill, Official
from experts.text import letters
from tests.factories import make_agency

pytestmark = pytest.mark.django_db

LANGUAGES = ["en", "id"]


def template(language: str = "en") -> Workbook:
    file = BytesIO()
    write_template(Country.objects.get(code="ID"), language, file)
    return load_workbook(BytesIO(file.getvalue()))


def sheet(book: Workbook, kind: str, language: str = "en") -> Worksheet:
    return book[TITLES[kind][language]]


def fill(book: Workbook, kind: str, language: str = "en", number: int = 1, **values: object) -> int:
    """Fill in the person's row, or the next free one of another sheet, as a person would; its number in the sheet."""
    page = sheet(book, kind, language)
    row = next((cell.row for cell in page["A"] if cell.value == number), None) if kind == "people" else None
    row = row or page.max_row + 1
    page.cell(row, 1, number)
    for field, value in values.items():
        page.cell(row, list(HEADINGS[kind]).index(field) + 2, value)
    return row


def take(book: Workbook) -> Outcome:
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return take_in(file, name="filled.xlsx", options=Options())


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
def test_what_a_person_fills_in_is_what_is_kept(language: str) -> None:
    agency = make_agency(country="ID", name="Ministry of Wonders")
    book = template(language)
    fill(book, "people", language, name="Sri Wahyuni", service_since=1999)
    fill(book, "posts", language, position="Director", agency="Ministry of Wonders", since=date(2020, 3, 1))
    fill(book, "posts", language, position="Adviser", since=date(2010, 1, 1), until="2015-12-31")
    competency, role = choices(book, "competencies")[0], choices(book, "roles")[0]
    fill(book, "expertise", language, competencies=competency, roles=role)
    fill(book, "languages", language, languages=choices(book, "languages")[0])
    assert take(book).problems == []
    official = Official.objects.get()
    assert (official.name, official.country_id, official.service_since) == ("Sri Wahyuni", "ID", 1999)
    assert set(official.posts.values_list("title", flat=True)) == {"Director", "Adviser"}
    assert official.posts.get(title="Director").agency == agency
    assert official.expertise.count() == LanguageSkill.objects.filter(official=official).count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("people", "category"),
        ("people", "tier"),
        ("people", "modes"),
        ("expertise", "competencies"),
        ("expertise", "roles"),
        ("languages", "languages"),
    ],
)
def test_every_choice_of_a_list_is_understood(kind: str, field: str, language: str) -> None:
    book = template(language)
    fill(book, "people", language, name="Sri Wahyuni")
    for number, value in enumerate(choices(book, field), start=2):
        fill(book, "people", language, number, name=f"Budi A{'b' * number}")
        extra = {"competencies": choices(book, "competencies")[0]} if field == "roles" else {}
        fill(book, kind, language, number, **extra, **{field: value})
    assert take(book).problems == []


def test_a_wrong_cell_is_told_by_sheet_row_and_column_and_nothing_is_kept() -> None:
    book = template()
    fill(book, "people", name="Sri Wahyuni")
    row = fill(book, "expertise", competencies="Juggling")
    assert list(problems(take(book))) == [f"sheet Expertise, line {row}, Competency “Juggling”: Unknown competency."]
    assert not Official.objects.exists()


def test_a_row_of_nobody_is_refused() -> None:
    book = template()
    row = fill(book, "posts", number=7, position="Director")
    with pytest.raises(UnreadableError, match=f"“Posts”, row {row}: no person has the number “7”"):
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
    assert load_workbook(file).sheetnames == ["Petunjuk", "Pejabat", "Jabatan", "Keahlian", "Bahasa", "Daftar"]
    with pytest.raises(CommandError, match="XX"):
        call_command("intake_template", "XX", f"--output={file}")
