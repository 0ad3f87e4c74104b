"""Form fields for a query string: what they don't understand they tell, and what they do understand still counts."""

import re
from collections.abc import Container, Iterable
from datetime import date
from typing import Any, Protocol

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from experts.text import clean, words

MAX_LENGTH = 200
MAX_WORDS = 12


def quoted(values: Iterable[str]) -> str:
    """Values as typed, fit to be repeated to the reader."""
    shown = [f"“{Truncator(clean(value)).chars(40)}”" for value in values]
    return ", ".join(shown[:5]) + (" …" if len(shown) > 5 else "")


def not_known(label: str, values: Iterable[str]) -> ValidationError:
    return ValidationError(
        _("%(filter)s: %(values)s isn’t known here, so it was left out.") % {"filter": label, "values": quoted(values)}
    )


class Forgiving(Protocol):
    """A field that can tell the understood part of a value from the rest."""

    def understood(self, value: Any) -> Any: ...


class SeveralField(forms.Field):
    """Any number of the known values, each once."""

    widget = forms.SelectMultiple

    def __init__(self, *, known: Container[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.known = known

    def clean(self, value: list[str] | None) -> tuple[str, ...]:
        known = self.understood(value or [])
        unknown = [each for each in value or [] if each and each not in known]
        if unknown:
            raise not_known(str(self.label), unknown)
        return known

    def understood(self, value: list[str]) -> tuple[str, ...]:
        return tuple(each for each in dict.fromkeys(value) if each in self.known)


class WordsField(forms.Field):
    """Free text, of which only so much is searched."""

    def clean(self, value: str | None) -> str:
        text = clean(value or "")
        used = self.understood(text)
        if "\0" in (value or ""):
            raise ValidationError(_("The search had characters that can’t be searched; they were left out."))
        if text and not used:
            raise ValidationError(_("There is no word to search for in %(text)s.") % {"text": quoted([text])})
        if used != text:
            raise ValidationError(_("The search is too long; only its beginning was used."))
        return used

    def understood(self, value: str) -> str:
        text = clean(value)
        if len(text) > MAX_LENGTH:
            text = text[:MAX_LENGTH].rpartition(" ")[0] or text[:MAX_LENGTH]
        if len(text.split()) > MAX_WORDS:
            text = " ".join(text.split()[:MAX_WORDS])
        return text if words(text) else ""


class MonthField(forms.Field):
    """A month as ``2026-05``; becomes its first day."""

    def clean(self, value: str | None) -> date | None:
        month = self.understood(value or "")
        if value and month is None:
            raise ValidationError(
                _("%(filter)s: %(values)s isn’t a month. Write it as 2027-05.")
                % {"filter": self.label, "values": quoted([value])}
            )
        return month

    def understood(self, value: str) -> date | None:
        match = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", value, re.ASCII)
        return date(int(match[1]), int(match[2]), 1) if match else None


class PageField(forms.Field):
    def clean(self, value: str | None) -> int:
        if value and not self._is_number(value):
            raise ValidationError(
                _("%(values)s isn’t the number of a page, so this is the first one.") % {"values": quoted([value])}
            )
        return self.understood(value or "")

    def understood(self, value: str) -> int:
        return int(value) if self._is_number(value) else 1

    @staticmethod
    def _is_number(value: str) -> bool:
        return bool(re.fullmatch(r"[1-9]\d{0,20}", value, re.ASCII))


class OneField(forms.ChoiceField):
    def clean(self, value: str | None) -> str:
        if value and not self.valid_value(value):
            raise not_known(str(self.label), [value])
        return value or ""

    def understood(self, value: str) -> str:
        return ""
