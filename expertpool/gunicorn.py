"""How the pool is served, anywhere: `gunicorn --config python:expertpool.gunicorn`."""

import gc
import os

from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

from expertpool import database
from experts.directory import downloads

wsgi_app = "expertpool.wsgi"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4 + downloads.MOST  # whoever reads a file slowly keeps one, and pages have four in any case
preload_app = True  # the code is in memory once, and what is refused at the start is refused once
control_socket_disable = True  # signals are enough


def pre_fork(server: Arbiter, worker: Worker) -> None:
    database.close_pools()
    gc.freeze()  # a worker's collections leave alone what it shares with the others, or else it would be copied
