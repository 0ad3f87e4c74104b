"""Who a person is, in outline; everything that is told of the person later follows from it."""

from typing import NamedTuple

from experts.demo.dice import Dice
from experts.demo.names import Name
from experts.demo.world import Opening, Place, State, Topic, World
from experts.models import Category

TIERS = {"top-executive": 9, "senior-executive": 51, "executive": 40}
HOW_MANY_FURTHER = {0: 18, 1: 30, 2: 28, 3: 16, 4: 8}
YEARS_OF_SERVICE = {"top-executive": (22, 36), "senior-executive": (15, 32), "executive": (9, 24)}


class Sketch(NamedTuple):
    state: State
    name: Name
    topics: tuple[Topic, ...]
    place: Place
    opening: Opening
    entered: int
    study: str
    degree: str
    categories: tuple[str, ...]

    @property
    def topic(self) -> Topic:
        """The field of work."""
        return self.topics[0]


def draw(world: World, dice: Dice, year: int) -> Sketch:
    (state,) = dice.choices(world.states, cum_weights=world.state_weights)
    topics = _topics(world, state, dice)
    place = _place(state, topics[0], dice)
    opening = _opening(state, place, dice)
    categories = _categories(place, dice)
    return Sketch(
        state,
        state.customs.draw(dice),
        topics,
        place,
        opening,
        year - dice.between(*YEARS_OF_SERVICE[opening.tier]),
        dice.pick(topics[0].studies),
        _degree(categories, dice),
        categories,
    )


def _topics(world: World, state: State, dice: Dice) -> tuple[Topic, ...]:
    """The field of work, others that go with it, and now and then one that doesn't."""
    (first,) = dice.choices(state.topics, cum_weights=state.topic_weights)
    (far,) = dice.choices(state.topics, cum_weights=state.topic_weights)
    near = [world.topics[slug] for slug in dice.sample(first.kin, len(first.kin)) if slug in world.topics]
    further = [far, *near[1:]] if dice.likely(0.4) else near[1:]
    chosen = [first, *near[:1], *further[: dice.weighted(HOW_MANY_FURTHER)]]
    return tuple({topic.slug: topic for topic in chosen}.values())


def _place(state: State, topic: Topic, dice: Dice) -> Place:
    if topic.is_local and state.local_places and dice.likely(0.25):
        return dice.pick(state.local_places)
    places = state.places_in_charge if dice.likely(0.6) else state.places
    return dice.pick(places[topic.slug])


def _opening(state: State, place: Place, dice: Dice) -> Opening:
    """A post of the place: of the drawn tier where there is one, or else of the nearest below."""
    tiers = [dice.weighted(TIERS), *reversed(TIERS)]
    return dice.pick(next(found for tier in tiers if (found := state.openings.get((place.sort, tier)))))


def _categories(place: Place, dice: Dice) -> tuple[str, ...]:
    academic = 0.6 if place.kind == "institute" else 0.2
    if not dice.likely(academic):
        return (Category.PRACTITIONER.value,)
    if dice.likely(0.4):
        return (Category.ACADEMIC.value,)
    return (Category.ACADEMIC.value, Category.PRACTITIONER.value)


def _degree(categories: tuple[str, ...], dice: Dice) -> str:
    doctors = 0.8 if Category.ACADEMIC in categories else 0.15
    if dice.likely(doctors):
        return "professor" if len(categories) == 1 and Category.ACADEMIC in categories else "doctor"
    return "master" if dice.likely(0.75) else "bachelor"
