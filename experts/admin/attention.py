"""The lists are narrowed by what the front page counts, so that a number and the list behind it are one query."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from experts.figures import health, waiting
from experts.figures.lines import Line

LINES = (*waiting.BY_COUNTRY, *waiting.OTHERS, *health.LINES)
NEEDS = "needs"


def lines_of(noun: type[Model]) -> dict[str, Line]:
    return {line.name: line for line in LINES if line.noun is noun}


class Needs(admin.SimpleListFilter):
    """Not offered where there is nothing to choose."""

    title = _("what needs attention")
    parameter_name = NEEDS

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(name, line.label) for name, line in lines_of(model_admin.model).items()]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        line = lines_of(queryset.model).get(self.value() or "")
        return line.of(queryset) if line else queryset


def list_of(noun: type[Model], **wanted: str) -> str:
    """The address of the list of a noun, narrowed."""
    there = reverse(f"admin:experts_{noun._meta.model_name}_changelist")
    return f"{there}?{urlencode(wanted)}" if wanted else there


def address_of(line: Line, country: str = "") -> str:
    """Of the list with just the rows of the line, of one country or of all."""
    of_country = {f"{line.country}__code__exact": country} if country else {}
    return list_of(line.noun, **{NEEDS: line.name}, **of_country)
