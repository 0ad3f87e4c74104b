"""What the letter says, in the active language: one text for the PDF and for the page that browsers print."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from experts.models import Country, Engagement, Official, Request
from experts.text import clean, printable

DAY = "j F Y"  # a letter abbreviates no month
BY_HAND = "." * 40  # where somebody writes


@dataclass(frozen=True)
class Letter:
    language: str
    sender: list[str]
    day: str
    to: list[str]
    about: str
    opening: str
    asks: str
    experts: list[str]
    facts: list[tuple[str, str]]
    message: str
    thanks: str
    closing: str
    sign: str
    signer: list[str]


def letter_of(request: Request) -> Letter:
    lines = request.engagements.exclude(state__in=(*Engagement.REFUSED, Engagement.State.CANCELLED))
    experts = [line.official for line in lines.select_related("official__country").order_by("position", "pk")]
    return Letter(
        language=get_language() or request.language,
        sender=[_plain(request.organisation), *([str(request.country)] if request.country else [])],
        day=f"{BY_HAND}, {date_format(timezone.localdate(), DAY)}",
        to=[_("To:"), *_addressed_to(experts)],
        about=_("Request for an expert, number %(number)s in the ASEAN Expert Pool") % {"number": request.pk},
        opening=_("Dear colleagues,"),
        asks=_asks(request, len(experts)),
        experts=[f"{expert.full_name} ({expert.country})" for expert in experts],
        facts=list(_facts(request)),
        message=_plain(request.message),
        thanks=_("We thank you and look forward to your answer."),
        closing=_("Yours sincerely,"),
        sign=_("Signature and stamp"),
        signer=[_plain(request.requester_name), _plain(request.organisation)],
    )


def _plain(text: str) -> str:
    """Without tabulators and what isn’t seen, of which no typeface has a picture."""
    return "\n".join(clean(printable(line)) for line in text.split("\n"))


def _addressed_to(experts: list[Official]) -> list[str]:
    """The focal points of the experts’ countries; BKN where the seat is vacant, and where nobody is chosen."""
    bkn = _("Badan Kepegawaian Negara (BKN)")
    asked = {expert.country_id for expert in experts}
    countries = Country.objects.filter(pk__in=asked).with_focal_agency()
    seats = [
        _("%(agency)s, focal point of %(country)s") % {"agency": country.focal_agency, "country": country}
        if country.focal_agency
        else bkn
        for country in countries
    ]
    return list(dict.fromkeys(seats)) or [bkn]


def _asks(request: Request, number: int) -> str:
    if not number:
        asks = _("%(organisation)s asks you to find an expert.")
    elif number > 1 and request.in_turn:
        asks = _("%(organisation)s asks for one of these experts, in this order:")
    else:
        asks = ngettext("%(organisation)s asks for this expert:", "%(organisation)s asks for these experts:", number)
    return asks % {"organisation": _plain(request.organisation)}


def _facts(request: Request) -> Iterator[tuple[str, str]]:
    yield _("What for"), request.get_purpose_display()
    labels = ", ".join(competency.label for competency in request.competencies.with_labels())
    if subject := "; ".join(filter(None, [labels, _plain(request.wanted)])):
        yield _("Subject"), subject
    people = ngettext("(%(number)s person)", "(%(number)s people)", request.participants or 0)
    if audience := _with_number(_plain(request.audience), request.participants, people):
        yield _("For whom"), audience
    hours = ngettext("(%(number)s hour)", "(%(number)s hours)", request.hours or 0)
    if request.starts_on:
        days = " – ".join(date_format(day, DAY) for day in (request.starts_on, request.ends_on) if day)
        yield _("When"), _with_number(days, request.hours, hours)
    ways = [request.get_mode_display(), _plain(request.place), str(request.language_wanted or "")]
    yield _("How"), ", ".join(filter(None, ways))
    yield _("Paid"), _paid(request)
    if request.answer_by:
        yield _("Answer by"), date_format(request.answer_by, DAY)


def _with_number(text: str, number: int | None, counted: str) -> str:
    return f"{text} {counted % {'number': number}}".strip() if number else text


def _paid(request: Request) -> str:
    known = {
        frozenset(["travel", "fee"]): _("Travel, stay and a fee"),
        frozenset(["travel"]): _("Travel and stay"),
        frozenset(["fee"]): _("A fee"),
    }
    return known.get(frozenset(request.covers), _("Nothing"))
