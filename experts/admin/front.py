"""The administrators' front page: what waits, and how good the records are; each number leads to its list."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import Count
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from experts.access import may_read_reports, may_review
from experts.admin.attention import address_of, list_of
from experts.admin.front_demand import demand_and_supply
from experts.admin.numbers import Number, Row
from experts.figures.health import ALL, COLUMNS, completeness, health
from experts.figures.lines import Line
from experts.figures.waiting import BY_COUNTRY, OTHERS
from experts.models import Country, Official, Request

MONTH = 30.44  # days


def front(site: AdminSite, request: HttpRequest) -> dict[str, Any]:
    """What the front page tells this reader: of every noun what its lists would show."""
    countries = list(Country.objects.all())
    context: dict[str, Any] = {
        "waits": _totals(site, request, _seen(site, request, OTHERS)),
        "waits_by_country": _by_country(site, request, countries),
        "year": timezone.localdate().year if may_read_reports(request.user) else None,
        "answers_requests": may_review(request.user),
    }
    if site.get_model_admin(Request).has_view_permission(request):
        context |= demand_and_supply(countries)
    if site.get_model_admin(Official).has_view_permission(request):
        context |= _health(countries)
    return context


def _seen(site: AdminSite, request: HttpRequest, lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if site.get_model_admin(line.noun).has_view_permission(request)]


def _totals(site: AdminSite, request: HttpRequest, lines: list[Line]) -> list[Number]:
    """One query for the lines of a noun; of officials one for each, which an index serves."""
    counted: dict[str, int] = {}
    for noun in dict.fromkeys(line.noun for line in lines):
        rows = site.get_model_admin(noun).get_queryset(request).order_by()
        of_noun = [line for line in lines if line.noun is noun]
        if noun is Official:
            counted |= {line.name: line.of(rows).count() for line in of_noun}
        else:
            counted |= rows.aggregate(**{line.name: Count("pk", line.where(), distinct=True) for line in of_noun})
    return [Number(counted[line.name], address_of(line), line.label) for line in lines]


def _by_country(site: AdminSite, request: HttpRequest, countries: list[Country]) -> dict[str, Any]:
    lines = _seen(site, request, BY_COUNTRY)
    counted = {line: line.by_country(site.get_model_admin(line.noun).get_queryset(request)) for line in lines}
    rows = [
        Row(
            str(country), [Number(counted[line].get(country.code, 0), address_of(line, country.code)) for line in lines]
        )
        for country in countries
        if any(country.code in numbers for numbers in counted.values())
    ]
    totals = [Number(sum(counted[line].values()), address_of(line)) for line in lines]
    return {"lines": lines, "rows": rows, "all": Row(gettext("All states"), totals)}


def _health(countries: list[Country]) -> dict[str, Any]:
    at, found = health()
    rows = [
        _health_of(str(country), country.code, found[country.code]) for country in countries if country.code in found
    ]
    return {
        "health_at": at,
        "health_columns": COLUMNS,
        "health": rows,
        "health_of_all": _health_of(gettext("All states"), ALL, found[ALL]),
    }


def _health_of(label: str, country: str, row: dict[str, Any]) -> Row:
    of_country = {"country__code__exact": country} if country else {}
    experts = Number(row["experts"], list_of(Official, status__exact=Official.Status.PUBLISHED, **of_country))
    numbers = [Number(row[line.name], address_of(line, country)) for line in COLUMNS]
    complete = completeness(row)
    return Row(label, [experts, *numbers], ["–" if complete is None else f"{complete} %", _in_words(row["age"])])


def _in_words(age: timedelta | None) -> str:
    if age is None:
        return "–"
    months = int(age.days / MONTH)
    if months < 1:
        return gettext("under a month")
    return ngettext("%d month", "%d months", months) % months
