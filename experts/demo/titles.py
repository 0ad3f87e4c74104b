"""Titles before and after the name, as each state uses them."""

import random

from experts.demo.sketch import Sketch
from experts.demo.tables import listed
from experts.demo.world import World


def titles(sketch: Sketch, world: World, chance: random.Random) -> tuple[str, str]:
    study = world.studies[sketch.study]
    situation = _situation(sketch, study["kind"])
    held: dict[str, list[str]] = {"before": [], "after": []}
    for row in sketch.state.titles:
        chosen = chance.choice(listed(row["titles"]))
        if row["when"] in situation and row["who"] in situation and chance.random() * 100 < int(row["chance"]):
            held[row["position"]].append(chosen.format(rank=sketch.opening.rank, **study))
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
