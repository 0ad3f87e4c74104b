"""Who a person is, in outline; everything that is told of the person later follows from it."""

import random
from typing import NamedTuple

from experts.demo.names import Name
from experts.demo.world import Opening, Place, State, Topic, World
from experts.models import Category

TIERS = {"top-executive": 9, "senior-executive": 51, "executive": 40}
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


def draw(world: World, chance: random.Random, year: int) -> Sketch:
    (state,) = chance.choices(world.states, cum_weights=world.state_weights)
    topics = _topics(world, state, chance)
    places = state.places_in_charge if chance.random() < 0.6 else state.places
    place = chance.choice(places[topics[0].slug])
    opening = _opening(state, place, chance)
    categories = _categories(place, chance)
    return Sketch(
        state,
        state.customs.draw(chance),
        topics,
        place,
        opening,
        year - chance.randint(*YEARS_OF_SERVICE[opening.tier]),
        chance.choice(topics[0].studies),
        _degree(categories, chance),
        categories,
    )


def _topics(world: World, state: State, chance: random.Random) -> tuple[Topic, ...]:
    """The field of work, others that go with it, and now and then one that doesn't."""
    (first,) = chance.choices(state.topics, cum_weights=state.topic_weights)
    (far,) = chance.choices(state.topics, cum_weights=state.topic_weights)
    near = [world.topics[slug] for slug in chance.sample(first.kin, len(first.kin)) if slug in world.topics]
    (many,) = chance.choices((2, 3, 4, 5, 6), (18, 30, 28, 16, 8))
    others = [*near[: many - 2], far, *near[many - 2 :]]
    return tuple({topic.slug: topic for topic in (first, *others)}.values())[:many]


def _opening(state: State, place: Place, chance: random.Random) -> Opening:
    """A post of the place: of the drawn tier where there is one, or else of the nearest below."""
    (drawn,) = chance.choices(list(TIERS), list(TIERS.values()))
    tiers = [drawn, *reversed(TIERS)]
    return chance.choice(next(found for tier in tiers if (found := state.openings.get((place.sort, tier)))))


def _categories(place: Place, chance: random.Random) -> tuple[str, ...]:
    academic = 0.6 if place.kind == "institute" else 0.2
    if chance.random() >= academic:
        return (Category.PRACTITIONER.value,)
    if chance.random() < 0.4:
        return (Category.ACADEMIC.value,)
    return (Category.ACADEMIC.value, Category.PRACTITIONER.value)


def _degree(categories: tuple[str, ...], chance: random.Random) -> str:
    doctors = 0.8 if Category.ACADEMIC in categories else 0.15
    if chance.random() < doctors:
        return "professor" if len(categories) == 1 and Category.ACADEMIC in categories else "doctor"
    return "master" if chance.random() < 0.75 else "bachelor"
