"""What may stand in a column of a template, as spreadsheet programs are told it."""

from django.utils.translation import gettext as _
from openpyxl.worksheet.datavalidation import DataValidation

from experts.intake.template_texts import HINTS

DATES = {"since", "until", "available_from", "available_until"}
MAY_BE_NEW = {"agency"}  # what need not be on its list: a new one can be named, and is proposed
LAST_ROW = 1_048_576  # of any sheet
DATE = (
    "OR(AND(ISNUMBER(CELL),CELL>=1900),AND(ISTEXT(CELL),ISNUMBER(VALUE(LEFT(CELL,4))),OR(LEN(CELL)=4,"
    'AND(MID(CELL,5,1)="-",OR(LEN(CELL)=7,LEN(CELL)=10)))))'
)


def rule_of(field: str, letter: str, language: str, *, has_list: bool) -> DataValidation | None:
    """For the column of the letter; None where anything may stand."""
    hint = HINTS.get(field, {}).get(language)
    rule = DataValidation(allow_blank=True, prompt=hint, showInputMessage=bool(hint))
    if field in DATES:
        rule.type, rule.formula1 = "custom", DATE.replace("CELL", f"{letter}2")
        rule.error = _("Write a date as 2020-03-31, 2020-03 or 2020.")
    elif has_list:
        rule.type, rule.formula1 = "list", f"list_{field}"
        rule.errorStyle = "warning" if field in MAY_BE_NEW else "stop"
    rule.showErrorMessage = bool(rule.type)
    rule.add(f"{letter}2:{letter}{LAST_ROW}")
    return rule if rule.type or hint else None
