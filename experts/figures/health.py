"""How good the public records of each state are.

Counting reads all of them, so it is done by the worker now and then, and kept; the page says when.
"""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db.models import Count, DateField, DurationField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experts.figures.lines import Line
from experts.figures.median import Median
from experts.figures.waiting import OVERDUE
from experts.models import Contact, Expertise, LanguageSkill, Official

KEY = "health-figures"
KEPT = timedelta(minutes=30)  # the worker counts more often: see experts/tasks.py
ALL = ""  # instead of a country's code: all of them together
PUBLIC = Q(status=Official.Status.PUBLISHED)


def _lacks(rows: QuerySet) -> Q:
    return PUBLIC & ~Q(Exists(rows.filter(official=OuterRef("pk"))))


def _alike() -> Q:
    others = Official.objects.filter(country=OuterRef("country"), folded_name=OuterRef("folded_name"))
    in_use = others.exclude(status=Official.Status.WITHDRAWN).exclude(pk=OuterRef("pk"))
    return PUBLIC & Q(Exists(in_use))


# What a reader needs of every record. How complete the records are is the share of these that they have.
PARTS = (
    Line("photo", _("No photo"), Official, lambda: PUBLIC & Q(photo="")),
    Line("summary", _("No summary"), Official, lambda: PUBLIC & Q(summary="", summary_local="")),
    Line("competency", _("No competency"), Official, lambda: _lacks(Expertise.objects.all())),
    Line("language", _("No language of instruction"), Official, lambda: _lacks(LanguageSkill.objects.of_instruction())),
    Line("contact", _("No contact"), Official, lambda: _lacks(Contact.objects.all())),
    Line(
        "availability",
        _("No availability"),
        Official,
        lambda: PUBLIC & Q(modes=[], available_from=None, available_until=None, notice_weeks=None),
    ),
)
ALIKE = Line("alike", _("Likely duplicates"), Official, _alike)
LINES = (*PARTS, ALIKE)
COLUMNS = (*PARTS, OVERDUE, ALIKE)


class Health(NamedTuple):
    at: datetime
    countries: dict[str, dict[str, Any]]  # by code: ``experts``, ``age`` and the number of each column


def health() -> Health:
    kept = cache.get(KEY)
    if kept is not None and timezone.now() - kept[0] < KEPT:
        return Health(*kept)
    return count()


def count() -> Health:
    """Count anew, and keep it."""
    now = timezone.now()
    countries = _experts(timezone.localdate(now))
    for line in COLUMNS:  # one by one, which PostgreSQL does five times as fast as all at once
        found = line.by_country(Official.objects.all())
        found[ALL] = sum(found.values())
        for country, row in countries.items():
            row[line.name] = found.get(country, 0)
    cache.set(KEY, (now, countries), timeout=None)
    return Health(now, countries)


def _experts(today: date) -> dict[str, dict[str, Any]]:
    """How many there are, and how long ago half of them have been looked at."""
    age = ExpressionWrapper(Value(today, DateField()) - F("looked_at"), output_field=DurationField())
    wanted: dict[str, Any] = {"experts": Count("pk"), "age": Median(age)}
    public = Official.objects.published().with_last_look().order_by()
    by_country: Any = public.values("country").annotate(**wanted)
    return {row["country"]: row for row in by_country} | {ALL: public.aggregate(**wanted)}


def completeness(row: dict[str, Any]) -> int | None:
    """In percent, rounded down so that only a complete one is a hundred."""
    wanted = row["experts"] * len(PARTS)
    lacking = sum(row[part.name] for part in PARTS)
    return 100 * (wanted - lacking) // wanted if wanted else None
