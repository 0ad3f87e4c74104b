"""Competencies and languages."""

from experts.demo.dice import Dice
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


def expertise(sketch: Sketch, dice: Dice, year: int) -> list[ExpertiseRow]:
    return [
        ExpertiseRow(
            topic.id,
            _level(topic is sketch.topic, dice),
            _roles(dice),
            since := dice.between(sketch.entered, year - 2),
            _evidence(topic, dice, since),
        )
        for topic in sketch.topics
    ]


def _level(is_field_of_work: bool, dice: Dice) -> int:
    return dice.pick((3, 3, 3, 2)) if is_field_of_work else dice.pick((1, 2, 2, 2, 3))


def _roles(dice: Dice) -> list[str]:
    roles = [role.value for role, share in zip(Role, (0.65, 0.5, 0.4), strict=True) if dice.likely(share)]
    return roles or [Role.TRAINER.value]


def _evidence(topic: Topic, dice: Dice, year: int) -> str:
    subject, _ = dice.pick(topic.subjects)
    return dice.pick(EVIDENCE).format(subject=subject, year=year)


def languages(sketch: Sketch, dice: Dice) -> list[LanguageSkillRow]:
    rows = [
        LanguageSkillRow(code, level := dice.between(lowest, highest), level > 2 and dice.likely(0.85))
        for code, share, lowest, highest in sketch.state.languages
        if dice.likely(share)
    ]
    if mother_tongue := _mother_tongue(sketch):
        rows.append(LanguageSkillRow(mother_tongue, dice.pick((3, 4)), dice.likely(0.5)))
    return rows


def _mother_tongue(sketch: Sketch) -> str:
    """What a name tells in a state of several peoples."""
    if sketch.state.code not in {"BN", "MY", "SG"}:
        return ""
    if sketch.name.local:
        return "zh"
    return "ta" if {"a/l", "a/p", "s/o", "d/o"} & set(sketch.name.latin.split()) else ""
