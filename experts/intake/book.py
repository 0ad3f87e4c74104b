"""A workbook in the shape in which people send and get records: the template, and the export that comes back.

It is written row by row, so that it may be long.
"""

from collections.abc import Mapping, Sequence
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from experts.directory.exports import harmless
from experts.intake.headings import NUMBER
from experts.intake.template_texts import HINTS, LISTS
from experts.text import printable

LAST_ROW = 1_048_576  # of any sheet
MAY_BE_NEW = {"agency"}  # what need not be on its list
WIDE = {
    *("name", "name_local", "agency", "parent_agency", "position", "unit", "competencies", "summary", "summary_local"),
    *("evidence", "assignment_title", "assignment_organiser", "qualification", "institution"),
    *("achievement_title", "achievement_issuer", "achievement_link"),
}
HEADER_FILL = PatternFill("solid", fgColor="FF1F3A5F")
HEADER_FONT = Font(bold=True, color="FFFFFFFF")
NO_FILL = PatternFill()
EXAMPLE_FONT = Font(italic=True, color="FF595959")

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
        for line in lines:
            sheet.append([line])

    def add_sheet(self, title: str, headings: Headings) -> None:
        sheet = self._workbook.create_sheet(title)
        sheet.freeze_panes = "B2"
        sheet.column_dimensions["A"].width = 10
        for column, field in enumerate(headings, start=2):
            letter = get_column_letter(column)
            sheet.column_dimensions[letter].width = 36 if field in WIDE else 18
            if rule := self._rule(field):
                rule.add(f"{letter}2:{letter}{LAST_ROW}")
                sheet.data_validations.append(rule)
        names = (NUMBER[self._language], *headings.values())
        sheet.append([_styled(sheet, name, HEADER_FONT, HEADER_FILL) for name in names])
        self._sheets[title], self._headings[title] = sheet, headings

    def add_row(self, title: str, number: object, values: Mapping[str, object], *, is_example: bool = False) -> None:
        sheet = self._sheets[title]
        row = [_harmless(value) for value in (number, *(values.get(field) for field in self._headings[title]))]
        sheet.append([_styled(sheet, value, EXAMPLE_FONT) for value in row] if is_example else row)

    def save(self, file: IO[bytes]) -> None:
        sheet = self._workbook.create_sheet(LISTS[self._language])
        for column, (field, values) in enumerate(self._lists.items(), start=1):
            letter = get_column_letter(column)
            sheet.column_dimensions[letter].width = 36
            if values:
                reference = f"'{sheet.title}'!${letter}$1:${letter}${len(values)}"
                self._workbook.defined_names[f"list_{field}"] = DefinedName(f"list_{field}", attr_text=reference)
        for row in range(max(map(len, self._lists.values()), default=0)):
            sheet.append([_harmless(values[row]) if row < len(values) else None for values in self._lists.values()])
        self._workbook.save(file)

    def _rule(self, field: str) -> DataValidation | None:
        hint = HINTS.get(field, {}).get(self._language)
        if not hint and not self._lists.get(field):
            return None
        rule = DataValidation(allow_blank=True, prompt=hint, showInputMessage=bool(hint))
        if self._lists.get(field):
            rule.type, rule.formula1, rule.showErrorMessage = "list", f"list_{field}", True
            rule.errorStyle = "warning" if field in MAY_BE_NEW else "stop"
        return rule


def _styled(sheet: Worksheet, value: object, font: Font, fill: PatternFill = NO_FILL) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value)
    cell.font, cell.fill = font, fill
    return cell


def _harmless(value: object) -> object:
    return harmless(printable(value)) or None if isinstance(value, str) else value
