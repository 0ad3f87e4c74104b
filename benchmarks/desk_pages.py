"""The pages of the desk that are asked for: found by asking the admin itself, so that none is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.filters import FieldListFilter, SimpleListFilter
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

PAGE, SEARCH, SUGGEST = "page", "search", "autocomplete"
MOST_CHOICES = 6  # of a filter
WORDS = {
    "official": ["sri", "Đình", "director", "budi santoso", "talent management", "trainer taxation Thailand", "xyzzyx"],
    "nomination": ["sri", "director", "talent management"],
    "correction": ["sri", "director"],
    "agency": ["ministry", "directorate 12", "kementerian", "x"],
    "competency": ["talent", "manajemen"],
    "user": ["demo", "account 7"],
    "membership": ["demo", "account 7"],
    "officialslug": ["sri"],
    "outgoingmail": ["bench", "nomination 7"],
}


@dataclass(frozen=True)
class Asked:
    kind: str
    noun: str
    what: str
    address: str


def pages_of_the_desk(user: Any) -> Iterator[Asked]:
    for model, model_admin in admin.site._registry.items():
        noun = model._meta.model_name or ""
        if model._meta.app_label != "experts":
            continue
        there = reverse(f"admin:experts_{noun}_changelist")
        yield Asked(PAGE, noun, "list", there)
        yield from _filtered(model_admin, noun, there, user)
        for words in WORDS.get(noun, ["a"]) if model_admin.search_fields else []:
            yield Asked(SEARCH, noun, f"search: {words}", f"{there}?{urlencode({'q': words})}")
        yield from _records(model, noun)
    yield from _suggestions()
    yield from _apart()


def _filtered(model_admin: Any, noun: str, there: str, user: Any) -> Iterator[Asked]:
    """Each filter's choices, each order, the last page and the drill-down by dates."""
    request = RequestFactory().get(there)
    request.user = user or AnonymousUser()
    changes = model_admin.get_changelist_instance(request)
    for spec in changes.filter_specs:
        if isinstance(spec, SimpleListFilter | FieldListFilter):
            name = "+".join(filter(None, spec.expected_parameters()))
            for choice in [*spec.choices(changes)][1 : 1 + MOST_CHOICES]:
                yield Asked(PAGE, noun, f"filter: {name}", there + choice["query_string"])
    for number in range(1, len(changes.list_display)):
        yield Asked(PAGE, noun, f"ordered by column {number}", f"{there}?o=-{number}")
    last = -(-changes.result_count // changes.list_per_page)
    if last > 1:
        yield Asked(PAGE, noun, "last page", f"{there}?p={last}")
    if model_admin.date_hierarchy:
        yield from _drilled(model_admin, noun, there)


def _drilled(model_admin: Any, noun: str, there: str) -> Iterator[Asked]:
    """From a year to a day, the last on which there is something."""
    field = model_admin.date_hierarchy
    for day in model_admin.model._default_manager.order_by(f"-{field}").values_list(field, flat=True)[:1]:
        pairs = [(f"{field}__year", day.year), (f"{field}__month", day.month), (f"{field}__day", day.day)]
        for depth in (1, 2, 3):
            yield Asked(PAGE, noun, f"drill-down {depth}", f"{there}?{urlencode(pairs[:depth])}")


def _records(model: Any, noun: str) -> Iterator[Asked]:
    """Of one that is there, whatever pages it has."""
    row = _telling(model, noun)
    if row is None:
        return
    for page in ["change", "history", "delete"]:
        yield Asked(PAGE, noun, page, reverse(f"admin:experts_{noun}_{page}", args=[row.pk]))
    yield Asked(PAGE, noun, "add", reverse(f"admin:experts_{noun}_add"))


def _telling(model: Any, noun: str) -> Any:
    rows = model._default_manager.all()
    if noun == "correction":
        rows = rows.verified()
    if noun == "official":
        return rows.annotate(number=Count("assignments")).order_by("-number", "pk").first()
    return rows.order_by("-pk").first()


def _suggestions() -> Iterator[Asked]:
    fields = [
        *(("post", "agency", "ministry"), ("post", "agency", "dir"), ("expertise", "competency", "manag")),
        *(("membership", "user", "acc"), ("agency", "seat", "ja"), ("agency", "parent", "kement")),
        *(("correction", "official", "sri wah"), ("correction", "official", "")),
    ]
    for model, field, term in fields:
        query = {"app_label": "experts", "model_name": model, "field_name": field, "term": term}
        address = f"{reverse('admin:autocomplete')}?{urlencode(query)}"
        yield Asked(SUGGEST, model, f"{field}: {term}", address)


def _apart() -> Iterator[Asked]:
    """Pages of the desk's own."""
    from experts.models import Nomination

    yield Asked(PAGE, "", "front page", reverse("admin:index"))
    for kind in Nomination.Kind.values:
        row = Nomination.objects.filter(kind=kind, state="endorsed").order_by("pk").first()
        if row is None:
            continue
        yield Asked(PAGE, "nomination", f"review: {kind}", reverse("admin:experts_nomination_change", args=[row.pk]))
        yield Asked(PAGE, "nomination", f"history: {kind}", reverse("admin:experts_nomination_history", args=[row.pk]))
        for name, more in [("preview", []), ("decide", ["approve"]), ("decide", ["return"])]:
            try:
                address = reverse(f"admin:experts_nomination_{name}", args=[row.pk, *more])
            except NoReverseMatch:  # it has become a part of the page
                continue
            if name == "decide" or kind in Nomination.WITH_VERSION:
                yield Asked(PAGE, "nomination", f"{' '.join([name, *more])}: {kind}", address)
