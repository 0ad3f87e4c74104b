"""Topping the demonstration people up to a number."""

import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from django.db.models import Max

from experts.demo.dice import dice_for
from experts.demo.people import external_id_prefix, invent
from experts.demo.reading import read_world
from experts.demo.rows import Person
from experts.demo.world import World
from experts.demo.write import write
from experts.models import Official

BATCH = 5000
MOST = 5_000_000  # numbers have seven digits, and nobody needs more


def top_up(total: int, seed: int, today: date, progress: Callable[[int, int], None]) -> int:
    """Invent people until there are so many; return how many were added.

    Somebody's number decides who she or he is, so a thousand people begin with the same five hundred. Dates count
    from ``today``. Where several share a name, the ending of a slug may differ when they come in several runs.
    """
    missing = total - Official.objects.filter(is_demonstration=True).count()
    if missing <= 0:
        return 0
    context = uuid.uuid4()
    first = _next_number(seed)
    end = first + missing
    batches = [range(start, min(start + BATCH, end)) for start in range(first, end, BATCH)]
    for numbers, people in zip(batches, _invented(batches, seed, today), strict=True):
        write(people, context, dice_for(seed, "slugs", numbers.start))
        progress(numbers.stop - first, missing)
    return missing


def _invented(batches: list[range], seed: int, today: date) -> Iterator[list[Person]]:
    """The people of each batch. A thread invents the next ones while the database works on those before."""
    world = read_world()
    with ThreadPoolExecutor(max_workers=1) as background:
        coming = background.submit(_invent_all, world, seed, batches[0], today)
        for numbers in batches[1:]:
            people = coming.result()
            coming = background.submit(_invent_all, world, seed, numbers, today)
            yield people
        yield coming.result()


def _invent_all(world: World, seed: int, numbers: range, today: date) -> list[Person]:
    return [invent(world, seed, number, today) for number in numbers]


def _next_number(seed: int) -> int:
    prefix = external_id_prefix(seed)
    used = Official.objects.filter(is_demonstration=True, external_id__startswith=prefix)
    last = used.aggregate(last=Max("external_id"))["last"]
    return int(last.removeprefix(prefix)) + 1 if last else 0
