"""What a dissolved agency had: to whom it goes."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from experts.models import Agency, Invitation, Membership, Post, User

NOMINATOR = Membership.Role.NOMINATOR


def nominators_of(agency: Agency) -> list[User]:
    roles = Membership.objects.filter(role=NOMINATOR, agency=agency, user__is_active=True)
    return [membership.user for membership in roles.select_related("user").order_by("user__email")]


def hand_on(agency: Agency, successor: Agency, on: date, *, posts_go_on: bool) -> None:
    if posts_go_on:
        _go_on(agency, successor, on)
    _hand_on_roles(agency, successor)
    _hand_on_seat(agency, successor, on)
    agency.children.existing().exclude(pk=successor.pk).update(parent=successor)
    agency.nominations.open().update(agency=successor)
    for invitation in Invitation.objects.open().filter(agencies=agency):
        invitation.agencies.add(successor)
        invitation.agencies.remove(agency)


def leave_vacant(agency: Agency, on: date) -> None:
    """Nobody nominates for what there is no more; what was asked for goes to the keepers of the country."""
    Membership.objects.filter(role=NOMINATOR, agency=agency).delete()
    _end_seat(agency, on)
    invited = Invitation.objects.open().filter(agencies=agency)
    for invitation in invited:
        invitation.agencies.remove(agency)
    nowhere = Q(role=NOMINATOR, agencies=None)
    Invitation.objects.open().filter(nowhere, pk__in=[one.pk for one in invited]).update(withdrawn_at=timezone.now())


def _go_on(agency: Agency, successor: Agency, on: date) -> None:
    """The old posts end the day before, so that one is current."""
    held = list(agency.posts.current().filter(Q(since=None) | Q(since__lt=on)))
    later = [Post(**_told(post), agency=successor, since=on, until=post.until) for post in held]
    ended = Post.objects.filter(pk__in=[post.pk for post in held])
    ended.update(until=on - timedelta(days=1), is_primary=False)
    for post in later:
        post.refold()
    Post.objects.bulk_create(later)
    agency.posts.current().update(agency=successor)  # begun on the day or after it


def _told(post: Post) -> dict[str, object]:
    columns = ("official_id", "title", "unit", "is_primary")
    return {column: getattr(post, column) for column in columns}


def _hand_on_roles(agency: Agency, successor: Agency) -> None:
    """Who nominated for the one nominates for the other; for the old one too while somebody holds a post there."""
    roles = Membership.objects.filter(role=NOMINATOR, agency=agency)
    held = set(Membership.objects.filter(role=NOMINATOR, agency=successor).values_list("user", flat=True))
    new = [user for user in roles.values_list("user", flat=True) if user not in held]
    Membership.objects.bulk_create(Membership(user_id=user, role=NOMINATOR, agency=successor) for user in new)
    if not agency.posts.current().exists():
        roles.delete()


def _hand_on_seat(agency: Agency, successor: Agency, on: date) -> None:
    for country in _end_seat(agency, on):
        successor.focal_point_terms.create(country_id=country, since=on)


def _end_seat(agency: Agency, on: date) -> list[str]:
    """The countries of which it was the focal point."""
    terms = list(agency.focal_point_terms.filter(until=None))
    for term in terms:
        term.until = max(on, term.since or on)
        term.save()
    return [term.country_id for term in terms]
