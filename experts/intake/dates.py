"""Dates and periods as people type them: ``2020``, ``2020-05``, ``1 Mei 2020``, ``2020/2024``, ``2021 – sekarang``."""

import re
from calendar import monthrange
from datetime import date

from django.utils.translation import gettext as _

from experts.text import clean, fold

EARLIEST = 1900
LATEST = 2100
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan january januari",
            "feb february februari",
            "mar march maret",
            "apr april",
            "may mei",
            "jun june juni",
            "jul july juli",
            "aug august agustus agu agt",
            "sep sept september",
            "oct october okt oktober",
            "nov november nop nopember",
            "dec december des desember",
        ],
        1,
    )
    for name in names.split()
}
OPEN = {"", "present", "now", "current", "today", "incumbent", "sekarang", "kini", "saat ini", "...", "…"}
YEAR_FIRST = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?(?:[T ]00:00(?::00)?)?")
DAY_FIRST = re.compile(r"(?:(\d{1,2})[-./ ])?(\d{1,2}|[a-z]+)[-./ ]+(\d{4})")
BETWEEN = re.compile(r"\s+[-–—]+(?:\s+|$)|\s*[–—]\s*|\s+(?:to|until|s\.?d\.?|sampai(?: dengan)?|hingga)\s+")

Period = tuple[date | None, date | None]


class NotADateError(ValueError):
    """The message says what is wrong, in words for whoever typed it."""


def first_day(text: str) -> date:
    """The first day of what is named: of the year, of the month, or the day itself."""
    return _days(text)[0]


def last_day(text: str) -> date | None:
    """The last day of what is named; None where the text says that there is no end."""
    return None if fold(text) in OPEN else _days(text)[1]


def period(text: str) -> Period:
    """From when to when; a single date is the beginning of a period without an end."""
    text = fold(clean(text))
    if (parts := _parts(text)) is None:
        return first_day(text), None
    since = first_day(parts[0]) if parts[0] else None
    return since, last_day(parts[1])


def _parts(text: str) -> tuple[str, str] | None:
    if YEAR_FIRST.fullmatch(text) and not re.fullmatch(r"\d{4}[-./]", text) or DAY_FIRST.fullmatch(text):
        return None
    if years := re.fullmatch(r"(\d{4})-(\d{4})", text):
        return years[1], years[2]
    pieces = BETWEEN.split(text)
    if len(pieces) == 1:
        pieces = text.split("/")
    return (pieces[0].strip(), pieces[1].strip()) if len(pieces) == 2 else None


def _days(text: str) -> tuple[date, date]:
    text = fold(text)
    if match := YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
    elif match := DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    else:
        raise NotADateError(_("It is not a date. Write it as 2026-03-31, 2026-03 or 2026."))
    return _checked(int(year), _month(month), int(day) if day else None)


def _month(text: str | None) -> int | None:
    if text is None or text.isdigit():
        return int(text) if text else None
    if text not in MONTHS:
        raise NotADateError(_("It is not a date: the month is unknown."))
    return MONTHS[text]


def _checked(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if not EARLIEST <= year <= LATEST:
        raise NotADateError(_("The year must be between %(first)d and %(last)d.") % {"first": EARLIEST, "last": LATEST})
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        last = monthrange(year, month)[1] if 1 <= month <= 12 else 0
        return date(year, month, day or 1), date(year, month, day or last)
    except ValueError:
        raise NotADateError(_("There is no such day. Write dates as 2026-03-31.")) from None
