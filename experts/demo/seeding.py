"""Topping the demonstration people up to a number."""

import uuid
from collections.abc import Callable
from datetime import date

from django.db.models import Max

from experts.demo.people import dice, external_id_prefix, invent
from experts.demo.world import read_world
from experts.demo.write import write
from experts.models import Official

BATCH = 5000


def top_up(total: int, seed: int, today: date, progress: Callable[[int, int], None]) -> int:
    """Invent people until there are so many; return how many were added.

    Somebody's number decides who she or he is, so that a thousand people begin with the same five hundred.
    Only the ending of a slug that several share, and the dates, which count from today, may differ.
    """
    missing = total - Official.objects.filter(is_demonstration=True).count()
    if missing <= 0:
        return 0
    world = read_world()
    context = uuid.uuid4()
    first = _next_number(seed)
    for start in range(first, first + missing, BATCH):
        numbers = range(start, min(start + BATCH, first + missing))
        people = [invent(world, seed, number, today) for number in numbers]
        write(people, context, dice(seed, start, "slugs"))
        progress(numbers.stop - first, missing)
    return missing


def _next_number(seed: int) -> int:
    prefix = external_id_prefix(seed)
    used = Official.objects.filter(is_demonstration=True, external_id__startswith=prefix)
    last = used.aggregate(last=Max("external_id"))["last"]
    return int(last.removeprefix(prefix)) + 1 if last else 0
