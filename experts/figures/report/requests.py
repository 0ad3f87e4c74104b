from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experts.figures.demand import Answers, answers, answers_of_all, demand, needs, refusals
from experts.figures.report.chart import draw
from experts.figures.report.section import Row, Section, Table
from experts.figures.report.span import Span
from experts.figures.report.standing import published_at, standing_at
from experts.figures.supply import supply
from experts.models import Country, Engagement, Expertise, Language, MissedTerm

MOST = 20
NOBODY = Answers(0, 0, 0, 0, 0, None)


def requests(span: Span, countries: list[Country]) -> Section:
    note = _(
        "Requests that were sent in the year, and experts whose focal points were asked in it; what became of them is "
        "told as of today. Not found: nobody was named, or all declined or did not answer. Half of the answers came "
        "within the days told."
    )
    tables = [_needs(span), _asked_for(span), _answers(span, countries), _refusals(span), _words(span)]
    return Section("requests", _("Demand and supply"), note, tables)


def _needs(span: Span) -> Table:
    found = needs(span.start, span.end)
    return Table(
        sheet=_("Requests"),
        title=_("Requests"),
        head=[_("Requests"), _("Number")],
        rows=[
            Row(gettext("All"), [found.requests]),
            Row(gettext("Nobody is named"), [found.without_experts]),
            Row(gettext("Not found"), [found.not_found]),
        ],
    )


def _asked_for(span: Span) -> Table:
    found = demand(span.start, span.end, MOST)
    public = standing_at(Expertise, span.end).filter(official__in=published_at(span.end).values("pgh_obj_id"))
    experts = supply([each.competency.pk for each in found], public)
    rows = [
        Row(each.competency.label, [each.requests, each.not_found, each.held, experts[each.competency.pk]])
        for each in found
    ]
    return Table(
        sheet=_("Asked for"),
        title=_("The competencies asked for most"),
        head=[_("Competency"), _("Requests"), _("Not found"), _("Took place"), _("Experts at the end")],
        rows=rows,
        chart=draw(_("Requests for each of these competencies"), rows, 0),
    )


def _answers(span: Span, countries: list[Country]) -> Table:
    found = answers(span.start, span.end)
    rows = [_row(str(country), found.get(country.code, NOBODY)) for country in countries]
    return Table(
        sheet=_("Answers"),
        title=_("How states answer"),
        head=[
            _("Country"),
            _("Experts asked for"),
            _("Accepted"),
            _("Declined"),
            _("Lapsed"),
            _("Took place"),
            _("Accepted of the answered, %"),
            _("Days to the answer"),
        ],
        rows=rows,
        total=_row(gettext("All states"), answers_of_all(span.start, span.end)),
        chart=draw(_("Days to the answer, by state"), rows, -1),
    )


def _row(label: str, told: Answers) -> Row:
    counts = [told.forwarded, told.accepted, told.declined, told.lapsed, told.held]
    return Row(label, [*counts, told.acceptance, told.days])


def _refusals(span: Span) -> Table:
    counted = refusals(span.start, span.end)
    return Table(
        sheet=_("Reasons"),
        title=_("Why focal points declined"),
        head=[_("Reason"), _("Number")],
        rows=[Row(str(label), [counted[reason]]) for reason, label in Engagement.Reason.choices],
    )


def _words(span: Span) -> Table:
    """Of a word, only the first day, the last one and the whole number are kept."""
    searched = MissedTerm.objects.open().filter(first_on__lt=span.end, last_on__gte=span.start)
    languages: dict[Any, str] = {language.code: str(language) for language in Language.objects.all()}
    rows = [
        Row(missed.term, [languages.get(missed.language, missed.language), missed.times]) for missed in searched[:MOST]
    ]
    return Table(
        sheet=_("Searched, not found"),
        title=_("Words that were searched and not understood"),
        head=[_("Term"), _("Language"), _("Times in all")],
        rows=rows,
    )
