"""What is measured in the process itself: rendering, queries, and the index."""

import gc
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from django.core.handlers.base import BaseHandler
from django.db import connection
from django.http import HttpResponseBase
from django.shortcuts import render
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext, setup_test_environment, teardown_test_environment

from benchmarks.database import choose
from benchmarks.pages import FILTERED, LIST
from benchmarks.wrk import unused_number

ROUNDS = 40
HOST = "localhost"  # which the demonstration serves, and Django's "testserver" it does not


@dataclass(frozen=True)
class Rendering:
    """The medians, in milliseconds, of the filtered page as a whole and of its template alone."""

    page: float
    template: float


@dataclass(frozen=True)
class Index:
    """How long it takes to build, and what a process that has it is larger by."""

    seconds: float
    megabytes: float


class Pages:
    """Pages through the middleware, but without a server; each with an address of its own."""

    numbers = count(unused_number())

    def __init__(self) -> None:
        self._handler = BaseHandler()
        self._handler.load_middleware()
        self._requests = RequestFactory(SERVER_NAME=HOST)

    def get(self, path: str) -> HttpResponseBase:
        response = self._handler.get_response(self._requests.get(path.format(x=next(self.numbers))))
        if response.status_code != 200:
            raise SystemExit(f"{path} answered {response.status_code}")
        return response


def measure_rendering(officials: int) -> Rendering:
    choose(officials)
    pages, from_results = Pages(), renderer(FILTERED)
    page, template = medians(lambda: pages.get(FILTERED), from_results)
    return Rendering(page, template)


def renderer(path: str) -> Callable[[], object]:
    """Renders again what the page rendered, with the results that it had found."""
    setup_test_environment()
    try:
        response: Any = Client(SERVER_NAME=HOST).get(path.format(x=unused_number()))
    finally:
        teardown_test_environment()
    template, context = response.templates[0].name, response.context[0].flatten()
    return lambda: render(context["request"], template, context)


def medians(*works: Callable[[], object]) -> list[float]:
    """Milliseconds. In turns, so that what else the machine does slows all alike."""
    took: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, times in zip(works, took, strict=True):
            started = time.perf_counter()
            work()
            times.append((time.perf_counter() - started) * 1000)
    return [median(times) for times in took]


def count_queries(officials: int) -> int:
    """Of the list or of the filtered list, whichever makes more."""
    choose(officials)
    pages, numbers = Pages(), []
    for path in [LIST, FILTERED]:
        pages.get(path)  # the first also reads what a process keeps
        with CaptureQueriesContext(connection) as captured:
            pages.get(path)
        statements = [query["sql"] for query in captured.captured_queries]
        numbers.append(len([sql for sql in statements if sql not in ("BEGIN", "COMMIT")]))
    return max(numbers)


def measure_index(officials: int) -> Index:
    choose(officials)
    from experts.directory.index import keeper

    connection.ensure_connection()
    before, started = resident_megabytes(), time.perf_counter()
    keeper.version()
    return Index(time.perf_counter() - started, resident_megabytes() - before)


def resident_megabytes() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
