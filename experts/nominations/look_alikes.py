"""Who of the country may be the same person as somebody nominated: by a like name, in any script, or by an address."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Q
from django.urls import reverse

from experts.access import may_read_restricted
from experts.intake.alike import Alike
from experts.intake.names import name_key
from experts.models import Contact, Nomination, Official, User
from experts.models.official import OfficialQuerySet
from experts.nominations.version.typed import Typed, names_in
from experts.text import fold

CANDIDATES = 200  # whose names are compared closely
LONG = 4  # letters of a word that tells something of a name
SHOWN = 8


@dataclass(frozen=True)
class LookAlike:
    """``name`` is empty where whoever nominates may not know more than that somebody is known already."""

    name: str
    link: str = ""
    slug: str = ""  # of the official, where the draft may become a change of that record


def look_alikes(nomination: Nomination, user: User) -> list[LookAlike]:
    """Of records and of open nominations; nobody for a change, which is about somebody known."""
    if nomination.kind != Nomination.Kind.NEW:
        return []
    visible = Nomination.objects.visible_to(user)
    pending = alike_nominations(nomination)
    open_to_user = set(visible.filter(pk__in=[one.pk for one in pending]).values_list("pk", flat=True))
    told = [_official(one, user) for one in alike_officials(nomination)]
    told += [_nomination(one) if one.pk in open_to_user else LookAlike("") for one in pending]
    return list(dict.fromkeys(told))[:SHOWN]


def records_open_to(user: User, nomination: Nomination) -> OfficialQuerySet:
    """Those of which the user may make the draft a change."""
    of_country = Official.objects.listed().filter(country=nomination.country_id)
    return of_country if nomination.country_id in user.focal_countries else of_country.published()


def alike_officials(nomination: Nomination) -> list[Official]:
    names = names_in(nomination.typed)
    of_country = Official.objects.standing().filter(country=nomination.country_id)
    by_contact = set(of_country.filter(_addressed(nomination.typed)).values_list("pk", flat=True))
    candidates = list(_candidates(of_country, "folded_name", names)) if names else []
    known = {one.pk: [one.name, one.name_local, *one.other_names] for one in candidates}
    found = by_contact | set(_like(known, names, nomination.country_id))
    return list(of_country.filter(pk__in=found).order_by("sort_key", "pk"))


def _candidates(rows: Any, column: str, names: list[str]) -> Any:
    """Those that have a word in common with one of the names, or nearly; the likeliest first."""
    folded = fold(names[0])
    shares_a_word = Q(**{f"{column}__trigram_word_similar": folded})
    for word in {word for name in names for word in fold(name).split() if len(word) >= LONG}:
        shares_a_word |= Q(**{f"{column}__contains": word})
    likely = rows.filter(shares_a_word).annotate(likeness=TrigramWordSimilarity(folded, column))
    return likely.order_by("-likeness", "pk")[:CANDIDATES]


def _like(known: dict[Any, list[str]], names: list[str], country: str) -> Iterator[Any]:
    alike, keys = Alike(), {name_key(name) for name in names}
    for key, theirs in known.items():
        if keys & {name_key(name) for name in theirs if name}:
            yield key
        alike.add(key, country, filter(None, theirs))
    yield from (similar.key for similar in alike.similar(country, names))


def _addressed(typed: Typed) -> Q:
    """Who has one of the e-mail addresses, or the identity number."""
    same = Q(pk__in=[])
    for address in _addresses(typed):
        theirs = Contact.objects.filter(kind=Contact.Kind.EMAIL, value__iexact=address)
        same |= Q(pk__in=theirs.values("official"))
    if number := typed.get("identity", {}).get("identity_number", "").strip():
        same |= Q(personal_record__identity_number__iexact=number)
    return same


def alike_nominations(nomination: Nomination) -> list[Nomination]:
    """Of those that are open; drafts too, which their nominators only may see."""
    names = names_in(nomination.typed)
    others = Nomination.objects.open().filter(kind=Nomination.Kind.NEW, country=nomination.country_id)
    others = (
        others.exclude(pk=nomination.pk).defer("base", "proposed").select_related("agency", "country", "created_by")
    )
    addressed = others.filter(addresses__overlap=nomination.addresses).order_by("pk") if nomination.addresses else []
    found = {one.pk: one for one in addressed}
    candidates = {one.pk: one for one in _candidates(others, "folded", names)} if names else {}
    like = _like({pk: names_in(one.typed) for pk, one in candidates.items()}, names, nomination.country_id)
    return list((found | {pk: candidates[pk] for pk in like}).values())


def _nomination(nomination: Nomination) -> LookAlike:
    return LookAlike(str(nomination), reverse("nominations:nomination", args=[nomination.pk]))


def _official(official: Official, user: User) -> LookAlike:
    if official.is_published:
        return LookAlike(official.full_name, official.get_absolute_url(), official.slug)
    if may_read_restricted(user, official):
        return LookAlike(official.full_name, reverse("nominations:expert", args=[official.slug]), official.slug)
    return LookAlike("")


def _addresses(typed: Typed) -> list[str]:
    rows = typed.get("contacts", [])
    return [row["value"].strip() for row in rows if row.get("kind") == Contact.Kind.EMAIL and row.get("value")]
