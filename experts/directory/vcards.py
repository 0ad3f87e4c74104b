"""An official as a card for an address book: who, where, for what, and the address of the profile. Never a contact."""

import uuid

import vobject
from django.http import HttpRequest
from django.utils.translation import gettext as _
from vobject.vcard import Address, Name

from experts.directory.cards import Card
from experts.models import Official
from experts.text import printable

# Version 3.0: some address books in wide use don't open 4.0. What only 4.0 knows (LANG), they skip.
IDENTIFIERS = uuid.UUID("5b1f7a0e-4c1f-4e0c-9a53-1c8e5d6f2b90")


def make_vcard(card: Card, request: HttpRequest) -> str:
    official, vcard = card.official, vobject.vCard()

    def add(name: str, value: object) -> None:
        if value:
            vcard.add(name).value = value

    add("fn", printable(official.full_name))
    add("n", _name(official))
    if card.post:
        add("title", printable(card.post.title))
        add("org", [printable(str(part)) for part in [card.post.agency or "", card.post.unit] if part])
    add("adr", Address(country=str(card.country)))
    add("categories", [printable(topic.label) for topic in card.topics])
    for language in card.teaches_in:
        add("lang", language.code)
    add("url", request.build_absolute_uri(official.get_absolute_url()))
    add("source", request.build_absolute_uri())
    add("rev", official.confirmed_on and f"{official.confirmed_on:%Y-%m-%d}")
    add("uid", uuid.uuid5(IDENTIFIERS, official.slug).urn)
    add("note", official.is_demonstration and _("Invented for demonstration"))
    return str(vcard.serialize())


def _name(official: Official) -> Name:
    """Whole: which part is a family's, if there is one, differs from name to name in the region."""
    return Name(
        given=printable(official.name),
        prefix=printable(official.title_before),
        suffix=printable(official.title_after),
    )
