"""A spreadsheet to fill in offline for one country, in the terms that the intake understands."""

from collections.abc import Iterator
from itertools import count
from typing import IO

from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from experts.intake.sheets import PEOPLE, TITLES
from experts.intake.template_style import EXAMPLE_FONT, HEADER_FILL, HEADER_FONT, TITLE_FONT, for_printing
from experts.intake.template_texts import EXAMPLE, EXAMPLES, HEADINGS, LISTS, READ_ME
from experts.intake.vocabulary import template_choices
from experts.models import Agency, Competency, Country, Language, Tier

PEOPLE_ROWS = 500
CHILD_ROWS = 2000
DATES = {"since", "until"}
# Else Excel would make 2024-03 the first day of March, which is not when somebody's post ended.
TEXT = "@"
DATE = (
    "OR(AND(ISNUMBER(CELL),CELL>=1900),AND(ISTEXT(CELL),ISNUMBER(VALUE(LEFT(CELL,4))),OR(LEN(CELL)=4,"
    'AND(MID(CELL,5,1)="-",OR(LEN(CELL)=7,LEN(CELL)=10)))))'
)
WIDE = {"name", "name_local", "agency", "parent_agency", "position", "unit", "competencies", "summary", "summary_local"}


def write_template(country: Country, language: str, file: IO[bytes]) -> None:
    with translation.override(language):
        workbook = Workbook()
        _read_me(workbook.active, language)
        lists = _lists(country, language)
        for kind in HEADINGS:
            _sheet(workbook, kind, language, country, lists)
        _write_lists(workbook, lists, language)
        workbook.save(file)


def _lists(country: Country, language: str) -> dict[str, list[str]]:
    """What can be chosen, by field."""
    agencies = Agency.objects.filter(country=country).existing().confirmed()
    return {
        "country": [str(country)],
        "agency": list(dict.fromkeys(agency.display_name for agency in agencies)),
        "competencies": list(_competencies()),
        "tier": [str(tier) for tier in Tier.objects.all()],
        "languages": [str(one) for one in Language.objects.all()],
        **template_choices(language),
    }


def _competencies() -> Iterator[str]:
    """Area by area, each before what it is divided into."""
    every = list(Competency.objects.in_use().with_labels())
    for area in every:
        if area.parent_id is None:
            yield area.label
            yield from (one.label for one in every if one.parent_id == area.pk)


def _read_me(sheet: Worksheet, language: str) -> None:
    title, *lines = READ_ME[language]
    sheet.title = title
    sheet.column_dimensions["A"].width = 100
    sheet.append([title])
    sheet["A1"].font = TITLE_FONT
    sheet.row_dimensions[1].height = 30
    for line in lines:
        sheet.append([line])
    for cell in sheet["A"]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for_printing(sheet)


def _sheet(workbook: Workbook, kind: str, language: str, country: Country, lists: dict[str, list[str]]) -> None:
    sheet = workbook.create_sheet(TITLES[kind][language])
    headings = HEADINGS[kind]
    sheet.append(["No.", *(names[language] for names in headings.values())])
    for example in EXAMPLES[kind]:
        values = example | ({"country": str(country)} if kind == PEOPLE else {})
        sheet.append([EXAMPLE[language], *(values.get(field) for field in headings)])
    _style(sheet, list(headings))
    rows = PEOPLE_ROWS if kind == PEOPLE else CHILD_ROWS
    last = sheet.max_row + rows
    if kind == PEOPLE:
        _number(sheet, list(headings).index("country") + 2, country)
    for column, field in enumerate(headings, start=2):
        letter = get_column_letter(column)
        if field in DATES:
            sheet.column_dimensions[letter].number_format = TEXT
        if rule := _rule(field, lists, f"{letter}2"):
            rule.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(rule)


def _number(sheet: Worksheet, column: int, country: Country) -> None:
    first = sheet.max_row + 1
    for number, row in zip(range(1, PEOPLE_ROWS + 1), count(first)):
        sheet.cell(row, 1, number)
        sheet.cell(row, column, str(country))


def _style(sheet: Worksheet, fields: list[str]) -> None:
    sheet.freeze_panes = "B2"
    sheet.row_dimensions[1].height = 24
    for cell in sheet[1]:
        cell.font, cell.fill, cell.alignment = HEADER_FONT, HEADER_FILL, Alignment(vertical="center")
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.font = EXAMPLE_FONT
    sheet.column_dimensions["A"].width = 10
    for column, field in enumerate(fields, start=2):
        sheet.column_dimensions[get_column_letter(column)].width = 36 if field in WIDE else 18
    for_printing(sheet)


def _rule(field: str, lists: dict[str, list[str]], first: str) -> DataValidation | None:
    if field in DATES:
        error = _("Write a date as 2020-03-31, 2020-03 or 2020.")
        return DataValidation(type="custom", formula1=DATE.replace("CELL", first), allow_blank=True, error=error)
    if not lists.get(field):
        return None
    # Only a warning for agencies: a new one can be named, and is proposed.
    style = "warning" if field == "agency" else "stop"
    return DataValidation(type="list", formula1=f"list_{field}", allow_blank=True, errorStyle=style)


def _write_lists(workbook: Workbook, lists: dict[str, list[str]], language: str) -> None:
    sheet = workbook.create_sheet(LISTS[language])
    for column, (field, values) in enumerate(lists.items(), start=1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = 36
        for row, value in enumerate(values, start=1):
            sheet.cell(row, column, value)
        if values:
            reference = f"'{sheet.title}'!${letter}$1:${letter}${len(values)}"
            workbook.defined_names[f"list_{field}"] = DefinedName(f"list_{field}", attr_text=reference)
