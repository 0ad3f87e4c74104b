"""How long ago somebody answerable looked at a record, and what follows."""

from calendar import monthrange
from datetime import date

REMINDED_AFTER = (11, 12, 13)  # months
DUE_AFTER = 12
HIDDEN_AFTER = 15


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or its last one: 28 February for three months before 31 May."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
