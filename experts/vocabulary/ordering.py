"""Where a competency stands among those of its area."""

import pghistory
from django.db import transaction

from experts.models import Competency, User


def move(competency: Competency, *, up: bool, by: User) -> None:
    """One place up or down; at the end, nothing happens. Areas move among areas."""
    with transaction.atomic(), pghistory.context(action="move", by=by.pk):
        siblings = Competency.objects.in_use().filter(parent=competency.parent_id).order_by("position", "slug")
        row = list(siblings.select_for_update(of=("self",)))
        place = row.index(competency)
        other = place - 1 if up else place + 1
        if other not in range(len(row)):
            return
        row[place], row[other] = row[other], row[place]
        for position, one in enumerate(row, 1):
            if one.position != position:
                Competency.objects.filter(pk=one.pk).update(position=position)
