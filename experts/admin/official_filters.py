"""What the list of officials can be narrowed to, by what the work asks for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experts.admin.chosen_filter import ChosenFilter
from experts.models import (
    Category,
    Competency,
    Contact,
    Expertise,
    LanguageSkill,
    Nomination,
    Official,
    Post,
)


class Offered(admin.SimpleListFilter):
    """A few conditions, each under a name."""

    conditions: dict[str, tuple[Any, Callable[[], Q]]]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(name, label) for name, (label, _condition) in self.conditions.items()]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        chosen = self.conditions.get(self.value() or "")
        return queryset.filter(chosen[1]()) if chosen else queryset


class CategoryFilter(Offered):
    title = _("category")
    parameter_name = "category"
    conditions = {each.value: (each.label, lambda each=each: Q(categories__contains=[each])) for each in Category}


def _a_year_ago() -> Any:
    return timezone.localdate() - timedelta(days=365)


class Confirmation(Offered):
    title = _("confirmation")
    parameter_name = "confirmation"
    conditions = {
        "fresh": (_("Within a year"), lambda: Q(confirmed_on__gte=_a_year_ago())),
        "old": (_("Over a year ago"), lambda: Q(confirmed_on__lt=_a_year_ago())),
        "never": (_("Never"), lambda: Q(confirmed_on=None)),
    }


def _without(rows: Any) -> Q:
    return ~Q(Exists(rows.filter(official=OuterRef("pk"))))


class Lacks(Offered):
    title = _("what is lacking")
    parameter_name = "lacks"
    conditions = {
        "photo": (_("No photo"), lambda: Q(photo="")),
        "summary": (_("No summary"), lambda: Q(summary="", summary_local="")),
        "competency": (_("No competency"), lambda: _without(Expertise.objects)),
        "language": (_("No language of instruction"), lambda: _without(LanguageSkill.objects.filter(can_teach=True))),
        "contact": (_("No contact"), lambda: _without(Contact.objects)),
    }


def _likely_duplicates() -> Q:
    """Somebody else of the country has the same name, accents and titles aside."""
    in_use = Official.objects.exclude(status=Official.Status.WITHDRAWN)
    others = in_use.filter(country=OuterRef("country"), folded_name=OuterRef("folded_name")).exclude(pk=OuterRef("pk"))
    return ~Q(status=Official.Status.WITHDRAWN) & Q(Exists(others))


class Duplicates(Offered):
    title = _("duplicates")
    parameter_name = "duplicates"
    conditions = {"likely": (_("Likely: same name, same country"), _likely_duplicates)}


class Wish(Offered):
    title = _("own wish")
    parameter_name = "wish"
    conditions = {
        "own": (_("Hidden or withdrawn as the official wished"), lambda: Q(status_reason__in=Official.OWN_WISH))
    }


class Nominated(Offered):
    title = _("nomination")
    parameter_name = "nomination"
    conditions = {"open": (_("One is open"), lambda: Q(pk__in=Nomination.objects.open().values("official")))}


class AgencyFilter(ChosenFilter):
    title = _("agency")
    parameter_name = "agency"
    field = Post._meta.get_field("agency")

    def condition(self, key: str) -> Q:
        return Q(pk__in=Post.objects.current().filter(agency=key).values("official"))


class CompetencyFilter(ChosenFilter):
    """With what lies below it."""

    title = _("competency")
    parameter_name = "competency"
    field = Expertise._meta.get_field("competency")

    def condition(self, key: str) -> Q:
        meant = Competency.objects.filter(Q(pk=key) | Q(parent=key))
        return Q(pk__in=Expertise.objects.filter(competency__in=meant).values("official"))
