"""Titles before and after the name, as each state uses them."""

from experts.demo.dice import Dice
from experts.demo.sketch import Sketch
from experts.demo.world import World


def titles(sketch: Sketch, world: World, dice: Dice) -> tuple[str, str]:
    study = world.studies[sketch.study]
    situation = _situation(sketch, study["kind"])
    held: dict[str, list[str]] = {"before": [], "after": []}
    for custom in sketch.state.titles:
        chosen, share = dice.pick(custom.titles), dice.random()
        if custom.when in situation and custom.who in situation and share < custom.share:
            held[custom.position].append(chosen.format(rank=sketch.opening.rank, **study))
    return " ".join(held["before"]), ", ".join(filter(None, held["after"]))


def _situation(sketch: Sketch, kind: str) -> set[str]:
    """What decides on titles: who somebody is, the degrees, the profession and the rank."""
    return {
        "anyone",
        "always",
        "woman" if sketch.name.is_woman else "man",
        sketch.degree,
        "plain" if sketch.degree in {"bachelor", "master"} else "master",
        kind,
        sketch.opening.tier,
        "ceso" if sketch.opening.rank.startswith("CESO") else "",
    }
