"""What somebody who leaves had asked for goes on: others are told that it is theirs now, and its history says so."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q

from experts.models import Nomination, NominationStep, User
from experts.nominations import letters
from experts.nominations.successors import successors

MOST = 1000  # characters of a step's note


def hand_over(left: set[int], vacant: set[str], *, by: User) -> None:
    """``left`` are keys of users. About the countries in ``vacant`` the administrators are told otherwise."""
    theirs: dict[User, list[tuple[Nomination, User]]] = defaultdict(list)
    for nomination, person in _asked_by(left):
        others = successors(nomination, person)
        if others == [person]:
            continue
        _record(nomination, person, others, by)
        for each in others:
            if nomination.country_id not in vacant or each.focal_countries or each.nominating_agencies:
                theirs[each].append((nomination, person))
    for each, handed in theirs.items():
        letters.tell_handed_over(each, handed)


def _asked_by(left: set[int]) -> Iterator[tuple[Nomination, User]]:
    asked = Nomination.objects.open().filter(Q(created_by__in=left) | Q(endorsed_by__in=left))
    locked = asked.select_related("official", "created_by", "endorsed_by").select_for_update(of=("self",))
    for nomination in locked.order_by("pk"):
        for person in dict.fromkeys([nomination.created_by, nomination.endorsed_by]):
            if person and person.pk in left:
                yield nomination, person


def _record(nomination: Nomination, person: User, others: list[User], by: User) -> None:
    """A step that leads nowhere else: it says from whom to whom."""
    state, names = nomination.state, ", ".join(map(str, others))
    note = f"{person} → {names}"[:MOST]
    NominationStep.objects.create(nomination=nomination, by=by, before=state, after=state, note=note)
