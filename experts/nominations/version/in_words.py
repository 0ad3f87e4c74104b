"""The columns of versions, in words of the reader’s language."""

from datetime import date
from typing import Any

from django.db.models import DateField, Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from experts.intake import in_words

KEYLESS = {"agency_id": "agency", "competency_id": "own_words"}  # what is named instead of something that has a key


class Words(in_words.Words):
    """The names of what versions refer to are read once for each kind of thing."""

    def __init__(self) -> None:
        super().__init__(proposed={})

    def part(self, model: type[Model]) -> str:
        return capfirst(str(model._meta.verbose_name))

    def naming(self, model: type[Model], row: dict[str, Any]) -> str:
        column = next(column for column in ("value", *in_words.NAMING) if column in row)
        return self.show(model, column, row[column]) or row.get("own_words", "")

    def row(self, model: type[Model], row: dict[str, Any]) -> str:
        """All of a part in one line."""
        columns = [column for column in row if column not in ("pk", "agency", "own_words")]
        told = {column: _as_date(model, column, row[column]) for column in columns}
        keyless = [self.cell(model, row, column) for column in KEYLESS if row.get(KEYLESS[column])]
        return ", ".join([*keyless, *self.said(model, told)])

    def cell(self, model: type[Model], row: dict[str, Any], column: str) -> str:
        if column == "agency_id" and row.get("agency"):
            return _("new agency: %s") % row["agency"]
        if column == "competency_id" and row.get("own_words"):
            return _("in own words: “%s”") % row["own_words"]
        return self.show(model, column, row[column])

    def show(self, model: type[Model], column: str, value: Any) -> str:
        return super().show(model, column, _as_date(model, column, value))


def _as_date(model: type[Model], column: str, value: Any) -> Any:
    is_date = value and isinstance(value, str) and isinstance(model._meta.get_field(column), DateField)
    return date.fromisoformat(value) if is_date else value
