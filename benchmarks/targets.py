"""What the search is expected to do, and whether it did."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks import measures
from benchmarks.desk import DeskFigures
from benchmarks.measures import Figures
from benchmarks.taking import Taking
from benchmarks.wrk import Timing

USUAL, MOST = 100_000, 1_000_000
KINDS = ("page", "search", "autocomplete")

# By the number of officials.
All = Mapping[int, Figures]


@dataclass(frozen=True)
class Target:
    """`measure` gives None, or fails with KeyError, where something needed was not measured."""

    what: str
    measure: Callable[[All], float | None]
    limit: float
    unit: str
    at_least: bool = False


@dataclass(frozen=True)
class Judged:
    what: str
    measured: str
    target: str
    met: str


def page(officials: int, name: str) -> Callable[[All], Timing]:
    return lambda figures: figures[officials].served.timings[name]


def ratio(one: Callable[[All], Timing], other: Callable[[All], Timing]) -> Callable[[All], float]:
    """Of the medians."""
    return lambda figures: one(figures).median / other(figures).median


def ratio_of_speed(one: Callable[[All], Timing], other: Callable[[All], Timing]) -> Callable[[All], float]:
    """Of the answers in a second."""
    return lambda figures: one(figures).a_second / other(figures).a_second


def rendering(figures: All) -> float:
    return figures[USUAL].rendering.page / figures[USUAL].rendering.template


def building(figures: All) -> float | None:
    index = figures[MOST].index
    return index.seconds if index else None


def memory(figures: All) -> float | None:
    index = figures[MOST].index
    return index.megabytes if index else None


TARGETS = [
    Target("filtered list, not cached, against its template alone", rendering, 1.6, "×"),
    Target(
        "filtered list, not cached, against Datasette: answers a second",
        ratio_of_speed(page(USUAL, measures.FILTERED), page(USUAL, measures.PEER)),
        40,
        "×",
        at_least=True,
    ),
    Target(
        "list asked for before, against /healthz: answers a second",
        ratio_of_speed(page(USUAL, measures.REPEATED), page(USUAL, measures.HEALTH)),
        0.5,
        "×",
        at_least=True,
    ),
    Target(
        "list, not cached, at 1,000,000 against 100,000",
        ratio(page(MOST, measures.LIST), page(USUAL, measures.LIST)),
        2,
        "×",
    ),
    Target(
        "filtered list, not cached, at 1,000,000 against 100,000",
        ratio(page(MOST, measures.FILTERED), page(USUAL, measures.FILTERED)),
        2,
        "×",
    ),
    Target(
        "commonest word against the rarest",
        ratio(page(USUAL, measures.COMMON), page(USUAL, measures.RARE)),
        3,
        "×",
    ),
    Target(
        "page 5,000, or the last one, against page 1",
        ratio(page(USUAL, measures.FAR), page(USUAL, measures.LIST)),
        1.2,
        "×",
    ),
    Target("an edit reaching every worker, at 1,000,000", lambda figures: figures[MOST].served.edit, 50, "ms"),
    Target("building the index, at 1,000,000", building, 10, "s"),
    Target("memory of the index in a worker, at 1,000,000", memory, 150, "MB"),
    Target(
        "queries of a list page, at any number",
        lambda figures: max(each.queries for each in figures.values()),
        3,
        "",
    ),
]


def taking_targets(taking: Taking) -> list[tuple[str, float, float, str]]:
    """What, how much of it there was, how much there may be, and the unit."""
    return [
        ("preview of 1,000 people with their parts", taking.preview.seconds, 15, "s"),
        ("100,000 rows with two parts, checked and written", taking.long.seconds, 600, "s"),
        ("memory for these", taking.long.megabytes, 300, "MB"),
        ("memory for 50,000 rows of a workbook, both processes", taking.workbook.megabytes, 500, "MB"),
        ("the list meanwhile, against the usual", taking.page_meanwhile / taking.page, 2, "×"),
        ("the slowest edit meanwhile", taking.edit, 1000, "ms"),
    ]


def desk_targets(desk: DeskFigures) -> list[tuple[str, float, float, str]]:
    """Of pages the slowest, and the one that asks the database most often."""
    slowest = {kind: max(page.milliseconds for page in desk.pages if page.kind == kind) for kind in KINDS}
    return [
        ("the desk: queries of a page", max(page.queries for page in desk.pages), 30, ""),
        ("the slowest page, median", slowest["page"], 300, "ms"),
        ("the slowest search, median", slowest["search"], 150, "ms"),
        ("the slowest autocomplete, median", slowest["autocomplete"], 150, "ms"),
        ("memory that an export of all to XLSX takes", desk.xlsx.megabytes, 150, "MB"),
    ]


def judge_taking(taking: Taking) -> list[Judged]:
    return judge_most(taking_targets(taking))


def judge_most(most: list[tuple[str, float, float, str]]) -> list[Judged]:
    return [
        Judged(what, f"{value:.4g} {unit}", f"≤ {limit:g} {unit}", "yes" if value <= limit else "NO")
        for what, value, limit, unit in most
    ]


def judge(figures: All) -> list[Judged]:
    return [judged(target, figures) for target in TARGETS]


def judged(target: Target, figures: All) -> Judged:
    sign = "≥" if target.at_least else "≤"
    limit = f"{sign} {target.limit:g} {target.unit}".strip()
    try:
        value = target.measure(figures)
    except KeyError:  # a number of officials that this run left out
        value = None
    if value is None:
        return Judged(target.what, "not measured", limit, "")
    met = value >= target.limit if target.at_least else value <= target.limit
    return Judged(target.what, f"{value:.4g} {target.unit}".strip(), limit, "yes" if met else "NO")
