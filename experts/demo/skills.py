"""Competencies and languages."""

import random

from experts.demo.rows import ExpertiseRow, LanguageSkillRow
from experts.demo.sketch import Sketch
from experts.demo.world import Topic
from experts.models import Role

EVIDENCE = (
    "Led the work on {subject} from {year}.",
    "Has run courses on {subject} since {year}.",
    "Certified trainer for {subject}, {year}.",
    "Wrote the national guideline on {subject} ({year}).",
    "Took part in the reform of {subject} in {year}.",
    "",
    "",
)


def expertise(sketch: Sketch, chance: random.Random, year: int) -> list[ExpertiseRow]:
    return [
        ExpertiseRow(
            topic.id,
            _level(topic is sketch.topic, chance),
            _roles(chance),
            since := chance.randint(sketch.entered, year - 2),
            _evidence(topic, chance, since),
        )
        for topic in sketch.topics
    ]


def _level(is_field_of_work: bool, chance: random.Random) -> int:
    return chance.choice((3, 3, 2)) if is_field_of_work else chance.choice((1, 2, 2, 3))


def _roles(chance: random.Random) -> list[str]:
    roles = [role.value for role, share in zip(Role, (0.65, 0.5, 0.4), strict=True) if chance.random() < share]
    return roles or [Role.TRAINER.value]


def _evidence(topic: Topic, chance: random.Random, year: int) -> str:
    subject, _ = chance.choice(topic.subjects)
    return chance.choice(EVIDENCE).format(subject=subject, year=year)


def languages(sketch: Sketch, chance: random.Random) -> list[LanguageSkillRow]:
    rows = [
        LanguageSkillRow(code, level := chance.randint(lowest, highest), level > 2 and chance.random() < 0.85)
        for code, share, lowest, highest in sketch.state.languages
        if chance.random() * 100 < share
    ]
    if mother_tongue := _mother_tongue(sketch):
        rows.append(LanguageSkillRow(mother_tongue, chance.choice((3, 4)), chance.random() < 0.5))
    return rows


def _mother_tongue(sketch: Sketch) -> str:
    """What a name tells in a state of several peoples."""
    if sketch.state.code not in {"BN", "MY", "SG"}:
        return ""
    if sketch.name.local:
        return "zh"
    return "ta" if {"a/l", "a/p", "s/o", "d/o"} & set(sketch.name.latin.split()) else ""
