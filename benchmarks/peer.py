"""Datasette, the best known server of facets: the same officials, the same filter, in SQLite with full text search."""

import json
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import OuterRef, Subquery

from benchmarks.database import DATA
from benchmarks.pages import FILTER
from benchmarks.wrk import Timing, measure

FOLDER = DATA / "bench-peer"
REQUIREMENTS = Path(__file__).parent / "requirements-peer.txt"
MOST = 100_000  # officials; with more, it would take longer than the rest together
SECONDS = 15  # it gives few answers in one
FACETS = {"country", "tier", "agency"}

# Facets that are not ready in time are left out: here they have the time. It also looks for columns that would make
# good facets, which is of no use to readers who have them, and is switched off.
SETTINGS = {
    "sql_time_limit_ms": "60000",
    "facet_time_limit_ms": "60000",
    "suggest_facets": "off",
    "default_page_size": "20",
}
QUERY = [
    ("country", FILTER["country"]),
    ("_search_competencies", FILTER["competency"]),
    *(("_facet", facet) for facet in sorted(FACETS)),
]
TABLES = """
    CREATE TABLE officials (id INTEGER PRIMARY KEY, name, country, tier, agency, competencies);
    CREATE VIRTUAL TABLE officials_fts
        USING fts5 (name, competencies, content="officials", content_rowid=id, tokenize="unicode61 tokenchars '-'");
"""
INDEXES = """
    INSERT INTO officials_fts (officials_fts) VALUES ('rebuild');
    CREATE INDEX by_country ON officials (country);
    CREATE INDEX by_tier ON officials (tier);
    CREATE INDEX by_agency ON officials (agency);
    ANALYZE;
"""


def measure_peer(officials: int, total: int) -> Timing | None:
    """The filtered list, on which the pool finds this total; None with more officials than Datasette is asked to serve.

    The database must have been chosen.
    """
    if officials > MOST:
        return None
    install()
    file = FOLDER / f"officials-{officials}.db"
    write(file)
    address = f"/{file.stem}/officials"
    with served(file) as port:
        expect(total, port, address)
        return measure(port, f"{address}?{urlencode(QUERY)}", seconds=SECONDS)


def install() -> None:
    """Into an environment of its own, when what it requires has changed."""
    installed, required = FOLDER / "installed.txt", REQUIREMENTS.read_text()
    if installed.exists() and installed.read_text() == required:
        return
    print("Installing Datasette …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", FOLDER], check=True)
    pip = [str(FOLDER / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--requirement", str(REQUIREMENTS)], check=True)
    installed.write_text(required)


def write(file: Path) -> None:
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as database, database:
        database.executescript(TABLES)
        database.executemany("INSERT INTO officials VALUES (?, ?, ?, ?, ?, ?)", rows())
        database.executescript(INDEXES)


def rows() -> Iterable[tuple[object, ...]]:
    from experts.models import Official, Post

    agency = Post.objects.filter(official=OuterRef("pk"), is_primary=True).values("agency__name")
    competencies = StringAgg("expertise__competency__slug", " ", distinct=True)
    officials = Official.objects.published().annotate(agency=Subquery(agency), competencies=competencies)
    columns = officials.values_list("pk", "name", "country_id", "tier_id", "agency", "competencies")
    return columns.iterator(chunk_size=10_000)


@contextmanager
def served(file: Path) -> Iterator[int]:
    with socket.socket() as door:
        door.bind(("localhost", 0))
        port: int = door.getsockname()[1]
    settings = [part for name, value in SETTINGS.items() for part in ("--setting", name, value)]
    command = [str(FOLDER / "bin" / "datasette"), "serve", str(file), "--port", str(port), *settings]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            while not answers(port):
                if server.poll() is not None:
                    raise SystemExit("Datasette has ended.")
                time.sleep(0.1)
            yield port
        finally:
            server.terminate()


def answers(port: int) -> bool:
    with suppress(OSError), urlopen(f"http://localhost:{port}/-/versions.json", timeout=5) as response:
        return bool(response.status == 200)
    return False


def expect(total: int, port: int, address: str) -> None:
    """That it finds as many officials, and counts all of its facets: else it would not be the same page."""
    with urlopen(f"http://localhost:{port}{address}.json?{urlencode(QUERY)}", timeout=60) as response:
        page = json.load(response)
    if page["filtered_table_rows_count"] != total or page["facet_results"].keys() != FACETS:
        raise SystemExit(f"Datasette does not give the same page: {page['filtered_table_rows_count']:,} of {total:,}.")
