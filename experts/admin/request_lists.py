"""By what the lists of requests and engagements are narrowed."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experts.admin.nomination_lists import WAITS, Strict
from experts.models import Country, Engagement, Request

State = Engagement.State


class RequestState(Strict):
    """Nobody reads what its sender has not confirmed."""

    title = _("state")
    parameter_name = "state__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [each for each in Request.State.choices if each[0] != Request.State.UNVERIFIED]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(state=self.value()) if self.value() else queryset


class Asked(Strict):
    """The countries of the experts."""

    title = _("country asked")
    parameter_name = "asked"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(country.pk, str(country)) for country in Country.objects.all()]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(pk__in=_with_lines(country=self.value())) if self.value() else queryset


class Outcome(Strict):
    """What became of one expert at least: a reason of a focal point, or no word at all."""

    title = _("declined or lapsed")
    parameter_name = "outcome"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [*Engagement.Reason.choices, (State.LAPSED, State.LAPSED.label)]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case None:
                return queryset
            case State.LAPSED:
                return queryset.filter(pk__in=_with_lines(state=State.LAPSED))
        return queryset.filter(pk__in=_with_lines(reason=self.value()))


class Experts(Strict):
    title = _("experts")
    parameter_name = "experts"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("none", _("Nobody, or nobody left"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(pk__in=Request.objects.nobody_left().values("pk")) if self.value() else queryset


class Since(Strict):
    title = _("age")
    parameter_name = "since"
    moment = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return list(WAITS.items())

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset
        return queryset.filter(**{f"{self.moment}__lte": timezone.now() - timedelta(days=int(self.value()))})


class SinceVerified(Since):
    moment = "verified_at"


class SinceForwarded(Since):
    moment = "forwarded_at"


def _with_lines(**wanted: Any) -> Any:
    return Engagement.objects.filter(**wanted).order_by().values("request")
