"""Who speaks for whom, before and after a change: what follows from it, whichever page or command made the change."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from experts.access import focal_points_of
from experts.models import Country, FocalPointTerm, Membership, Nomination, Official, User
from experts.nominations import letters
from experts.nominations.ages import DUE_AFTER, months_before
from experts.nominations.handover import hand_over

Role = Membership.Role
Holder = tuple[int, str]


@dataclass(frozen=True)
class Waiting:
    """What waits in a country for its focal point."""

    nominations: int
    due: int


@dataclass(frozen=True)
class Seats:
    focal_points: set[Holder]  # with the country
    nominators: set[Holder]  # with the agency
    agencies: dict[str, int]  # the focal agency of each country

    @classmethod
    def of_now(cls) -> "Seats":
        roles = list(Membership.objects.filter(user__is_active=True).values_list("role", "user", "country", "agency"))
        focal_points = {(user, country) for role, user, country, _agency in roles if role == Role.FOCAL_POINT}
        nominators = {(user, str(agency)) for role, user, _country, agency in roles if role == Role.NOMINATOR}
        terms = FocalPointTerm.objects.filter(until=None).values_list("country", "agency")
        return cls(focal_points, nominators, dict(terms))

    @property
    def countries(self) -> set[str]:
        return {country for _user, country in self.focal_points}


@contextmanager
def watched(*, by: User | None) -> Iterator[None]:
    """Around whatever may change roles: who left is followed by others, and empty seats and new holders are told of.

    ``by`` is nobody when somebody accepts an invitation: then nobody leaves.
    """
    with transaction.atomic():
        _one_at_a_time()
        before = Seats.of_now()
        yield
        _follow(before, Seats.of_now(), by)


def waiting_in(country: str) -> Waiting:
    nominations = Nomination.objects.open().filter(country=country).exclude(state=Nomination.State.ENDORSED)
    published = Official.objects.published().filter(country=country).with_last_look()
    due = published.filter(Q(looked_at__lte=months_before(timezone.localdate(), DUE_AFTER)))
    return Waiting(nominations.count(), due.count())


def _follow(before: Seats, after: Seats, by: User | None) -> None:
    vacant = before.countries - after.countries
    left = (before.focal_points - after.focal_points) | (before.nominators - after.nominators)
    if left and by:
        hand_over({user for user, _place in left}, vacant, by=by)
    moved = {code for code, agency in before.agencies.items() if after.agencies.get(code) != agency}
    for country in Country.objects.filter(code__in=vacant | moved):
        letters.tell_seat(country, focal_points_of(country.code), waiting_in(country.code))
    _tell_holders(after.focal_points - before.focal_points)


def _tell_holders(came: set[Holder]) -> None:
    people = User.objects.in_bulk([user for user, _country in came])
    countries = Country.objects.in_bulk([country for _user, country in came])
    for user, code in sorted(came):
        waiting = waiting_in(code)
        if waiting.nominations or waiting.due:
            letters.tell_seat_taken(people[user], countries[code], waiting)


def _one_at_a_time() -> None:
    """Or else two who leave at the same instant would each leave the other behind. Records go on being written."""
    list(Country.objects.order_by("pk").select_for_update(no_key=True).values_list("pk"))
