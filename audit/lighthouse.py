"""What Lighthouse says of a page on a telephone with a slow line."""

import json
import os
import shutil
import subprocess
from itertools import islice
from pathlib import Path
from statistics import median

from tests.browsers import FLAGS, NAMES

PROGRAM = Path(__file__).parent / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
RUNS, MOST_ATTEMPTS = 3, 9


def scores(address: str) -> dict[str, int]:
    """Of 100, by category: the median of three runs. A run that records nothing, as happens, is made again."""
    made = filter(None, (_run(address) for _attempt in range(MOST_ATTEMPTS)))
    runs = list(islice(made, RUNS))
    return {category: round(median(run[category] for run in runs)) for category in CATEGORIES}


def _run(address: str) -> dict[str, float] | None:
    flags = ["--headless=new", *(flag for flag in FLAGS if " " not in flag)]
    command = [
        *(str(PROGRAM), address, "--quiet", "--output", "json"),
        *("--only-categories", ",".join(CATEGORIES), f"--chrome-flags={' '.join(flags)}"),
    ]
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    env = os.environ | ({"CHROME_PATH": browser} if browser else {})
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=env)
    if done.returncode:
        return None
    found = json.loads(done.stdout)["categories"]
    return {category: 100 * found[category]["score"] for category in CATEGORIES}
