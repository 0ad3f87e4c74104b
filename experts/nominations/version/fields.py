"""Kinds of field that a version of a record has: things are named by typing, and days as exactly as they are known."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from experts.intake import dates
from experts.text import clean

AGENCIES, COMPETENCIES = "agencies", "competencies"  # the ids of the lists from which the browser suggests


class Line(forms.CharField):
    """One line of text, without the characters that nobody sees."""

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


class Named(Line):
    """A thing that is named by typing."""

    def __init__(self, *, listed: str, **kwargs: Any) -> None:
        widget = forms.TextInput({"list": listed, "autocomplete": "off"})
        super().__init__(max_length=300, widget=widget, **kwargs)


class Key(forms.ChoiceField):
    """One of a few things that the database knows; ``source`` is what the lookup calls them."""

    def __init__(self, source: str, *, empty_label: Any = "–", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.source, self.empty_label = source, empty_label

    def clean(self, value: Any) -> str | None:
        return super().clean(value) or None


class Lines(forms.CharField):
    """Several names, one on each line."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": 2}), **kwargs)
        self.most = most

    def clean(self, value: Any) -> list[str]:
        lines = [line for line in map(clean, (super().clean(value) or "").splitlines()) if line]
        if any(len(line) > self.most for line in lines):
            raise ValidationError(_("Each line may have at most %(most)d characters."), params={"most": self.most})
        return list(dict.fromkeys(lines))


class Day(forms.CharField):
    """A day, or the month or year that is known of it: its first day, or its last."""

    def __init__(self, *, parse: Callable[[str], date | None], **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.parse = parse

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        try:
            return self.parse(text) if text else None
        except dates.NotADateError as error:
            raise ValidationError(str(error)) from None


def first_day(label: Any, **kwargs: Any) -> Day:
    return Day(parse=dates.first_day, label=label, required=False, **kwargs)


def last_day(label: Any, **kwargs: Any) -> Day:
    return Day(parse=dates.last_day, label=label, required=False, **kwargs)
