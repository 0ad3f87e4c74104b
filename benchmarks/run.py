"""`make bench`: how fast the search is, with 10,000, 100,000 and, when asked for, 1,000,000 invented officials.

Absolute figures depend on the machine and on what else it does. The targets are ratios taken in one run, wherever
that is possible.
"""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from benchmarks import inside, wrk
from benchmarks.apart import alone
from benchmarks.database import fill
from benchmarks.desk import DeskFigures, measure_desk
from benchmarks.measures import Figures, measure_served
from benchmarks.report import tables
from benchmarks.taking import measure_taking
from benchmarks.targets import USUAL, desk_targets, judge, judge_most, judge_taking

RESULTS = Path(__file__).parent / "results.json"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=sizes, default="10000,100000", help="numbers of officials, with commas between")
    wrk.install()
    figures = [measure(officials) for officials in parser.parse_args().sizes]
    print("Spreadsheets", flush=True)
    taking = measure_taking()
    desk = look_at_desk(figures)
    judged = judge({each.officials: each for each in figures}) + judge_taking(taking)
    judged += judge_most(desk_targets(desk)) if desk else []
    print(tables(figures, desk, judged))
    results = {
        "figures": [asdict(each) for each in figures],
        "taking": asdict(taking),
        "desk": asdict(desk) if desk else None,
        "targets": [asdict(each) for each in judged],
    }
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")


def look_at_desk(figures: list[Figures]) -> DeskFigures | None:
    """With the usual number of officials, if this run has them."""
    if USUAL not in [each.officials for each in figures]:
        return None
    print("The desk", flush=True)
    return measure_desk(USUAL)


def sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def measure(officials: int) -> Figures:
    print(f"{officials:,} officials", flush=True)
    alone(fill, officials)
    return Figures(
        officials=officials,
        served=alone(measure_served, officials),
        rendering=alone(inside.measure_rendering, officials),
        queries=alone(inside.count_queries, officials),
        index=alone(inside.measure_index, officials),
    )


if __name__ == "__main__":
    main()
