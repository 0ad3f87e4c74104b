"""Ending together with `make`, which passes on a SIGTERM and nothing else."""

import os
import signal
from pathlib import Path

LEFT_TO_THE_TERMINAL = [signal.SIGINT, signal.SIGHUP]


def is_ending(parent: int) -> bool:
    """Whether the process that started this one is gone, or would be but for us.

    A Ctrl-C that reaches make alone is one that it handles by waiting for us. The kernel holds back further signals of
    the kind meanwhile, and shows that.
    """
    if os.getppid() != parent:
        return True
    status = Path(f"/proc/{parent}/status")
    if not status.exists():
        return False
    held_back = next(int(line.split()[1], 16) for line in status.read_text().splitlines() if line.startswith("SigBlk:"))
    return any(held_back >> (number - 1) & 1 for number in LEFT_TO_THE_TERMINAL)
