"""Keeps what was missed: within bounds, as a hash until a second day, and not for ever."""

import logging
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db import DatabaseError, transaction
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from experts.directory.index import keeper
from experts.directory.missed.reading import has_a_name
from experts.directory.reads import one_snapshot
from experts.directory.understanding import understand
from experts.guards.limits import Limit, TooOften
from experts.guards.visitor import network_of
from experts.models import MissedTerm
from experts.models.missed_term import MissedTermQuerySet
from experts.text import language_by_script

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

logger = logging.getLogger(__name__)

NEW_A_DAY = 200
MOST_TIMES_A_DAY = 50  # on average: what is asked for more often than that is known well enough
NEW_OF_ONE_VISITOR = Limit("terms searched without finding", 20, timedelta(days=1))
KEPT_AS_A_HASH, KEPT = timedelta(days=60), timedelta(days=365)
ROBOT = re.compile("bot|crawl|spider|slurp|preview|monitor|python|curl|wget", re.IGNORECASE)


def keeps_missed(view: View[P]) -> View[P]:
    """Keep what the view has put down as ``request.missed``, after its answer: outside of the transaction that reads,
    and without a trace in the answer, which may be kept for others. A page that is served again is not counted again.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if (term := getattr(request, "missed", "")) and _is_asked_by_a_person(request):
            try:
                with transaction.atomic():
                    note(term, get_language() or "en", network_of(request))
            except DatabaseError as error:  # the reader has the answer, which is what counts
                logger.warning("A term that was missed could not be kept: %s", type(error).__name__)
        return response

    return answer


def note(term: str, page_language: str, visitor: str) -> None:
    """One more time. A term that is known costs one statement, and after many times none."""
    language = language_by_script(term) or page_language
    today, key = timezone.localdate(), MissedTerm.key_of(term, language)
    known = MissedTerm.objects.filter(key=key)
    if _count(known, term, today) or known.exists():
        return
    if MissedTerm.objects.filter(first_on=today).count() >= NEW_A_DAY or has_a_name(term):
        return
    try:
        NEW_OF_ONE_VISITOR.use(visitor)
    except TooOften:
        return
    new = MissedTerm(key=key, language=language, first_on=today, last_on=today)
    MissedTerm.objects.bulk_create([new], ignore_conflicts=True)


def tidy() -> None:
    """Forget what is old, what has become known and what has become a name. Meant to run once a day."""
    today = timezone.localdate()
    once_only = Q(term="", dismissed_on=None, last_on__lt=today - KEPT_AS_A_HASH)
    MissedTerm.objects.filter(once_only | Q(last_on__lt=today - KEPT)).delete()
    with one_snapshot():
        lexicon = keeper.current().vocabulary.lexicon
    for missed in MissedTerm.objects.open():
        if not understand(missed.term, lexicon, lambda word: True).rest or has_a_name(missed.term):
            missed.delete()


def _count(known: MissedTermQuerySet, term: str, today: date) -> int:
    is_another_day = Q(last_on__lt=today)
    seldom = Q(times__lt=F("days") * MOST_TIMES_A_DAY)
    return known.filter(is_another_day | seldom).update(
        times=F("times") + 1,
        days=Case(When(is_another_day, then=F("days") + 1), default=F("days"), output_field=IntegerField()),
        term=Case(When(is_another_day & Q(dismissed_on=None), then=Value(term)), default=F("term")),
        last_on=today,
    )


def _is_asked_by_a_person(request: HttpRequest) -> bool:
    """As far as one can tell."""
    fetched_ahead = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    is_robot = ROBOT.search(request.headers.get("User-Agent", ""))
    return request.method == "GET" and "prefetch" not in fetched_ahead and not is_robot
