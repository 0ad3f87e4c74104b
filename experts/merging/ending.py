"""What becomes of an agency: it gets another name, or it ends, and another one may go on with its tasks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from experts.access import focal_points_of
from experts.merging import letters
from experts.merging.agencies import above_of
from experts.merging.succession import hand_on, leave_vacant, nominators_of
from experts.models import Agency, AgencyName, User
from experts.nominations.seats import watched
from experts.nominations.transitions import TooLate

NAMES = ("name", "name_local", "acronym")


@dataclass(frozen=True)
class Consequences:
    """What hangs on an agency that ends."""

    current_posts: int
    nominators: list[User]
    has_seat: bool
    units: int
    open_nominations: int


def consequences(agency: Agency) -> Consequences:
    return Consequences(
        current_posts=agency.posts.current().count(),
        nominators=nominators_of(agency),
        has_seat=agency.focal_point_terms.filter(until=None).exists(),
        units=agency.children.existing().count(),
        open_nominations=agency.nominations.open().count(),
    )


def rename(agency: Agency, *, on: date, name: str, name_local: str, acronym: str, by: User) -> Agency:
    """From that day it is called otherwise. Posts that ended before are shown with the name of then."""
    with _changing(agency, "rename", on, by) as found:
        old = {column: getattr(found, column) for column in NAMES}
        new = {"name": name, "name_local": name_local, "acronym": acronym}
        if old == new:
            raise ValidationError(_("It is called so already."))
        before = str(found)
        if found.former_names.filter(until__gte=on).exists():
            raise ValidationError({"on": _("It was renamed on that day or later already.")})
        AgencyName.objects.create(agency=found, until=on, **old)
        for column, value in new.items():
            setattr(found, column, value)
        gone = [value for column, value in old.items() if value and value not in found.all_names]
        found.other_names = [*found.other_names, *gone]
        found.save()
        letters.tell_changed(found, _concerned(found), before=before, by=by)
    return found


def dissolve(
    agency: Agency, *, on: date, successor: Agency | None = None, posts_go_on: bool = False, by: User
) -> Agency:
    """It ends on that day. What it had goes to the successor; without one its nominators and its seat are none.

    ``posts_go_on``: whoever holds a post in it holds it from then on in the successor.
    """
    with watched(by=by), _changing(agency, "dissolve", on, by) as found:
        if successor is not None:
            successor = _fit(successor, found)
        elif posts_go_on:
            raise ValidationError({"successor": _("Say in which agency the posts go on.")})
        people = _concerned(found)
        found.dissolved_on, found.successor = on, successor
        found.save()
        if successor is None:
            leave_vacant(found, on)
        else:
            hand_on(found, successor, on, posts_go_on=posts_go_on)
        letters.tell_changed(found, people, before=str(found), by=by)
    return found


@contextmanager
def _changing(agency: Agency, action: str, on: date, by: User) -> Iterator[Agency]:
    if on > timezone.localdate():
        raise ValidationError({"on": _("This day is still to come: enter it when it has come.")})
    with transaction.atomic(), pghistory.context(action=action, by=by.pk):
        found = Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
        if found.dissolved_on or found.merged_into_id:
            raise TooLate
        yield found


def _fit(successor: Agency, agency: Agency) -> Agency:
    found = Agency.objects.select_for_update(of=("self",)).get(pk=successor.pk)
    if found.dissolved_on or found.merged_into_id or found.country_id != agency.country_id:
        raise ValidationError({"successor": _("Choose an agency of the same country that exists.")})
    if any(above.pk == agency.pk for above in [found, *above_of(found.parent)]):
        raise ValidationError({"successor": _("It can’t go on as itself or as a part of itself.")})
    return found


def _concerned(agency: Agency) -> list[User]:
    return list(dict.fromkeys([*nominators_of(agency), *focal_points_of(agency.country_id)]))
