"""The pool as it is served anywhere: gunicorn, here with two workers."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from expertpool.children import Child

WORKERS = 2
KEEP_ALIVE = 60  # seconds; whoever asks each worker in turn holds a connection for that long


@contextmanager
def served() -> Iterator[int]:
    """Serve the database that this process has chosen; gives the port."""
    os.environ |= {"PORT": "0", "WEB_CONCURRENCY": str(WORKERS), "GUNICORN_CMD_ARGS": f"--keep-alive {KEEP_ALIVE}"}
    from expertpool.run import answers, reserved_port, run_web_server

    with reserved_port() as door:
        web = Child(lambda: run_web_server(door))
        try:
            while not answers(door):
                if not web.is_alive():
                    raise SystemExit("The web server has ended.")
                time.sleep(0.1)
            yield door.getsockname()[1]
        finally:
            web.end()
