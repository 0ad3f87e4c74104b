"""A settled engagement as an entry of a calendar (iCalendar, RFC 5545)."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from experts.guards.links import absolute
from experts.models import Engagement


def is_settled(engagement: Engagement) -> bool:
    """It has days that were agreed, or had them and was called off: a calendar takes the entry out then."""
    return engagement.is_settled or engagement.was_called_off


def send(engagement: Engagement) -> HttpResponse:
    content = as_calendar(engagement).to_ical()
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="engagement-{engagement.pk}.ics"'
    return response


def as_calendar(engagement: Engagement) -> Calendar:
    """With no address of anybody: calendars are shared more widely than one thinks."""
    is_off = not engagement.is_settled
    calendar = Calendar()
    calendar.add("prodid", "-//ASEAN Expert Pool//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if is_off else "PUBLISH")
    event = Event()
    event.add("uid", f"engagement-{engagement.pk}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", engagement.steps.count())
    event.add("dtstamp", _last_step(engagement))
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    event.add("summary", f"{engagement.request.get_purpose_display()}: {engagement.expert_name}")
    if not is_off:
        event.add("description", _description(engagement))
    if place := engagement.request.place:
        event.add("location", place)
    _add_days(event, engagement)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar


def _description(engagement: Engagement) -> str:
    profile = absolute(engagement.official.get_absolute_url())
    return _("For %(organisation)s, through the ASEAN Expert Pool: %(profile)s") % {
        "organisation": engagement.request.organisation,
        "profile": profile,
    }


def _add_days(event: Event, engagement: Engagement) -> None:
    """Whole days, whose end is the day after the last; or the same hours on each of the days."""
    first = engagement.starts_on
    assert first is not None  # noqa: S101  the database sees to it
    last = engagement.ends_on or first
    if engagement.begins_at is None or engagement.finishes_at is None:
        event.add("dtstart", first)
        event.add("dtend", last + timedelta(days=1))
        return
    zone = ZoneInfo(engagement.zone)
    event.add("dtstart", datetime.combine(first, engagement.begins_at, zone))
    event.add("dtend", datetime.combine(first, engagement.finishes_at, zone))
    if last > first:
        event.add("rrule", {"freq": "daily", "count": (last - first).days + 1})


def _last_step(engagement: Engagement) -> datetime:
    return engagement.steps.order_by("-pk").values_list("at", flat=True)[0]
