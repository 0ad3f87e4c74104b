"""What waits for somebody at BKN. One more entry here is one more line of the front page and one more filter."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experts.engagements.reminders import BKN_TOLD
from experts.figures.lines import Line
from experts.models import (
    Agency,
    Correction,
    Engagement,
    Intake,
    Membership,
    MissedTerm,
    Nomination,
    Official,
    OutgoingMail,
    ProposedWord,
    Request,
)
from experts.nominations.ages import DUE_AFTER, months_before

SOON, LATE = 3, 10  # days


def _endorsed(since: int, before: int | None = None) -> Callable[[], Q]:
    """Waiting for BKN for at least so many days, and less than so many."""

    def where() -> Q:
        now = timezone.now()
        waiting = Q(state=Nomination.State.ENDORSED, endorsed_at__lte=now - timedelta(days=since))
        return waiting if before is None else waiting & Q(endorsed_at__gt=now - timedelta(days=before))

    return where


def _stands_in() -> Q:
    """While a state has no focal point, administrators endorse what its agencies propose."""
    return Q(state=Nomination.State.PROPOSED) & _nobody_speaks_for_it()


def _answers_instead() -> Q:
    """And they answer what is asked about its experts."""
    return Q(state=Engagement.State.FORWARDED) & _nobody_speaks_for_it()


def _nobody_speaks_for_it() -> Q:
    focal_points = Membership.objects.filter(role=Membership.Role.FOCAL_POINT, user__is_active=True)
    return ~Q(country__in=focal_points.values("country"))


def _overdue() -> Q:
    """What ``with_last_look()`` calls ``looked_at``, so that an index serves: the later of the two days."""
    day = months_before(timezone.localdate(), DUE_AFTER)
    looked = Q(confirmed_on=None) | Q(confirmed_on__lte=day)
    return looked & Q(status=Official.Status.PUBLISHED, published_at__date__lte=day)


def _correction(*, from_official: bool) -> Callable[[], Q]:
    return lambda: Q(state=Correction.State.OPEN, from_official=from_official)


def _intake(*states: Intake.State) -> Callable[[], Q]:
    return lambda: Q(state__in=states)


def _open_missed() -> Q:
    return Q(pk__in=MissedTerm.objects.open().values("pk"))


def _open_words() -> Q:
    return Q(state=ProposedWord.State.OPEN)


State = Intake.State
OVERDUE = Line("renewal", _("Not confirmed for a year"), Official, _overdue)

# The columns of a table by state
BY_COUNTRY = (
    Line("under-3-days", _("Endorsed under 3 days ago"), Nomination, _endorsed(0, SOON)),
    Line("3-to-10-days", _("Endorsed 3 to 10 days ago"), Nomination, _endorsed(SOON, LATE)),
    Line("over-10-days", _("Endorsed over 10 days ago"), Nomination, _endorsed(LATE)),
)
OTHERS = (
    Line("no-focal-point", _("Proposed in states without a focal point"), Nomination, _stands_in),
    Line(
        "without-experts",
        _("Requests for which BKN is to find experts"),
        Request,
        lambda: Q(pk__in=Request.objects.without_experts().values("pk")),
    ),
    Line(
        "late",
        _("Experts asked for, and no answer in time"),
        Engagement,
        lambda: Q(state=Engagement.State.FORWARDED, reminded__gte=BKN_TOLD),
    ),
    Line("unspoken-for", _("Experts asked for in states without a focal point"), Engagement, _answers_instead),
    Line(
        "own-wish",
        _("Hidden since the official wished it, not yet withdrawn"),
        Official,
        lambda: Q(status=Official.Status.HIDDEN, status_reason__in=Official.OWN_WISH),
    ),
    Line(
        "consent",
        _("Approved, and asked for a consent that has not come"),
        Official,
        lambda: Q(pk__in=Official.objects.waiting_for_consent().values("pk")),
    ),
    Line(
        "readers",
        _("Corrections that readers suggest"),
        Correction,
        _correction(from_official=False),
        "official__country",
    ),
    Line(
        "officials",
        _("Corrections by the officials themselves"),
        Correction,
        _correction(from_official=True),
        "official__country",
    ),
    OVERDUE,
    Line("agencies", _("Agencies that nobody has confirmed"), Agency, lambda: Q(is_confirmed=False)),
    Line("missed", _("Words that were searched without finding"), MissedTerm, _open_missed, ""),
    Line("words", _("Words that countries propose"), ProposedWord, _open_words, ""),
    Line(
        "spreadsheets",
        _("Spreadsheets that wait for an answer or a decision"),
        Intake,
        _intake(State.MAPPING, State.ASKING, State.READY),
    ),
    Line("failed", _("Spreadsheets that failed"), Intake, _intake(State.FAILED)),
    Line("mails", _("Mails that could not be sent so far"), OutgoingMail, lambda: Q(sent_at=None, tries__gt=0), ""),
)
