"""What the list of all changes is filtered by: noun, person, source, action, and a year, month or day."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from pghistory.models import Context

from experts.admin.sources import ACTIONS, DATABASE, SOURCES
from experts.history.listing import Place
from experts.models import User
from experts.text import clean

PEOPLE = 50  # whose names may hold what is looked for
ANY = ("", _("Any"))


class Period(forms.CharField):
    """“2026”, “2026-11” or “2026-11-24”."""

    def clean(self, value: Any) -> tuple[int, ...]:
        text = super().clean(value)
        if not text:
            return ()
        try:
            parts = tuple(int(part) for part in text.split("-"))
            if not 1 <= len(parts) <= 3 or not 1900 < date(*(*parts, 1, 1)[:3]).year < 3000:
                raise ValueError
        except (TypeError, ValueError, OverflowError):
            raise ValidationError(_("Choose a day, a month or a year.")) from None
        return parts


class PlaceField(forms.CharField):
    """Where a page begins: what its address says."""

    def clean(self, value: Any) -> Place | None:
        at, noun, pk = [*(super().clean(value) or "").split("|"), "", ""][:3]
        try:
            return Place(datetime.fromisoformat(at), noun, int(pk)) if at else None
        except (ValueError, OverflowError):
            raise ValidationError("") from None

    @staticmethod
    def text(place: Place) -> str:
        return f"{place.at.isoformat()}|{place.noun}|{place.pk}"


class ChangeFilter(forms.Form):
    noun = forms.ChoiceField(label=_("What"), required=False)
    who = forms.CharField(label=_("Who (name or e-mail)"), required=False, max_length=150)
    source = forms.ChoiceField(label=_("From where"), choices=[ANY, *SOURCES.items()], required=False)
    act = forms.ChoiceField(label=_("Action"), choices=[ANY, *ACTIONS.items()], required=False)
    period = Period(required=False, widget=forms.HiddenInput, max_length=10)
    after = PlaceField(required=False, widget=forms.HiddenInput, max_length=120)

    def __init__(self, data: Any, nouns: list[Any]) -> None:
        super().__init__(data)
        named = sorted((capfirst(str(noun._meta.verbose_name)), noun._meta.label) for noun in nouns)
        self.fields["noun"].choices = [ANY, *((label, name) for name, label in named)]

    @property
    def wanted(self) -> Q:
        """The events that it lets through, as far as they tell it themselves."""
        by_nobody = Q(pgh_context=None) if self.cleaned_data["source"] == DATABASE else Q()
        return Q(**_times("pgh_created_at", self.cleaned_data["period"])) & by_nobody

    @property
    def contexts(self) -> QuerySet[Context] | None:
        """As part of what they may have been made, if that is asked for."""
        found = self.cleaned_data
        told = {"metadata__source": found["source"], "metadata__action": found["act"]}
        wanted = Q(**{key: value for key, value in told.items() if value not in ("", DATABASE)})
        if who := clean(found["who"]):
            named = User.objects.filter(Q(name__icontains=who) | Q(email__icontains=who))
            keys = list(named.values_list("pk", flat=True)[:PEOPLE])
            wanted &= Q(metadata__user__in=keys) | Q(metadata__by__in=keys)
        if not wanted:
            return None
        return Context.objects.filter(wanted, **_times("created_at", found["period"]))

    def address(self, **changed: str) -> str:
        """The list with the same filters but for what is changed; it begins with the newest again."""
        kept = {name: self.data.get(name, "") for name in ("noun", "who", "source", "act", "period")}
        return "?" + urlencode({name: value for name, value in (kept | changed).items() if value})

    def wider(self) -> Iterator[tuple[str, str]]:
        """The periods around the one that is chosen, and that itself."""
        chosen = self.cleaned_data.get("period") or ()
        if chosen:
            yield str(_("Any time")), self.address(period="")
        for length in range(1, len(chosen) + 1):
            period = "-".join(f"{part:02}" for part in chosen[:length])
            yield period, self.address(period=period)

    def narrower(self, oldest: datetime | None) -> Iterator[tuple[str, str]]:
        for label, period in _inside(self.cleaned_data.get("period") or (), oldest):
            yield label, self.address(period=period)


def _inside(chosen: tuple[int, ...], oldest: datetime | None) -> Iterator[tuple[str, str]]:
    match chosen:
        case (year,):
            yield from ((str(MONTHS[month]), f"{year}-{month:02}") for month in range(1, 13))
        case (year, month):
            days = range(1, monthrange(year, month)[1] + 1)
            yield from ((str(day), f"{year}-{month:02}-{day:02}") for day in days)
        case () if oldest:
            years = range(timezone.localtime(oldest).year, timezone.localdate().year + 1)
            yield from ((str(year), str(year)) for year in years)


def _times(column: str, period: tuple[int, ...]) -> dict[str, datetime]:
    match period:
        case (year,):
            first, last = date(year, 1, 1), date(year, 12, 31)
        case (year, month):
            first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        case (year, month, day):
            first = last = date(year, month, day)
        case _:
            return {}
    start, end = (timezone.make_aware(datetime.combine(day, time.min)) for day in (first, last + timedelta(days=1)))
    return {f"{column}__gte": start, f"{column}__lt": end}
