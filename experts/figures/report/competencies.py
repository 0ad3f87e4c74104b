from collections import Counter, defaultdict

from django.db.models import Count
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experts.figures.report.chart import draw
from experts.figures.report.section import Row, Section, Table
from experts.figures.report.span import Span
from experts.figures.report.standing import published_at, standing_at
from experts.models import Competency, Country, Expertise

MOST, NAMED = 20, 3


def competencies(span: Span, countries: list[Country]) -> Section:
    labels = {competency.pk: competency.label for competency in Competency.objects.with_labels()}
    held = _held(span)
    rows = [_row(str(country), held[country.code], labels) for country in countries]
    of_all: Counter[int] = sum(held.values(), Counter())
    by_country = Table(
        sheet=_("Competencies by state"),
        title=_("Competencies of the experts, by state"),
        head=[_("Country"), _("Different competencies"), _("The most frequent ones")],
        rows=rows,
        total=_row(gettext("All states"), of_all, labels),
        chart=draw(_("Different competencies, by state"), rows, 0),
    )
    note = _("What the experts that are public at the end can be asked for.")
    return Section("competencies", _("Competencies"), note, [by_country, _most_frequent(of_all, held, labels)])


def _held(span: Span) -> dict[str, Counter[int]]:
    """By country, how many experts have each competency."""
    public = published_at(span.end).values("pgh_obj_id")
    theirs = standing_at(Expertise, span.end).filter(official__in=public)
    held: dict[str, Counter[int]] = defaultdict(Counter)
    counted = theirs.order_by().values_list("official__country", "competency").annotate(Count("official"))
    for country, competency, number in counted:
        held[country][competency] = number
    return held


def _row(label: str, held: Counter[int], labels: dict[int, str]) -> Row:
    most = [labels[key] for key, _number in held.most_common(NAMED) if key in labels]
    return Row(label, [len(held), ", ".join(most)])


def _most_frequent(of_all: Counter[int], held: dict[str, Counter[int]], labels: dict[int, str]) -> Table:
    rows = [
        Row(labels[key], [number, sum(key in theirs for theirs in held.values())])
        for key, number in of_all.most_common(MOST)
        if key in labels
    ]
    return Table(
        sheet=_("Competencies"),
        title=_("The most frequent competencies"),
        head=[_("Competency"), _("Experts"), _("Countries")],
        rows=rows,
        chart=draw(_("Experts with each of the most frequent competencies"), rows, 0),
    )
