from collections.abc import Callable

from experts.figures.report.competencies import competencies
from experts.figures.report.experts import experts
from experts.figures.report.nominations import nominations
from experts.figures.report.requests import requests
from experts.figures.report.section import Section
from experts.figures.report.span import Span
from experts.models import Country

# What reports consist of, in this order.
SECTIONS: tuple[Callable[[Span, list[Country]], Section], ...] = (
    experts,
    competencies,
    nominations,
    requests,
)


def sections_of(span: Span) -> list[Section]:
    countries = list(Country.objects.all())
    return [section(span, countries) for section in SECTIONS]
