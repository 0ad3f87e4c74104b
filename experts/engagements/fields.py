"""Kinds of field that the forms of requests share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FURTHEST = 730  # days ahead that anybody plans


class DayField(forms.DateField):
    """As browsers send it, whatever the language."""

    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {"invalid": gettext_lazy("Write the day as in 2027-03-31.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        days = (value - timezone.localdate()).days
        if days < 0:
            raise ValidationError(_("This day is over."), code="past")
        if days > FURTHEST:
            raise ValidationError(_("Nobody can promise anything for so far ahead: choose an earlier day."), code="far")


class OneLine(forms.CharField):
    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())
