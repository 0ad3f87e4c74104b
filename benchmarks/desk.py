"""How long the pages of the desk take, how often they ask the database, and what an export of everybody costs."""

import logging
import re
import resource
import time
from dataclasses import dataclass
from http.client import OK
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.apart import alone
from benchmarks.database import choose, copy
from benchmarks.inside import HOST, resident_megabytes

if TYPE_CHECKING:
    from benchmarks.desk_pages import Asked

NAME = "desk"
ROUNDS = 5
TRANSACTIONS = re.compile("BEGIN|COMMIT|SAVEPOINT|RELEASE")
COLUMNS = ["full_name", "country_code", "post", "tier", "state", "confirmed_on", "summary", "expertise", "languages"]


@dataclass(frozen=True)
class Page:
    kind: str
    noun: str
    what: str
    status: int
    queries: int
    milliseconds: float  # the median


@dataclass(frozen=True)
class Export:
    seconds: float
    megabytes: float  # that the process grew by, at its highest
    size: float  # of the file


@dataclass(frozen=True)
class DeskFigures:
    pages: list[Page]
    xlsx: Export
    csv: Export


def fill(officials: int) -> None:
    copy(NAME, of=officials)
    choose(NAME)
    from django.core.management import call_command

    from benchmarks.desk_rows import fill_desk

    call_command("migrate", verbosity=0)
    fill_desk()


def measure_pages() -> list[Page]:
    choose(NAME)
    from benchmarks.desk_pages import pages_of_the_desk

    client, user = administrator()
    logging.getLogger("django.request").setLevel(logging.ERROR)  # some pages nobody gets: an account is not added
    pages = (measure(client, asked) for asked in list(pages_of_the_desk(user)))
    return [page for page in pages if page.status == OK]


def measure_desk(officials: int) -> DeskFigures:
    alone(fill, officials)
    return DeskFigures(alone(measure_pages), alone(measure_export, "xlsx"), alone(measure_export, "csv"))


def administrator() -> tuple[Client, object]:
    from experts.models import User

    user = User.objects.get(email="administrator@demo.example")
    client = Client(SERVER_NAME=HOST, raise_request_exception=False)
    client.force_login(user, backend="experts.access.RolePermissions")
    return client, user


def measure(client: Client, asked: "Asked") -> Page:
    client.get(asked.address)  # the first also reads what a process keeps
    with CaptureQueriesContext(connection) as captured:
        status = client.get(asked.address).status_code
    statements = [query["sql"] for query in captured.captured_queries if not TRANSACTIONS.match(query["sql"])]
    took = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        client.get(asked.address)
        took.append((time.perf_counter() - started) * 1000)
    return Page(asked.kind, asked.noun, asked.what, status, len(statements), median(took))


def measure_export(kind: str) -> Export:
    """Of all officials, read to its end as a browser does."""
    choose(NAME)
    from django.urls import reverse

    client, _user = administrator()
    there = reverse("admin:experts_official_changelist")
    client.get(there)  # what a process keeps is there
    given = [("action", "export_list"), ("select_across", "1"), ("_selected_action", "1"), ("export", "1")]
    given += [("kind", kind), *(("columns", name) for name in COLUMNS)]
    before, started = resident_megabytes(), time.perf_counter()
    answer = client.post(there, urlencode(given), content_type="application/x-www-form-urlencoded")
    size = sum(map(len, answer))
    if answer.status_code != OK or not answer.streaming:
        raise SystemExit(f"The export answered {answer.status_code} with {size} bytes.")
    return Export(time.perf_counter() - started, peak_megabytes() - before, size / 1e6)


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
