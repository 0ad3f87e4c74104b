"""A workbook in the shape in which people send and get records: the template, and the export that comes back.

It is written row by row, so that it may be long.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from experts.directory.exports import harmless
from experts.intake.headings import NUMBER
from experts.intake.template_rules import DATES, rule_of
from experts.intake.template_style import EXAMPLE_FONT, HEADER_FILL, HEADER_FONT, TEXT, TITLE_FONT, WIDE, for_printing
from experts.intake.template_texts import LISTS
from experts.text import printable

Headings = Mapping[str, str]  # by field


class Book:
    def __init__(self, language: str, lists: Mapping[str, Sequence[str]]) -> None:
        """``lists`` holds what can be chosen, by field."""
        self._language = language
        self._lists = lists
        self._workbook = Workbook(write_only=True)
        self._sheets: dict[str, Worksheet] = {}
        self._headings: dict[str, Headings] = {}

    def add_text(self, title: str, lines: Sequence[str]) -> None:
        sheet = self._workbook.create_sheet(title)
        sheet.column_dimensions["A"].width = 100
        sheet.row_dimensions[1].height = 30
        for_printing(sheet)
        sheet.append([_cell(sheet, title, font=TITLE_FONT)])
        for line in lines:
            sheet.append([_cell(sheet, line, alignment=Alignment(wrap_text=True, vertical="top"))])

    def add_sheet(self, title: str, headings: Headings) -> None:
        sheet = self._workbook.create_sheet(title)
        sheet.freeze_panes = "B2"
        sheet.row_dimensions[1].height = 34  # two lines
        sheet.column_dimensions["A"].width = 10
        for column, field in enumerate(headings, start=2):
            self._add_column(sheet, get_column_letter(column), field)
        for_printing(sheet)
        names = (NUMBER[self._language], *headings.values())
        style = {"font": HEADER_FONT, "fill": HEADER_FILL, "alignment": Alignment(wrap_text=True, vertical="center")}
        sheet.append([_cell(sheet, name, **style) for name in names])
        self._sheets[title], self._headings[title] = sheet, headings

    def add_row(self, title: str, number: object, values: Mapping[str, object], *, is_example: bool = False) -> None:
        sheet = self._sheets[title]
        style = {"font": EXAMPLE_FONT} if is_example else {}
        row = (number, *(values.get(field) for field in self._headings[title]))
        sheet.append([_cell(sheet, value, **style) for value in row])

    def save(self, file: IO[bytes]) -> None:
        sheet = self._workbook.create_sheet(LISTS[self._language])
        for column, (field, values) in enumerate(self._lists.items(), start=1):
            letter = get_column_letter(column)
            sheet.column_dimensions[letter].width = 36
            if values:
                reference = f"'{sheet.title}'!${letter}$1:${letter}${len(values)}"
                self._workbook.defined_names[f"list_{field}"] = DefinedName(f"list_{field}", attr_text=reference)
        for row in range(max(map(len, self._lists.values()), default=0)):
            chosen = (values[row] if row < len(values) else None for values in self._lists.values())
            sheet.append([_cell(sheet, value) for value in chosen])
        self._workbook.save(file)

    def _add_column(self, sheet: Worksheet, letter: str, field: str) -> None:
        sheet.column_dimensions[letter].width = 36 if field in WIDE else 18
        if field in DATES:
            sheet.column_dimensions[letter].number_format = TEXT
        if rule := rule_of(field, letter, self._language, has_list=bool(self._lists.get(field))):
            sheet.data_validations.append(rule)


def _cell(sheet: Worksheet, value: object, **style: Any) -> object:
    """As the sheet takes it: what needs no style of its own as it is, which is much quicker to write."""
    if isinstance(value, date):
        value, style["number_format"] = value.isoformat(), TEXT
    if isinstance(value, str):
        value = harmless(printable(value)) or None
    if not style:
        return value
    cell = WriteOnlyCell(sheet, value)
    for name, one in style.items():
        setattr(cell, name, one)
    return cell
