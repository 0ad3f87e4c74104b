"""The mails to officials about their own records, and to those who keep these."""

from typing import Any

from django.urls import reverse
from django.utils.translation import override

from experts import mails
from experts.access import administrators, has_desk, keepers_of
from experts.guards import links
from experts.models import Official, OwnLink, OwnWord, User
from experts.ownsay.links import HOLDS_WHEN_ASKED, HOLDS_WHEN_SOUGHT, PURPOSE


def ask(own_links: list[OwnLink], to: str, *, language: str, by: User | None = None) -> None:
    """One mail with the links of all records that this address is on."""
    with override(language):
        records = [(each.official, links.link("ownsay:look", PURPOSE, each.pk)) for each in own_links]
    holds = HOLDS_WHEN_ASKED if by else HOLDS_WHEN_SOUGHT
    country = own_links[0].official.country if by and own_links[0].official.country_id in by.focal_countries else None
    context = {"records": records, "days": holds.days, "is_asked": bool(by), "country": country}
    mails.send("own_record", to, context, language)


def ask_for_consent(own_links: list[OwnLink], to: str, *, language: str) -> None:
    with override(language):
        records = [(each.official, links.link("ownsay:look", PURPOSE, each.pk)) for each in own_links]
    context = {"records": records, "days": HOLDS_WHEN_ASKED.days, "country": own_links[0].official.country}
    mails.send("own_consent", to, context, language)


def tell_answered(official: Official, *, agreed: bool) -> None:
    for person in {*keepers_of(official.country_id), *administrators()}:
        _write("own_answered", person, official, agreed=agreed)


def tell_confirmed(official: Official) -> None:
    for keeper in keepers_of(official.country_id):
        _write("own_confirmed", keeper, official)


def tell_left(official: Official, kind: OwnWord.Kind) -> None:
    """To those who keep the record, and to BKN, which answers for what is published."""
    for person in {*keepers_of(official.country_id), *administrators()}:
        _write("own_left", person, official, withdrew=kind == OwnWord.Kind.WITHDREW)


def tell_the_official(official: Official, to: str, language: str) -> None:
    mails.send("own_hidden", to, {"official": official}, language)


def _write(template: str, person: User, official: Official, **context: Any) -> None:
    language = mails.known_language(person.language)
    with override(language):
        link = links.absolute(_record(official, person))
    mails.send(template, person.email, {"official": official, "link": link, **context}, language)


def _record(official: Official, person: User) -> str:
    """Where this person keeps it."""
    if has_desk(person) and official.country_id in person.focal_countries:
        return reverse("nominations:expert", args=[official.slug])
    return reverse("admin:experts_official_change", args=[official.pk])
