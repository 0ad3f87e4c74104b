"""The process that runs the embedded server for as long as somebody holds the users' lock, and then stops it.

It is started by `usage.py` with the guardian's lock open and held, and detaches itself. Whatever goes wrong is written
to stderr, which is the log that the users look at. Should it be killed, the kernel has the server shut down.
"""

import argparse
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from expertpool.embedded.account import command_as_owner, give_to_server
from expertpool.embedded.place import NAME, Place, program, try_lock

STARTS = 5  # a server that dies is started again, but not for ever
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "work_mem": "16MB",
    "random_page_cost": "1.1",
    "jit": "off",
    "log_timezone": "UTC",
}
THROWAWAY_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("lock", type=int, help="the guardian's lock: open, held, and let go of by the kernel")
    parser.add_argument("--throwaway", action="store_true")
    arguments = parser.parse_args()
    if os.fork():
        os._exit(0)  # whoever started us has no child to look after
    place = Place(arguments.data)
    if not place.cluster.exists():
        create_cluster(place)
    prepare_sockets(place)
    guard(place, SETTINGS | (THROWAWAY_SETTINGS if arguments.throwaway else {}))


def create_cluster(place: Place) -> None:
    """Under another name until it is complete, so that an interruption leaves nothing half-made in its place."""
    unfinished = place.data / f"unfinished-{place.cluster.name}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    give_to_server(unfinished)
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-ctype=C.UTF-8", "--lc-collate=C.UTF-8"]
    initdb = [program("initdb"), "-D", str(unfinished), "-U", NAME, "--auth=trust", "--encoding=UTF8", *locale]
    environment = {**os.environ, "LC_ALL": "C"}
    subprocess.run(command_as_owner(unfinished, *initdb), env=environment, stdout=subprocess.DEVNULL, check=True)
    unfinished.rename(place.cluster)


def prepare_sockets(place: Place) -> None:
    """Only the server's user can enter: whoever reaches the socket is let in without a password."""
    try:
        place.sockets.mkdir(mode=0o700)
        give_to_server(place.sockets)
    except FileExistsError:
        found = place.sockets.lstat()
        if found.st_uid not in {os.getuid(), place.cluster.stat().st_uid} or found.st_mode & 0o077:
            raise SystemExit(f"{place.sockets} belongs to somebody else: remove it") from None


def guard(place: Place, settings: dict[str, str]) -> None:
    options = [f"--{name}={value}" for name, value in settings.items()]
    postgres = [program("postgres"), "-D", str(place.cluster), "-k", str(place.sockets), *options]
    with place.users_lock.open("a") as users:
        for _ in range(STARTS):
            remove_stale_pid_files(place)
            server = subprocess.Popen(command_as_owner(place.cluster, *postgres), env={**os.environ, "LC_ALL": "C"})
            while server.poll() is None:
                if try_lock(users):
                    server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
                    server.wait()
                    shutil.rmtree(place.sockets, ignore_errors=True)
                    return
                time.sleep(0.1)
            time.sleep(0.5)


def remove_stale_pid_files(place: Place) -> None:
    """After a crash another process may have got the old server's number: PostgreSQL would take it for a server."""
    for file in [place.cluster / "postmaster.pid", place.sockets / ".s.PGSQL.5432.lock"]:
        if file.exists():
            name = Path(f"/proc/{file.read_text().split()[0]}/comm")
            if name.exists() and name.read_text().strip() != "postgres":
                file.unlink()


if __name__ == "__main__":
    main()
