from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experts.figures.report.chart import draw
from experts.figures.report.section import Row, Section, Table
from experts.figures.report.span import Span
from experts.figures.report.standing import published_at
from experts.models import Country


def experts(span: Span, countries: list[Country]) -> Section:
    before, after = (dict(published_at(day).values_list("pgh_obj_id", "country")) for day in (span.start, span.end))
    rows = [_row(str(country), *(_of(country.code, them) for them in (before, after))) for country in countries]
    table = Table(
        sheet=_("Experts"),
        title=_("Experts that the public sees"),
        head=[_("State"), _("At the beginning"), _("New or back"), _("No longer public"), _("At the end")],
        rows=rows,
        total=_row(gettext("All states"), set(before), set(after)),
        chart=draw(_("Experts at the end, by state"), rows, -1),
    )
    note = _("At the end: of the year, or today while it lasts.")
    return Section("experts", _("Experts"), note, [table])


def _of(code: str, them: dict[int, str]) -> set[int]:
    return {official for official, country in them.items() if country == code}


def _row(label: str, before: set[int], after: set[int]) -> Row:
    return Row(label, [len(before), len(after - before), len(before - after), len(after)])
