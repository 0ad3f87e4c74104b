"""Records that nobody confirms: their keepers are reminded, and in the end the public no longer sees them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from experts import stewardship
from experts.access import keepers_of
from experts.models import Official, Reminder, User
from experts.models.official import OfficialQuerySet
from experts.nominations import letters
from experts.nominations.ages import HIDDEN_AFTER, REMINDED_AFTER, months_before


@transaction.atomic
def run() -> None:
    """One mail a person about all that is due, and one about all that was hidden; what was told is not told again."""
    today = timezone.localdate()
    hidden = _hide_stale(today)
    due = {months: _newly_due(today, months, until) for months, until in pairwise([*REMINDED_AFTER, HIDDEN_AFTER])}
    keepers = _keepers(official.country_id for officials in [hidden, *due.values()] for official in officials)
    for person, countries in keepers.items():
        theirs = {months: _of(countries, officials) for months, officials in reversed(due.items())}
        if any(theirs.values()):
            letters.remind(person, theirs)
        if gone := _of(countries, hidden):
            letters.tell_stale(person, gone)


def _hide_stale(today: date) -> list[Official]:
    stale = list(
        _published().filter(Q(looked_at__lte=months_before(today, HIDDEN_AFTER))).select_for_update(of=("self",))
    )
    chosen = Official.objects.filter(pk__in=[official.pk for official in stale])
    stewardship.hide(chosen, reason=Official.Reason.STALE, by=None)
    return stale


def _newly_due(today: date, months: int, until: int) -> list[Official]:
    told = Reminder.objects.filter(official=OuterRef("pk"), looked_at=OuterRef("looked_at"), months=months)
    of_this_step = _published().filter(
        ~Exists(told), Q(looked_at__lte=months_before(today, months), looked_at__gt=months_before(today, until))
    )
    officials = list(of_this_step)
    Reminder.objects.bulk_create(Reminder(official=each, looked_at=each.looked_at, months=months) for each in officials)
    return officials


def _published() -> OfficialQuerySet:
    return Official.objects.published().with_last_look()


def _keepers(countries: Iterable[str]) -> dict[User, set[str]]:
    theirs: dict[User, set[str]] = defaultdict(set)
    for country in set(countries):
        for person in keepers_of(country):
            theirs[person].add(country)
    return theirs


def _of(countries: set[str], officials: list[Official]) -> list[Official]:
    return [official for official in officials if official.country_id in countries]
