from collections import defaultdict
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experts.figures.report.chart import draw
from experts.figures.report.section import Row, Section, Table
from experts.figures.report.span import Span
from experts.figures.report.standing import published_at
from experts.models import Country


def experts(span: Span, countries: list[Country]) -> Section:
    before, after = _by_country(span.start), _by_country(span.end)
    rows = [_row(str(country), before[country.code], after[country.code]) for country in countries]
    table = Table(
        sheet=_("Experts"),
        title=_("Experts that the public sees"),
        head=[_("Country"), _("At the beginning"), _("New or back"), _("No longer public"), _("At the end")],
        rows=rows,
        total=_row(gettext("All states"), set().union(*before.values()), set().union(*after.values())),
        chart=draw(_("Experts at the end, by state"), rows, -1),
    )
    note = _("At the end: of the year, or today while it lasts.")
    return Section("experts", _("Experts"), note, [table])


def _by_country(moment: datetime) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for official, country in published_at(moment).values_list("pgh_obj_id", "country"):
        found[country].add(official)
    return found


def _row(label: str, before: set[int], after: set[int]) -> Row:
    return Row(label, [len(before), len(after - before), len(before - after), len(after)])
