"""`make bench`: how fast the search is, with 10,000, 100,000 and, when asked for, 1,000,000 invented officials.

Absolute figures depend on the machine and on what else it does. The targets are ratios taken in one run, wherever
that is possible.
"""

import argparse
import json
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from benchmarks import inside, wrk
from benchmarks.database import fill
from benchmarks.measures import Figures, measure_served
from benchmarks.report import tables
from benchmarks.targets import judge

RESULTS = Path(__file__).parent / "results.json"
Measured = TypeVar("Measured")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=sizes, default="10000,100000", help="numbers of officials, with commas between")
    wrk.install()
    figures = [measure(officials) for officials in parser.parse_args().sizes]
    judged = judge({each.officials: each for each in figures})
    print(tables(figures, judged))
    results = {"figures": [asdict(each) for each in figures], "targets": [asdict(each) for each in judged]}
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")


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


def alone(work: Callable[[int], Measured], officials: int) -> Measured:
    """In a new process: nothing that was kept in memory for one measurement helps or burdens another."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as process:
        return process.submit(work, officials).result()


if __name__ == "__main__":
    main()
