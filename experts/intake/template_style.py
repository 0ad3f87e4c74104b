"""How a template looks, on the screen and on paper."""

from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

# Else Excel would make 2024-03 the first day of March, which is not when somebody's post ended.
TEXT = "@"
WIDE = {  # columns
    *("name", "name_local", "agency", "parent_agency", "position", "unit", "competencies", "summary", "summary_local"),
    *("evidence", "assignment_title", "assignment_organiser", "qualification", "institution"),
    *("achievement_title", "achievement_issuer", "achievement_link"),
}
FONT = "Calibri"  # that of all other cells
HEADER_FILL = PatternFill("solid", fgColor="FF1F3A5F")
HEADER_FONT = Font(FONT, bold=True, color="FFFFFFFF")
TITLE_FONT = Font(FONT, 16, bold=True, color="FF1F3A5F")
EXAMPLE_FONT = Font(FONT, italic=True, color="FF595959")


def for_printing(sheet: Worksheet) -> None:
    """On paper, all columns beside each other and the header on each page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
