"""What the text of a cell stands for: each function gives it, or None where the text stands for nothing."""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from experts.intake import dates, synonyms
from experts.intake.cells import Cells
from experts.models import Official
from experts.text import letters

T = TypeVar("T")

WEEKS = re.compile(r"(\d+)(?: ?(?:weeks?|wks?|minggu))?", re.IGNORECASE)
NOT_A_YEAR = _("It is not a year from 1940 to the next one, in four digits.")


def limit(model: type[Model], field: str) -> int | None:
    return getattr(model._meta.get_field(field), "max_length", None)


def by_letters(known: Mapping[str, T]) -> Callable[[str], T | None]:
    return lambda text: known.get(letters(text))


def yes_or_no(text: str) -> bool | None:
    said = letters(text)
    return True if said in synonyms.YES else False if said in synonyms.NO else None


def whole_number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 19 else None


def weeks(text: str) -> int | None:
    found = WEEKS.fullmatch(text)
    return _allowed(Official, "notice_weeks", found[1]) if found else None


def web_address(text: str) -> str | None:
    return _valid(text, URLValidator(schemes=["http", "https"]))


def secure_address(text: str) -> str | None:
    return _valid(text, URLValidator(schemes=["https"]))


def year(cells: Cells, column: str, model: type[Model], field: str) -> int | None:
    """As the model's field allows it."""
    return cells.one(column, lambda text: _allowed(model, field, text), NOT_A_YEAR)


def day(cells: Cells, column: str, parse: Callable[[str], T]) -> T | None:
    text = cells.text(column)
    try:
        return parse(text) if text else None
    except dates.NotADateError as error:
        cells.wrong(column, str(error))
        return None


def _valid(text: str, validate: Callable[[str], None]) -> str | None:
    try:
        validate(text)
    except ValidationError:
        return None
    return text


def _allowed(model: type[Model], field: str, text: str) -> int | None:
    try:
        return getattr(model, field).field.clean(text, None) if text.isdecimal() else None
    except ValidationError:
        return None
