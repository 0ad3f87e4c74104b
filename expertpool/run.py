"""`make run`: prepare what is missing, then serve until told to stop; nothing is left running, nothing is lost.

The web server and the worker are forked from here, which spares them loading Django once more. The kernel stops them
should this process be killed, and the embedded database has a guardian that notices by itself.
"""

import argparse
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from urllib.request import urlopen

import django
from environs import Env, EnvError

from expertpool import database
from expertpool.children import Child
from expertpool.parent import is_ending

STOP_SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--with-parent", action="store_true", help="end together with the process that started this one"
    )
    parent = os.getppid() if parser.parse_args().with_parent else None
    os.environ.setdefault("EXPERTPOOL_MODE", "demonstration")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "expertpool.settings")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal may know fewer letters than the agencies' names need
    with suppress(KeyboardInterrupt), reserved_port() as door:
        database.ensure_running()
        django.setup()
        from expertpool import prepare

        prepare.everything()
        welcome = prepare.welcome(door.getsockname()[1])
        stop = threading.Event()
        for number in STOP_SIGNALS:
            signal.signal(number, lambda *_: stop.set())
        serve(door, welcome, lambda: stop.wait(0.1) or (parent is not None and is_ending(parent)))
        database.leave()


def reserved_port() -> socket.socket:
    """Taken before anything else is done, and handed to the web server: nobody can come in between."""
    env = Env()
    try:
        host, port = env.str("HOST", "127.0.0.1"), env.int("PORT", 8000)
    except EnvError as error:
        raise SystemExit(str(error)) from None
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
    except (OSError, OverflowError) as error:
        raise SystemExit(f"Can't serve on {host}:{port} ({error}). PORT=… chooses another port.") from None
    return door


def serve(door: socket.socket, welcome: str, told_to_stop: Callable[[], bool]) -> None:
    web, worker = Child(lambda: run_web_server(door)), None
    try:
        while not told_to_stop():
            if not web.is_alive():
                raise SystemExit("The web server has ended.")
            if worker is None and answers(door):
                print(welcome, flush=True)
                worker = Child(run_worker)  # only now: it would slow down what somebody is waiting for
            if worker is not None and not worker.is_alive():  # as it does, without an error, when PostgreSQL restarts
                time.sleep(1)
                worker = Child(run_worker)
    finally:
        for child in [web, worker]:
            if child is not None:
                child.end()


def run_web_server(door: socket.socket) -> None:
    from gunicorn.app.wsgiapp import run

    options = ["--config", "python:expertpool.gunicorn", "--log-level", "warning"]
    sys.argv = ["gunicorn", *options, "--bind", f"fd://{door.fileno()}"]
    run()


def run_worker() -> None:
    from django.core.management import call_command

    call_command("procrastinate", "worker", "--concurrency", "4")


def answers(door: socket.socket) -> bool:
    host, port = door.getsockname()
    with suppress(OSError), urlopen(f"http://{host}:{port}/healthz", timeout=1) as response:
        return bool(response.status == 200)
    return False


if __name__ == "__main__":
    main()
