"""Inventing a person: everything follows from the seed, the person's number, the day and the reference data."""

from datetime import date, timedelta

from experts.demo import careers, deeds, records, sketch, skills, texts, titles
from experts.demo.dice import Dice, dice_for
from experts.demo.rows import AvailabilityRow, IdentityRow, Person
from experts.demo.sketch import Sketch
from experts.demo.world import World
from experts.models import Mode


def invent(world: World, seed: int, number: int, today: date) -> Person:
    dice = dice_for(seed, number)
    who = sketch.draw(world, dice, today.year)
    stewardship = records.stewardship(dice, today)
    expertise = skills.expertise(who, dice, today.year)
    return Person(
        _identity(who, world, seed, number, dice, today.year),
        _availability(dice, today),
        stewardship,
        careers.until(careers.posts(who, dice, today), stewardship),
        expertise,
        skills.languages(who, dice),
        deeds.assignments(who, expertise, world, dice, today.year),
        careers.education(who, world, dice, today.year),
        deeds.achievements(who, world, dice, today.year),
        records.contacts(who, number, dice),
        records.personal_records(who, number, dice),
    )


def external_id(seed: int, number: int) -> str:
    return f"{external_id_prefix(seed)}{number:07d}"


def external_id_prefix(seed: int) -> str:
    return f"demo-{seed}-"


def _identity(who: Sketch, world: World, seed: int, number: int, dice: Dice, year: int) -> IdentityRow:
    title_before, title_after = titles.titles(who, world, dice)
    return IdentityRow(
        external_id(seed, number),
        True,
        who.name.latin,
        who.name.local,
        title_before,
        title_after,
        _other_names(who, dice),
        who.state.code,
        list(who.categories),
        who.opening.tier,
        who.opening.rank,
        texts.summary(who, dice, year),
        texts.summary_local(who, dice, year),
        who.entered,
    )


def _other_names(who: Sketch, dice: Dice) -> list[str]:
    """A short form of a long name."""
    words = who.name.latin.split()
    return [f"{words[0]} {words[-1]}"] if len(words) > 2 and dice.likely(0.06) else []


def _availability(dice: Dice, today: date) -> AvailabilityRow:
    starts = today + timedelta(days=dice.between(1, 240))
    ends = starts + timedelta(days=dice.between(60, 500))
    modes = dice.pick(([Mode.IN_PERSON, Mode.ONLINE], [Mode.IN_PERSON, Mode.ONLINE], [Mode.IN_PERSON], [Mode.ONLINE]))
    return AvailabilityRow(
        starts if dice.likely(0.2) else None,
        ends if dice.likely(0.15) else None,
        dice.pick((2, 4, 4, 6, 8, 12)) if dice.likely(0.7) else None,
        [mode.value for mode in modes],
        Mode.IN_PERSON in modes and dice.likely(0.75),
    )
