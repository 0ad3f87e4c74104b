"""Posts and education: they fit the field of work."""

from datetime import date, timedelta

from experts.demo.dice import Dice
from experts.demo.rows import EducationRow, PostRow, StewardshipRow
from experts.demo.sketch import Sketch
from experts.demo.texts import small
from experts.demo.world import Opening, State, Topic, World
from experts.models import Official

SIDE_POSTS = ("Adjunct Trainer for {unit}", "Member, Working Group on {unit}", "Chair, Steering Committee on {unit}")
HOW_MANY_EARLIER_POSTS = {0: 35, 1: 35, 2: 20, 3: 10}
LEFT = {Official.Reason.RETIRED, Official.Reason.DECEASED, Official.Reason.MOVED}
DEGREES = ("bachelor", "master", "doctor", "professor")


def posts(sketch: Sketch, dice: Dice, today: date) -> list[PostRow]:
    since = month_before(today, dice.between(1, 84))
    title, unit = _titled(sketch.state, sketch.opening, sketch.topic, dice)
    current = [PostRow(sketch.place.id, title, unit, since, None, True)]
    if dice.likely(0.12):
        current.append(_side_post(sketch, dice, month_before(today, dice.between(1, 48))))
    return current + _earlier(sketch, dice, since)


def until(posts: list[PostRow], stewardship: StewardshipRow) -> list[PostRow]:
    """Who has left the service no longer holds a post."""
    left_on = stewardship.confirmed_on if stewardship.status_reason in LEFT else None
    return [post._replace(until=max(post.since, left_on)) if left_on and not post.until else post for post in posts]


def _side_post(sketch: Sketch, dice: Dice, since: date) -> PostRow:
    """A second post held at the same time, often elsewhere."""
    topic = next(topic for topic in sketch.topics[::-1] if topic.slug in sketch.state.places)
    place = dice.pick(sketch.state.places[topic.slug])
    unit, _ = dice.pick(topic.units)
    return PostRow(place.id, dice.pick(SIDE_POSTS).format(unit=unit), "", since, None, False)


def _earlier(sketch: Sketch, dice: Dice, until: date) -> list[PostRow]:
    held = []
    for _ in range(dice.weighted(HOW_MANY_EARLIER_POSTS)):
        since = month_before(until, dice.between(18, 66))
        place = dice.pick(sketch.state.places_in_charge[sketch.topic.slug])
        tier = "executive" if sketch.opening.tier == "executive" else dice.pick(("executive", "senior-executive"))
        openings = sketch.state.openings.get((place.sort, tier)) or (sketch.opening,)
        title, unit = _titled(sketch.state, dice.pick(openings), sketch.topic, dice)
        if since.year >= sketch.entered:
            held.append(PostRow(place.id, title, unit, since, until - timedelta(days=1), False))
        until = since
    return held


def _titled(state: State, opening: Opening, topic: Topic, dice: Dice) -> tuple[str, str]:
    """A title and a unit, in English or in the language of the state."""
    unit, unit_id = dice.pick(topic.units)
    label = topic.labels.get(state.language)
    if opening.titles_local and label and dice.likely(0.55 if state.language == "id" else 0.25):
        return dice.pick(opening.titles_local).format(unit=unit_id, label=small(label)), ""
    title = dice.pick(opening.titles).format(unit=unit)
    if ", " in title and dice.likely(0.6):  # “Director, Tax Policy Division” may be told in two parts
        title, _, unit = title.partition(", ")
        return title, unit
    return title, "" if unit in title or opening.tier == "top-executive" else unit


def education(sketch: Sketch, world: World, dice: Dice, year: int) -> list[EducationRow]:
    """From the first degree to the highest, the later ones more often abroad."""
    graduated = sketch.entered - dice.between(0, 3)
    taken = DEGREES[: min(DEGREES.index(sketch.degree), 2) + 1]
    rows = []
    for degree in taken:
        abroad = degree != "bachelor" and dice.likely(0.35)
        state = dice.pick(world.states) if abroad else sketch.state
        qualification = "Doctor of Philosophy" if degree == "doctor" else world.studies[sketch.study][degree]
        university = dice.pick(state.universities)
        rows.append(EducationRow(qualification, sketch.study, university, state.code, min(graduated, year)))
        graduated += dice.between(2, 6)
    return rows


def month_before(day: date, months: int) -> date:
    """The first day of the month that lies so many months before."""
    number = day.year * 12 + day.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)
