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
    names = names_in(nomination.typed)
    officials = _alike_officials(nomination, names)
    pending = _alike_nominations(nomination, names, user)
    told = [*(_official(one, user) for one in officials), *pending]
    return list(dict.fromkeys(told))[:SHOWN]


def records_open_to(user: User, nomination: Nomination) -> OfficialQuerySet:
    """Those of which the user may make the draft a change."""
    of_country = Official.objects.listed().filter(country=nomination.country_id)
    return of_country if nomination.country_id in user.focal_countries else of_country.published()


def _alike_officials(nomination: Nomination, names: list[str]) -> list[Official]:
    of_country = Official.objects.standing().filter(country=nomination.country_id)
    by_contact = set(of_country.filter(_addressed(nomination.typed)).values_list("pk", flat=True))
    candidates = list(_candidates(of_country, names)) if names else []
    known = {one.pk: [one.name, one.name_local, *one.other_names] for one in candidates}
    found = by_contact | set(_like(known, names, nomination.country_id))
    return list(of_country.filter(pk__in=found).order_by("sort_key", "pk"))


def _candidates(officials: OfficialQuerySet, names: list[str]) -> OfficialQuerySet:
    folded = fold(names[0])
    shares_a_word = Q(folded_name__trigram_word_similar=folded)
    for word in {word for name in names for word in fold(name).split() if len(word) >= LONG}:
        shares_a_word |= Q(folded_name__contains=word)
    likely = officials.filter(shares_a_word).annotate(likeness=TrigramWordSimilarity(folded, "folded_name"))
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


def _alike_nominations(nomination: Nomination, names: list[str], user: User) -> Iterator[LookAlike]:
    others = Nomination.objects.open().filter(kind=Nomination.Kind.NEW, country=nomination.country_id)
    others = others.exclude(pk=nomination.pk).defer("base", "proposed")
    by_key = {other.pk: other for other in others}
    addresses = set(map(str.casefold, _addresses(nomination.typed)))
    by_address = [other.pk for other in by_key.values() if addresses & set(map(str.casefold, _addresses(other.typed)))]
    visible = set(Nomination.objects.visible_to(user).filter(pk__in=list(by_key)).values_list("pk", flat=True))
    like = _like({pk: names_in(other.typed) for pk, other in by_key.items()}, names, nomination.country_id)
    for pk in dict.fromkeys([*by_address, *like]):
        if pk in visible:
            yield LookAlike(str(by_key[pk]), reverse("nominations:nomination", args=[pk]))
        else:
            yield LookAlike("")


def _official(official: Official, user: User) -> LookAlike:
    if official.is_published:
        return LookAlike(official.full_name, official.get_absolute_url(), official.slug)
    if may_read_restricted(user, official):
        return LookAlike(official.full_name, reverse("nominations:expert", args=[official.slug]), official.slug)
    return LookAlike("")


def _addresses(typed: Typed) -> list[str]:
    rows = typed.get("contacts", [])
    return [row["value"].strip() for row in rows if row.get("kind") == Contact.Kind.EMAIL and row.get("value")]
