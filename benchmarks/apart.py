from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Measured = TypeVar("Measured")


def alone(work: Callable[..., Measured], *given: object) -> Measured:
    """In a new process: nothing that was kept in memory for one measurement helps or burdens another."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as process:
        return process.submit(work, *given).result()
