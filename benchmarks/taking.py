"""How long it takes to take spreadsheets in, in how much memory, and what others notice of it."""

import resource
import tempfile
import time
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from benchmarks.apart import alone
from benchmarks.database import choose, start_anew
from benchmarks.edits import Reader
from benchmarks.serving import served
from benchmarks.spreadsheets import fill_in_template, write_csv, write_workbook

NAME = "intake"
PREVIEWED, LONG, WORKBOOK = 1_000, 100_000, 50_000
ASKED = 60
PAUSE = 0.05  # seconds between two that ask for the list


@dataclass(frozen=True)
class Taken:
    seconds: float
    megabytes: float  # the most that the process had at any time


@dataclass(frozen=True)
class Taking:
    preview: Taken  # of a template with 1,000 people
    long: Taken  # a CSV file with 100,000 rows, written
    workbook: Taken  # one with 50,000 rows, previewed
    page: float  # milliseconds that the list takes,
    page_meanwhile: float  # and while the long file is taken in
    edit: float  # milliseconds that an edit of somebody else takes then at most


def measure_taking() -> Taking:
    alone(start_anew, NAME)
    with tempfile.TemporaryDirectory() as folder:
        template, long, workbook = (Path(folder) / name for name in ("template.xlsx", "long.csv", "workbook.xlsx"))
        alone(write_template, template)
        fill_in_template(template, PREVIEWED)
        write_csv(long, LONG)
        write_workbook(workbook, WORKBOOK)
        preview, previewed = alone(preview_of, template), alone(preview_of, workbook)
        choose(NAME)
        with served() as port:
            page = ask(port, ASKED)
            with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as process:
                taking = process.submit(take, long)
                meanwhile, edit = look_meanwhile(port, taking)
                taken = taking.result()
    return Taking(preview, taken, previewed, page, meanwhile, edit)


def preview_of(path: Path) -> Taken:
    return take(path, is_trial=True)


def take(path: Path, *, is_trial: bool = False) -> Taken:
    choose(NAME)
    from experts.intake.take_in import Options, take_in

    started, others = time.perf_counter(), _peak(resource.RUSAGE_CHILDREN)
    with path.open("rb") as file:
        outcome = take_in(file, name=path.name, options=Options(is_trial=is_trial))
    if outcome.problems:
        raise SystemExit(f"{path.name}: {outcome.problems[0]}")
    unpacking = _peak(resource.RUSAGE_CHILDREN)
    megabytes = _peak(resource.RUSAGE_SELF) + (unpacking if unpacking > others else 0)
    return Taken(time.perf_counter() - started, megabytes)


def _peak(who: int) -> float:
    """Megabytes."""
    return resource.getrusage(who).ru_maxrss / 1024


def write_template(path: Path) -> None:
    choose(NAME)
    from experts.intake import template
    from experts.models import Country

    with path.open("wb") as file:
        template.write_template(Country.objects.get(code="ID"), "en", file)


def ask(port: int, times: int) -> float:
    reader = Reader(port)
    took = []
    for _ in range(times):
        took.append(reader.ask()[1])
        time.sleep(PAUSE)
    reader.leave()
    return median(took)


def look_meanwhile(port: int, taking: "Future[Taken]") -> tuple[float, float]:
    """The median of the list, and the slowest of all edits of somebody whom the file does not name."""
    from experts.models import Official

    somebody = Official.objects.published()[0]
    pages, edits = [], [0.0]
    while not taking.done():
        pages.append(ask(port, ASKED // 6))
        started = time.perf_counter()
        somebody.save()
        edits.append((time.perf_counter() - started) * 1000)
    return median(pages), max(edits)
