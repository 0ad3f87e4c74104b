"""Demand against supply, on the administrators' front page: in short, of the last twelve months."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext

from experts.admin.attention import list_of
from experts.admin.numbers import Number, Row
from experts.figures.demand import Answers, answers, answers_of_all, demand, last_year
from experts.figures.supply import supply
from experts.models import Country, Engagement, Request

MOST = 5


def demand_and_supply(countries: list[Country]) -> dict[str, Any]:
    since, until = last_year()
    by_country = answers(since, until)
    return {
        "demand_since": since,
        "demand": _asked_for(since, until),
        "answers": [
            _answered(str(country), by_country[country.code], since, country__code__exact=country.code)
            for country in countries
            if country.code in by_country
        ],
        "answers_of_all": _answered(gettext("All states"), answers_of_all(since, until), since),
    }


def _asked_for(since: Any, until: Any) -> list[Row]:
    found = demand(since, until, MOST)
    experts = supply([each.competency.pk for each in found])
    return [
        Row(
            each.competency.label,
            [
                Number(each.requests, _requests(each.competency.pk, since)),
                Number(each.not_found, _requests(each.competency.pk, since, experts="none")),
                Number(experts[each.competency.pk], _experts(each.competency.slug)),
            ],
        )
        for each in found
    ]


def _requests(competency: int, since: Any, **wanted: str) -> str:
    return list_of(Request, competencies__id__exact=str(competency), verified_at__gte=since.isoformat(), **wanted)


def _experts(slug: str) -> str:
    """Whoever asks next sees the same."""
    return f"{reverse('directory:officials')}?{urlencode({'competency': slug})}"


def _answered(label: str, answered: Answers, since: Any, **of_country: str) -> Row:
    asked = Number(answered.forwarded, list_of(Engagement, forwarded_at__gte=since.isoformat(), **of_country))
    accepted = "–" if answered.acceptance is None else f"{answered.acceptance} %"
    return Row(label, [asked], [accepted, "–" if answered.days is None else number_format(answered.days)])
