"""For pages of the administrators' desk."""

from calendar import monthrange
from datetime import date, datetime
from typing import Any

from django import template
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

register = template.Library()
DECEMBER = 12


@register.inclusion_tag("admin/date_hierarchy.html")
def calendar(cl: Any) -> dict[str, Any]:
    """The drill-down by dates, as Django's, whose choices are read from all rows of the list, twice: here they are
    what the calendar has between the first and the last date of the noun, which an index knows."""
    field = cl.date_hierarchy
    given = [cl.params.get(f"{field}__{part}") for part in ("year", "month", "day")]
    chosen = [int(value) for value in given if value and str(value).isdigit()]
    first, last = _bounds(cl, field)
    if first is None or last is None or (chosen and not (first.year <= chosen[0] <= last.year and all(chosen))):
        return {"show": False}

    def link(*parts: int) -> str:
        names = ("year", "month", "day")
        wanted = {f"{field}__{name}": value for name, value in zip(names, parts, strict=False)}
        return str(cl.get_query_string(wanted, [f"{field}__"]))

    return {"show": True, **_level(chosen, first, last, link)}


def _bounds(cl: Any, field: str) -> tuple[Any, Any]:
    bounds = cl.root_queryset.order_by().aggregate(first=Min(field), last=Max(field))
    return _day(bounds["first"]), _day(bounds["last"])


def _day(value: Any) -> date | None:
    return timezone.localdate(value) if isinstance(value, datetime) else value


def _level(chosen: list[int], first: date, last: date, link: Any) -> dict[str, Any]:
    match chosen:
        case [year, month, day, *_] if month <= DECEMBER and day <= monthrange(year, month)[1]:
            back = {"link": link(year, month), "title": _titled(date(year, month, 1), "YEAR_MONTH_FORMAT")}
            return {"back": back, "choices": [{"title": _titled(date(year, month, day), "MONTH_DAY_FORMAT")}]}
        case [year, month] if month <= DECEMBER:
            days = [date(year, month, number) for number in range(1, monthrange(year, month)[1] + 1)]
            choices = [
                {"link": link(year, month, each.day), "title": _titled(each, "MONTH_DAY_FORMAT")}
                for each in days
                if first <= each <= last
            ]
            return {"back": {"link": link(year), "title": str(year)}, "choices": choices}
        case [year, *_]:
            months = [date(year, number, 1) for number in range(1, DECEMBER + 1)]
            inside = [each for each in months if first.replace(day=1) <= each <= last]
            choices = [{"link": link(year, each.month), "title": _titled(each, "YEAR_MONTH_FORMAT")} for each in inside]
            return {"back": {"link": link(), "title": _("All dates")}, "choices": choices}
    return {"choices": [{"link": link(year), "title": str(year)} for year in range(first.year, last.year + 1)]}


def _titled(day: date, form: str) -> str:
    return capfirst(date_format(day, form))
