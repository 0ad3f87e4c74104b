"""A forked process that does not outlive its parent, not even one that is killed."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing import get_context

from expertpool import database

SECONDS_TO_STOP = 10
PR_SET_PDEATHSIG = 1  # of linux/prctl.h


class Child:
    def __init__(self, work: Callable[[], None]) -> None:
        database.close_pools()
        self._process = get_context("fork").Process(target=_run, args=[work, os.getpid()])
        self._process.start()

    def is_alive(self) -> bool:
        return self._process.is_alive()

    def end(self) -> None:
        self._process.terminate()
        self._process.join(SECONDS_TO_STOP)
        self._process.kill()


def _run(work: Callable[[], None], parent: int) -> None:
    os.setsid()  # Ctrl-C is for the parent alone, which ends its children in order
    for number in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
        signal.signal(number, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() == parent:  # else it was killed before the line above
        work()
