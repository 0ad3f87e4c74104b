"""How soon every worker knows of an edit: at once, or the next page that it gives is wrong."""

import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import count
from statistics import median

from benchmarks.pages import LIST, total_on
from benchmarks.wrk import unused_number

CONNECTIONS = 16
AT_A_TIME = 4  # opened while some are asking, the connections fall to every worker: the idle one takes the next
EDITS = 10


class Reader:
    """Somebody with an open connection, hence always with the same worker."""

    numbers = count(unused_number())

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("localhost", port)
        self.ask()

    def ask(self) -> tuple[int, float]:
        """The total that the list tells, and the milliseconds that it took."""
        started = time.perf_counter()
        self._connection.request("GET", LIST.format(x=next(self.numbers)))
        page = self._connection.getresponse().read()
        return total_on(page), (time.perf_counter() - started) * 1000

    def leave(self) -> None:
        self._connection.close()


def measure_edits(port: int) -> float:
    """How many milliseconds the first answer after an edit takes longer, from the worker that is slowest to see it.

    An official is hidden, and the readers ask one after another, so that none waits for another's page. Then the
    official is published again, and all ask at the same time. Every answer has to tell the new total.
    """
    from experts.models import Official
    from experts.stewardship import hide, publish

    total = Official.objects.published().count()
    somebody = Official.objects.filter(pk=Official.objects.published().order_by("pk")[0].pk)
    longer = []
    with readers(port) as everybody, ThreadPoolExecutor(CONNECTIONS) as threads:
        usual = median(took for _ in range(3) for took in times(total, map(Reader.ask, everybody)))
        for _ in range(EDITS):
            hide(somebody, reason=Official.Reason.OTHER, by=None)
            longer.append(max(times(total - 1, map(Reader.ask, everybody))) - usual)
            publish(somebody, by=None)
            times(total, threads.map(Reader.ask, everybody))
    return median(longer)


@contextmanager
def readers(port: int) -> Iterator[list[Reader]]:
    with ThreadPoolExecutor(AT_A_TIME) as threads:
        everybody = list(threads.map(Reader, [port] * CONNECTIONS))
    yield everybody
    for reader in everybody:
        reader.leave()


def times(total: int, answers: Iterable[tuple[int, float]]) -> list[float]:
    """What the answers took, all of which have to tell this total."""
    answers = list(answers)
    told = {number for number, _ in answers}
    if told != {total}:
        raise SystemExit(f"There are {total:,} officials after an edit, but the list tells {told}.")
    return [took for _, took in answers]
