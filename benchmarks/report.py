"""The figures in two tables: how long each page takes, and whether the targets are met."""

from collections.abc import Iterable, Iterator

from benchmarks.desk import DeskFigures
from benchmarks.measures import Figures
from benchmarks.targets import Judged


def tables(figures: list[Figures], desk: DeskFigures | None, judged: list[Judged]) -> str:
    parts = [*(pages(each) for each in figures), *([desk_pages(desk)] if desk else []), targets(judged)]
    return "\n\n".join(map("\n".join, parts))


def desk_pages(desk: DeskFigures) -> Iterator[str]:
    """The slowest first."""
    yield f"{'the desk':14}{'noun':18}{'what':44}{'queries':>9}{'median ms':>12}"
    for page in sorted(desk.pages, key=lambda page: -page.milliseconds):
        yield f"{page.kind:14}{page.noun:18}{page.what:44}{page.queries:9}{page.milliseconds:12.1f}"
    for name, export in [("XLSX", desk.xlsx), ("CSV", desk.csv)]:
        taken = f"{export.seconds:.1f} s and {export.megabytes:.0f} MB of memory"
        yield f"An export of all officials to {name} takes {taken} for a file of {export.size:.1f} MB."


def pages(figures: Figures) -> Iterator[str]:
    rare, common = figures.served.words
    title = f"{figures.officials:,} officials"
    yield f"{title:24}{'fastest ms':>12}{'median ms':>12}{'p99 ms':>12}{'a second':>12}"
    for page, t in figures.served.timings.items():
        yield f"{page:24}{t.fastest:12.1f}{t.median:12.1f}{t.p99:12.1f}{t.a_second:12.1f}"
    yield f"The commonest word is {common}, the rarest {rare}; the far page is page {figures.served.far_page:,}."
    yield f"After an edit, the slowest first answer takes {figures.served.edit:.1f} ms longer."
    whole, part = figures.rendering.page, figures.rendering.template
    yield f"In one process, the filtered list takes {whole:.1f} ms, its template alone {part:.1f} ms."


def targets(judged: Iterable[Judged]) -> Iterator[str]:
    yield f"{'what':64}{'measured':>14}{'target':>12}{'met':>6}"
    for one in judged:
        yield f"{one.what:64}{one.measured:>14}{one.target:>12}{one.met:>6}"
