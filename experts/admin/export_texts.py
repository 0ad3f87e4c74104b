"""What stands in the cells of an export: words and days as people read them, never markup."""

from collections.abc import Callable
from datetime import date, datetime
from html import unescape
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import FileField
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from experts.models.fields import in_reader_language

Read = Callable[[Any], str]


def in_words(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, SafeString):
        return unescape(strip_tags(value)).strip()
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return "; ".join(map(in_words, value))
    return in_reader_language(value) if isinstance(value, dict) else str(value)


def reader_of(field: Any) -> Read:
    """Reads the field of a row."""
    name = field.name
    if isinstance(field, FileField):
        return lambda row: in_words(bool(getattr(row, name)))
    labels = {value: str(label) for value, label in getattr(field, "base_field", field).flatchoices}
    if labels and isinstance(field, ArrayField):
        return lambda row: "; ".join(labels.get(value, value) for value in getattr(row, name) or ())
    if labels:
        return lambda row: labels.get(value := getattr(row, name), in_words(value))
    return lambda row: in_words(getattr(row, name))


def rows_reader(accessor: str, fields: list[Any]) -> Read:
    """Reads rows of another noun into one cell. A mark is told by its name, or not at all."""
    reads = [_naming(field) for field in fields]

    def text(row: Any) -> str:
        return "; ".join(", ".join(filter(None, (read(each) for read in reads))) for each in getattr(row, accessor))

    return text


def _naming(field: Any) -> Read:
    if field.get_internal_type() != "BooleanField":
        return reader_of(field)
    label = str(field.verbose_name)
    return lambda row: label if getattr(row, field.name) else ""
