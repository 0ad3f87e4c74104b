"""Asking as fast as answers come, with wrk."""

import json
import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 8
SECONDS = 10
SECONDS_TO_WARM_UP = 2
PATIENCE = 60  # a slow answer shall be measured, not called an error
APT = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
SCRIPT = Path(__file__).with_suffix(".lua")


@dataclass(frozen=True)
class Timing:
    """How long an answer took, in milliseconds, and how many there were in a second."""

    fastest: float
    median: float
    p99: float
    a_second: float


def install() -> None:
    if shutil.which("wrk"):
        return
    if os.getuid() == 0 and shutil.which("apt-get"):
        print("Installing wrk …", flush=True)
        for command in ["update -qq", "install -qq --no-install-recommends wrk"]:
            subprocess.run(["apt-get", *command.split()], stdout=subprocess.DEVNULL, env=APT)  # noqa: S607
    if not shutil.which("wrk"):
        raise SystemExit("The benchmarks need the program wrk; on Debian and Ubuntu: apt install wrk")


def measure(port: int, path: str, *, seconds: int = SECONDS) -> Timing:
    """Where the path has `{x}`, each request has a number of its own, so that no answer is one given before."""
    _run(port, path, SECONDS_TO_WARM_UP)
    figures = _run(port, path, seconds)
    if figures["failed"] or not figures["answers"]:
        raise SystemExit(f"{path}: {figures['answers']} answers in {seconds} seconds, {figures['failed']} failed.")
    a_second = figures["answers"] / figures["seconds"]
    return Timing(figures["fastest"], figures["median"], figures["p99"], a_second)


def _run(port: int, path: str, seconds: int) -> dict[str, float]:
    command = [
        *("wrk", "--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds}s"),
        *("--timeout", f"{PATIENCE}s", "--script", str(SCRIPT), f"http://localhost:{port}"),
        *("--", path, str(unused_number())),
    ]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures: dict[str, float] = json.loads(output.splitlines()[-1])
    return figures


def unused_number() -> int:
    """Grows faster than anybody can ask."""
    return time.time_ns() // 1000
