from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import construct_instance
from django.utils.translation import gettext_lazy as _

from experts.nominations.version.fields import Key
from experts.nominations.version.lookup import Lookup


class Part(forms.BaseForm):
    """A part of a version. Nothing is saved by it: what is valid of it becomes columns of a version."""

    preset: frozenset[str] = frozenset()  # fields that have a value in a row in which nobody has written

    def __init__(self, *args: Any, lookup: Lookup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lookup = lookup
        for field in self.fields.values():
            if isinstance(field, Key):
                field.choices = [("", field.empty_label), *lookup.choices(field.source)]

    def columns(self) -> dict[str, Any]:
        """What is valid, by the columns of the model, in what JSON can hold."""
        return {column_of(name, self.fields[name]): plain(value) for name, value in self.cleaned_data.items()}

    @classmethod
    def typed(cls, columns: dict[str, Any], lookup: Lookup) -> dict[str, Any]:
        """What somebody would have typed to have these columns."""
        fields: dict[str, forms.Field] = cls.base_fields  # type: ignore[attr-defined]
        return {name: _as_typed(columns.get(column_of(name, field)), field) for name, field in fields.items()}


class RecordPart(Part, forms.ModelForm):
    """One whose fields are those of a model.

    The database keeps the rules of rows when they are written; to ask it about each part would take queries for each.
    """

    def _post_clean(self) -> None:
        """As a ModelForm does it, but for the constraints."""
        exclude = self._get_validation_exclusions()  # type: ignore[attr-defined]
        try:
            self.instance = construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)
            self.instance.full_clean(exclude=exclude, validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            self._update_errors(error)  # type: ignore[attr-defined]

    def is_in_order(self, first: str, last: str) -> bool:
        start, end = self.cleaned_data.get(first), self.cleaned_data.get(last)
        return not start or not end or start <= end

    def refuse_disorder(self, first: str, last: str) -> None:
        if not self.is_in_order(first, last):
            self.add_error(last, _("It ends before it starts."))


def column_of(name: str, field: forms.Field) -> str:
    return f"{name}_id" if isinstance(field, Key) else name


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _as_typed(value: Any, field: forms.Field) -> Any:
    if isinstance(field, forms.MultipleChoiceField):
        return list(value or [])
    if isinstance(field, forms.BooleanField):
        return bool(value)
    if isinstance(value, list):
        return "\n".join(value)
    return "" if value is None else str(plain(value))
