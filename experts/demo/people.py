"""Inventing a person: everything follows from the seed, the person's number, the day and the reference data."""

import random
from datetime import date, timedelta

from experts.demo import careers, deeds, records, sketch, skills, texts, titles
from experts.demo.rows import AvailabilityRow, IdentityRow, Person
from experts.demo.sketch import Sketch
from experts.demo.world import World
from experts.models import Mode


def invent(world: World, seed: int, number: int, today: date) -> Person:
    chance = dice(seed, number)
    who = sketch.draw(world, chance, today.year)
    expertise = skills.expertise(who, chance, today.year)
    return Person(
        _identity(who, world, seed, number, chance, today.year),
        _availability(chance, today),
        records.stewardship(chance, today),
        careers.posts(who, chance, today),
        expertise,
        skills.languages(who, chance),
        deeds.assignments(who, expertise, world, chance, today.year),
        careers.education(who, world, chance),
        deeds.achievements(who, world, chance, today.year),
        records.contacts(who, number, chance),
        records.personal_records(who, number, chance),
    )


def dice(seed: int, number: int, use: str = "person") -> random.Random:
    return random.Random(f"{seed}/{use}/{number}")  # noqa: S311  meant to be repeatable


def external_id(seed: int, number: int) -> str:
    return f"{external_id_prefix(seed)}{number:07d}"


def external_id_prefix(seed: int) -> str:
    return f"demo-{seed}-"


def _identity(who: Sketch, world: World, seed: int, number: int, chance: random.Random, year: int) -> IdentityRow:
    title_before, title_after = titles.titles(who, world, chance)
    return IdentityRow(
        external_id(seed, number),
        True,
        who.name.latin,
        who.name.local,
        title_before,
        title_after,
        _other_names(who, chance),
        who.state.code,
        list(who.categories),
        who.opening.tier,
        who.opening.rank,
        texts.summary(who, chance, year),
        texts.summary_local(who, chance, year),
        who.entered,
    )


def _other_names(who: Sketch, chance: random.Random) -> list[str]:
    """A short form of a long name."""
    words = who.name.latin.split()
    return [f"{words[0]} {words[-1]}"] if len(words) > 2 and chance.random() < 0.06 else []


def _availability(chance: random.Random, today: date) -> AvailabilityRow:
    starts = today + timedelta(days=chance.randint(1, 240))
    ends = starts + timedelta(days=chance.randint(60, 500))
    modes = chance.choice(
        ([Mode.IN_PERSON, Mode.ONLINE], [Mode.IN_PERSON, Mode.ONLINE], [Mode.IN_PERSON], [Mode.ONLINE])
    )
    return AvailabilityRow(
        starts if chance.random() < 0.2 else None,
        ends if chance.random() < 0.15 else None,
        chance.choice((2, 4, 4, 6, 8, 12)) if chance.random() < 0.7 else None,
        [mode.value for mode in modes],
        Mode.IN_PERSON in modes and chance.random() < 0.75,
    )
