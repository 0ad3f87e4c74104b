"""Kinds of column that several nouns use."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from experts import photos

validate_code = RegexValidator(r"^[A-Z]{2}$", _("Use the two capital letters of ISO 3166."))


def this_year() -> int:
    return timezone.localdate().year


class YearField(models.PositiveSmallIntegerField):
    """A year between 1940 and next year (a course may be planned)."""

    default_validators: list[Callable[[Any], None]] = [
        MinValueValidator(1940),
        MaxValueValidator(lambda: this_year() + 1),
    ]


class NamesField(models.JSONField):
    """The names of a thing by language code: ``{"en": "Viet Nam", "id": "Vietnam", "vi": "Việt Nam"}``."""

    description = _("Names by language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": dict, **kwargs})

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
            raise ValidationError(_("Write names as {“en”: “…”, “id”: “…”}."))


def in_reader_language(names: dict[str, str]) -> str:
    """The name in the reader's language, or else the English one."""
    return names.get(get_language() or "en") or names.get("en", "")


class ChoicesField(ArrayField):
    """Several of a few choices, shown as check boxes: the roles of an expert, the modes of teaching."""

    def __init__(self, choices: type[models.TextChoices] | None = None, **kwargs: Any) -> None:
        self.enum = choices
        if choices is not None:
            kwargs["base_field"] = models.CharField(max_length=20, choices=choices.choices)
        super().__init__(**{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        return forms.TypedMultipleChoiceField(
            choices=self.base_field.choices or [],
            coerce=self.base_field.to_python,
            required=not self.blank,
            widget=forms.CheckboxSelectMultiple,
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=self.help_text,
        )


def only_choices(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """The rule that an array column holds nothing but the given choices."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__contained_by": list(choices.values)}), name=name)


class PhotoField(models.ImageField):
    """A portrait: uploads are checked, made small and stripped of metadata before they are kept."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": photos.PhotoFormField, **kwargs})
