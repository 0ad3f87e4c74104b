"""A small client that keeps its connections, and what it has measured."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import median, quantiles

CONNECTIONS = 8
SECONDS = 5.0


@dataclass(frozen=True)
class Measured:
    """Of one page: how long an answer took, in milliseconds, and how many there were in a second."""

    page: str
    fastest: float
    median: float
    p99: float
    a_second: float


def measure(port: int, page: str, path: str) -> Measured:
    ask_for(port, path, 0.5)  # the first answers also fill caches
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        started = time.perf_counter()
        each = threads.map(ask_for, [port] * CONNECTIONS, [path] * CONNECTIONS, [SECONDS] * CONNECTIONS)
        times = [milliseconds for one in each for milliseconds in one]
        took = time.perf_counter() - started
    return Measured(page, min(times), median(times), quantiles(times, n=100)[98], len(times) / took)


def ask_for(port: int, path: str, seconds: float) -> list[float]:
    """Ask again and again over one connection; how long each answer took."""
    connection = HTTPConnection("localhost", port)
    times = []
    stop_at = time.perf_counter() + seconds
    while (started := time.perf_counter()) < stop_at:
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise SystemExit(f"{path} answered {response.status}")
        times.append((time.perf_counter() - started) * 1000)
    connection.close()
    return times
