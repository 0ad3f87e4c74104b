"""The form that asks what the columns mean; what was guessed is chosen already."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from experts.intake.columns import SEVERAL, as_told, require
from experts.intake.outcome import UnreadableError
from experts.intake.pages.fields import choices
from experts.models import Country, Intake
from experts.text import clean

SAMPLES = 3
# By name: browsers send a line break in another form than it has.
MARKS = {"": "", "semicolon": ";", "comma": ",", "slash": "/", "bar": "|", "line": "\n"}
MARK_LABELS = [
    ("", _("; or |")),
    ("semicolon", _("; (semicolon)")),
    ("comma", _(", (comma)")),
    ("slash", _("/ (slash)")),
    ("bar", _("| (bar)")),
    ("line", _("new line")),
]
NAME_OF_MARK = {mark: name for name, mark in MARKS.items()}


@dataclass(frozen=True)
class Column:
    printed: str
    samples: Sequence[str]
    meaning: forms.BoundField
    separator: forms.BoundField


@dataclass(frozen=True)
class Sheet:
    title: str
    rows: int
    columns: Sequence[Column]


class ColumnsForm(forms.Form):
    country = forms.ModelChoiceField(
        Country.objects.all(),
        label=_("Country of all rows"),
        required=False,
        empty_label=_("A column says it"),
        error_messages={"invalid_choice": _("This country is not one of the pool’s.")},
    )

    def __init__(self, intake: Intake, data: Any = None, *, is_locked: bool = False) -> None:
        super().__init__(data, initial={"country": intake.country_id})
        self.tables = intake.tables
        if intake.nominates:  # for one country, which was chosen with the file
            self.fields["country"].disabled, self.fields["country"].widget = True, forms.HiddenInput()
        self._choices = choices()
        for place, table in enumerate(self.tables):
            for column, printed in enumerate(table["header"]):
                self._add_column(place, column, table, clean(printed) or str(column + 1))
        for field in self.fields.values():
            field.disabled = is_locked

    def _add_column(self, place: int, column: int, table: dict[str, Any], printed: str) -> None:
        mark = _at(table.get("separators", []), column)
        meaning = forms.ChoiceField(choices=self._choices, required=False, initial=_at(table["fields"], column))
        separator = forms.ChoiceField(choices=MARK_LABELS, required=False, initial=NAME_OF_MARK.get(mark, ""))
        meaning.label = _("Meaning of the column “%s”") % printed
        separator.label = _("Between several values in “%s”") % printed
        for name, field in {"meaning": meaning, "separator": separator}.items():
            field.widget.attrs |= {"aria-label": field.label, "class": name}
            self.fields[f"{name}-{place}-{column}"] = field

    def clean(self) -> None:
        country = self.cleaned_data.get("country")
        for place, table in enumerate(self.told()):
            try:
                told = as_told(table["header"], table["fields"], country=country.pk if country else "")
                require(told)
            except UnreadableError as error:
                again = _given_again(table["fields"])
                where = f"{table['sheet']}: " if len(self.tables) > 1 else ""
                self.add_error(None if again is None else f"meaning-{place}-{again}", f"{where}{error}")

    def told(self) -> list[dict[str, Any]]:
        """The tables with what the form says of their columns."""
        return [
            table
            | {
                "fields": self._given("meaning", place, table),
                "separators": [MARKS[mark] for mark in self._given("separator", place, table)],
            }
            for place, table in enumerate(self.tables)
        ]

    def _given(self, name: str, place: int, table: dict[str, Any]) -> list[str]:
        return [self.cleaned_data.get(f"{name}-{place}-{column}", "") for column in range(len(table["header"]))]

    def sheets(self) -> Iterator[Sheet]:
        for place, table in enumerate(self.tables):
            yield Sheet(table["sheet"], table.get("rows", 0), list(self._columns(place, table)))

    def _columns(self, place: int, table: dict[str, Any]) -> Iterator[Column]:
        for column, printed in enumerate(table["header"]):
            samples = [text for row in table["samples"] if (text := clean(str(_at(row, column))))][:SAMPLES]
            if clean(printed) or samples:
                yield Column(
                    clean(printed), samples, self[f"meaning-{place}-{column}"], self[f"separator-{place}-{column}"]
                )


def _at(values: Sequence[Any], place: int) -> Any:
    return values[place] if place < len(values) else ""


def _given_again(fields: Sequence[str]) -> int | None:
    """The first column that means what another one before it does."""
    for place, field in enumerate(fields):
        if field and field not in SEVERAL and field in fields[:place]:
            return place
    return None
