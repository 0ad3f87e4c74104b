from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta
from itertools import chain
from statistics import median
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experts.figures.report.chart import draw
from experts.figures.report.section import Row, Section, Table
from experts.figures.report.span import Span
from experts.models import Country, Nomination, NominationStep

Kind, State = Nomination.Kind, Nomination.State
STEPS = {
    State.PROPOSED: _("Proposed"),
    State.ENDORSED: _("Endorsed"),
    State.RETURNED: _("Returned"),
    State.APPROVED: _("Approved"),
    State.DECLINED: _("Declined"),
    State.WITHDRAWN: _("Taken back"),
}
TIMES = (_("Days from proposed to endorsed"), _("Days from endorsed to decided"), _("Days in all"))
Times = tuple[timedelta | None, timedelta, timedelta]
Counts = Counter[tuple[str, str, str]]  # by country, kind and the state after the step


def nominations(span: Span, countries: list[Country]) -> Section:
    counts = _steps(span)
    note = _(
        "Steps that were taken in the year, each nomination once. Half of the nominations took no longer than the days "
        "told; they are counted for those that BKN decided on in the year."
    )
    return Section(
        "nominations",
        _("Nominations"),
        note,
        [_acts(counts, countries), _kinds(counts, countries), _times(span, countries)],
    )


def _steps(span: Span) -> Counts:
    taken = NominationStep.objects.filter(at__gte=span.start, at__lt=span.end).order_by()
    grouped = taken.values_list("nomination__country", "nomination__kind", "after")
    return Counter({tuple(key): number for *key, number in grouped.annotate(Count("nomination", distinct=True))})


def _acts(counts: Counts, countries: list[Country]) -> Table:
    def row(label: str, codes: set[str]) -> Row:
        return Row(label, [_sum(counts, codes, Kind.values, state) for state in STEPS])

    rows = [row(str(country), {country.code}) for country in countries]
    return Table(
        sheet=_("Nominations"),
        title=_("What became of nominations"),
        head=[_("Country"), *STEPS.values()],
        rows=rows,
        total=row(gettext("All states"), {country.code for country in countries}),
        chart=draw(_("Approved nominations, by state"), rows, list(STEPS).index(State.APPROVED)),
    )


def _kinds(counts: Counts, countries: list[Country]) -> Table:
    def row(label: str, codes: set[str]) -> Row:
        return Row(label, [_sum(counts, codes, [kind], State.APPROVED) for kind in Kind.values])

    return Table(
        sheet=_("Approved by kind"),
        title=_("What was approved"),
        head=[_("Country"), *Kind.labels],
        rows=[row(str(country), {country.code}) for country in countries],
        total=row(gettext("All states"), {country.code for country in countries}),
    )


def _sum(counts: Counts, codes: set[str], kinds: Iterable[str], state: str) -> int:
    return sum(counts[code, kind, state] for code in codes for kind in kinds)


def _times(span: Span, countries: list[Country]) -> Table:
    decided = _decided(span)
    rows = [_row(str(country), decided[country.code]) for country in countries]
    return Table(
        sheet=_("Times"),
        title=_("How long nominations took"),
        head=[_("Country"), _("Decided by BKN"), *TIMES],
        rows=rows,
        total=_row(gettext("All states"), [*chain(*decided.values())]),
        chart=draw(_("Days from endorsed to decided, by state"), rows, 2),
    )


def _decided(span: Span) -> dict[str, list[Times]]:
    """By country, the times of those that BKN decided on, which are those that had been endorsed."""
    proposed = NominationStep.objects.filter(nomination=OuterRef("pk"), after=State.PROPOSED).order_by("pk")
    decided = Nomination.objects.filter(
        decided_at__gte=span.start, decided_at__lt=span.end, endorsed_at__isnull=False
    ).order_by()
    days: Any = decided.annotate(first=Subquery(proposed.values("at")[:1])).values_list(
        "country", "first", "endorsed_at", "decided_at"
    )
    found: dict[str, list[Times]] = defaultdict(list)
    for country, first, endorsed, at in days:
        found[country].append((endorsed - first if first else None, at - endorsed, at - (first or endorsed)))
    return found


def _row(label: str, decided: list[Times]) -> Row:
    columns = zip(*decided, strict=True) if decided else ((), (), ())
    return Row(label, [len(decided), *map(_median, columns)])


def _median(times: Iterable[timedelta | None]) -> float | None:
    """In days."""
    days = [time / timedelta(days=1) for time in times if time is not None]
    return round(median(days), 1) if days else None
