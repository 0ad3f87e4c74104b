"""Which nominations are listed at BKN’s desk: what waits for it, unless something else is asked for."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experts.admin.attention import NEEDS
from experts.admin.decisions import who
from experts.admin.search import wanted
from experts.models import Claim, Nomination, Official

State = Nomination.State
WAITS = {"7": _("A week or more"), "30": _("A month or more"), "90": _("Three months or more")}


class Strict(admin.SimpleListFilter):
    """Django takes any value for one of its own."""

    def value(self) -> Any:
        value = super().value()
        if value is not None and value not in [str(key) for key, _label in self.lookup_choices]:
            raise IncorrectLookupParameters
        return value


class StateFilter(Strict):
    title = _("state")
    parameter_name = "state__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        states = [each for each in State.choices if each[0] != State.DRAFT]
        return [*states, ("open", _("All open ones")), ("all", _("All"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case None if request.GET.get("q", "").strip() or NEEDS in request.GET:
                return queryset  # whoever is looked for by name, or is counted, may be anywhere
            case None:
                return queryset.filter(state=State.ENDORSED)
            case "open":
                return queryset.open()
            case "all":
                return queryset
        return queryset.filter(state=self.value())

    def choices(self, changelist: Any) -> Iterator[Any]:
        """What is listed when nothing is asked for comes first, and not twice."""
        chosen, searched = self.value(), bool(changelist.query.strip() or NEEDS in changelist.params)
        default = "all" if searched else State.ENDORSED
        for key, label in sorted(self.lookup_choices, key=lambda choice: choice[0] != State.ENDORSED):
            yield {
                "selected": str(key) == str(chosen or default),
                "query_string": changelist.get_query_string({self.parameter_name: key}),
                "display": label,
            }


class AgeFilter(Strict):
    title = _("waits for")
    parameter_name = "waits"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return list(WAITS.items())

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset
        day = timezone.now() - timedelta(days=int(self.value()))
        return queryset.filter(Q(endorsed_at__lte=day) | Q(endorsed_at=None, created_at__lte=day))


class ClaimFilter(Strict):
    title = _("claimed by")
    parameter_name = "claimed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        self.user = who(request)
        return [("me", _("Me")), ("nobody", _("Nobody")), ("others", _("Others"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        live = Claim.objects.live()
        match self.value():
            case "me":
                return queryset.filter(pk__in=live.filter(by=self.user).values("nomination"))
            case "others":
                return queryset.filter(pk__in=live.exclude(by=self.user).values("nomination"))
            case "nobody":
                return queryset.exclude(pk__in=live.values("nomination"))
        return queryset


def find_nominations(queryset: Any, term: str) -> Any:
    """Those with each word in the name that is nominated, or in a name of the official."""
    if term.strip() and not wanted(term):
        return queryset.none()
    for word in wanted(term):
        nominated = Nomination.objects.filter(folded__contains=word).order_by().values("pk")
        officials = Official.objects.filter(folded_name__contains=word).order_by()
        known = Nomination.objects.filter(official__in=officials).order_by().values("pk")
        queryset = queryset.filter(pk__in=nominated.union(known, all=True))
    return queryset
