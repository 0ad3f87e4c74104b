"""Posts and education: they fit the field of work."""

import random
from datetime import date, timedelta

from experts.demo.rows import EducationRow, PostRow
from experts.demo.sketch import Sketch
from experts.demo.world import Opening, Topic, World

SIDE_POSTS = ("Adjunct Trainer for {unit}", "Member, Working Group on {unit}", "Chair, Steering Committee on {unit}")
DEGREES = ("bachelor", "master", "doctor", "professor")


def posts(sketch: Sketch, chance: random.Random, today: date) -> list[PostRow]:
    since = month_before(today, chance.randint(1, 84))
    title, unit = _titled(sketch, sketch.opening, sketch.topic, chance)
    current = [PostRow(sketch.place.id, title, unit, since, None, True)]
    if chance.random() < 0.12:
        current.append(_side_post(sketch, chance, month_before(today, chance.randint(1, 48))))
    return current + _earlier(sketch, chance, since)


def _side_post(sketch: Sketch, chance: random.Random, since: date) -> PostRow:
    """A second post held at the same time, often elsewhere."""
    topic = next(topic for topic in sketch.topics[::-1] if topic.slug in sketch.state.places)
    place = chance.choice(sketch.state.places[topic.slug])
    unit, _ = chance.choice(topic.units)
    return PostRow(place.id, chance.choice(SIDE_POSTS).format(unit=unit), "", since, None, False)


def _earlier(sketch: Sketch, chance: random.Random, until: date) -> list[PostRow]:
    held = []
    (many,) = chance.choices((0, 1, 2, 3), (35, 35, 20, 10))
    for _ in range(many):
        since = month_before(until, chance.randint(18, 66))
        if since.year < sketch.entered:
            break
        place = chance.choice(sketch.state.places_in_charge[sketch.topic.slug])
        tier = "executive" if sketch.opening.tier == "executive" else chance.choice(("executive", "senior-executive"))
        openings = sketch.state.openings.get((place.sort, tier)) or (sketch.opening,)
        title, unit = _titled(sketch, chance.choice(openings), sketch.topic, chance)
        held.append(PostRow(place.id, title, unit, since, until - timedelta(days=1), False))
        until = since
    return held


def _titled(sketch: Sketch, opening: Opening, topic: Topic, chance: random.Random) -> tuple[str, str]:
    """A title and a unit: “Director, Tax Policy Division” may be told in one or in two parts."""
    number = chance.randrange(len(opening.titles))
    unit, unit_id = chance.choice(topic.units)
    if opening.titles_id and chance.random() < 0.55:
        return opening.titles_id[number].format(unit=unit_id), ""
    title = opening.titles[number].format(unit=unit)
    if ", " in title and chance.random() < 0.6:
        title, _, unit = title.partition(", ")
        return title, unit
    return title, "" if unit in title or sketch.opening.tier == "top-executive" else unit


def education(sketch: Sketch, world: World, chance: random.Random) -> list[EducationRow]:
    """From the first degree to the highest, the later ones more often abroad."""
    graduated = sketch.entered - chance.randint(0, 3)
    taken = DEGREES[: min(DEGREES.index(sketch.degree), 2) + 1]
    rows = []
    for degree in taken:
        abroad = degree != "bachelor" and chance.random() < 0.35
        state = chance.choice(world.states) if abroad else sketch.state
        qualification = "Doctor of Philosophy" if degree == "doctor" else world.studies[sketch.study][degree]
        rows.append(EducationRow(qualification, sketch.study, chance.choice(state.universities), state.code, graduated))
        graduated += chance.randint(3, 7)
    return rows


def month_before(day: date, months: int) -> date:
    """The first day of the month that lies so many months before."""
    number = day.year * 12 + day.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)
