"""Reading what strangers made in a process of its own, which may use so much memory and time. A leaf.

A library that opens files may take all memory, end the process it is in, or be made to do what the file wants. That
process is told nothing that is secret, and whatever happens to it, the site goes on.
"""

import os
import resource
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

TREE = Path(__file__).resolve().parent.parent
TOLD = ["PATH", "PYTHONPATH", "LD_LIBRARY_PATH"]  # of the environment: where the interpreter finds things
KILLED = -9


def limit(*, memory: int, seconds: int, output: int) -> None:
    """Called first thing in that process: bytes of memory, seconds of computing, bytes of a file."""
    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: output,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        with suppress(ValueError):  # a lower one holds already, or the system does not know it
            resource.setrlimit(kind, (most, most))


def run(module: str, given: IO[bytes], answer: IO[bytes], *, patience: float | None = None) -> tuple[int, bytes]:
    """Run the module on a file; return how it ended, negative if it was stopped, and what it complained of."""
    command = [sys.executable, "-m", module]
    environment = {name: os.environ[name] for name in TOLD if name in os.environ}
    try:
        process = subprocess.run(
            command,
            cwd=TREE,
            env=environment,
            stdin=given,
            stdout=answer,
            stderr=subprocess.PIPE,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return KILLED, b""
    return process.returncode, process.stderr
