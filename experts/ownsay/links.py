"""Links to one's own record: a row says to which mailbox each went, so that it ends when that leaves the record."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from experts.guards.links import read
from experts.models import Contact, Official, OwnLink, User
from experts.models.own_say import OwnLinkQuerySet

PURPOSE = "own-record"
HOLDS_WHEN_ASKED = timedelta(days=30)  # by a focal point or BKN
HOLDS_WHEN_SOUGHT = timedelta(days=7)  # through “Are you listed?”


def open_links(
    officials: Iterable[Official], address: str, *, holds: timedelta, by: User | None = None
) -> list[OwnLink]:
    until = timezone.now() + holds
    return [
        OwnLink.objects.create(official=official, recipient=address, holds_until=until, asked_by=by)
        for official in officials
    ]


def meant_by(token: str) -> OwnLink | None:
    """The link that the token is of, if it still holds and nobody has used it up."""
    waiting = Q(official__in=Official.objects.waiting_for_consent())
    return _found(token, OwnLink.objects.filter(waiting | Q(official__in=Official.objects.listed()), used_up_at=None))


def lock_official(link: OwnLink) -> Official:
    """Whoever acts on the word of an official waits here for the others."""
    return Official.objects.select_for_update(of=("self",)).select_related("country").get(pk=link.official_id)


def used_up_by(token: str) -> bool:
    """Whether the record was taken down through this link or another one: pressing twice is no mistake."""
    return _found(token, OwnLink.objects.exclude(used_up_at=None)) is not None


def _found(token: str, links: OwnLinkQuerySet) -> OwnLink | None:
    key = read(token, PURPOSE, holds=HOLDS_WHEN_ASKED)
    if key is None:
        return None
    on_record = Contact.objects.filter(
        official=OuterRef("official"), kind=Contact.Kind.EMAIL, value__iexact=OuterRef("recipient")
    )
    found = links.holding().filter(Exists(on_record), pk=key)
    return found.select_related("official__country", "official__tier").first()
