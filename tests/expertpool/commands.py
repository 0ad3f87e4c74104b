"""Running the project's own commands as a person would, to see what they say and leave behind."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlencode

from django.db import connection

PROJECT = Path(__file__).resolve().parents[2]
SET_FOR_THE_TESTS = [
    "EXPERTPOOL_MODE",
    "EXPERTPOOL_DATA",
    "DJANGO_SETTINGS_MODULE",
    "DJANGO_ALLOW_ASYNC_UNSAFE",
    "DATABASE_URL",
]


def environment(**variables: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in SET_FOR_THE_TESTS} | variables


def start(*arguments: str, **variables: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env=environment(**variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def outcome(*arguments: str, **variables: str) -> tuple[int, list[str]]:
    """The exit code, and the lines that were printed."""
    with start(*arguments, **variables) as process:
        output, _ = process.communicate()
    return process.returncode, output.splitlines()


def database_url() -> str:
    """The database that the tests are connected to, in the form that a command takes."""
    parameters = connection.get_connection_params()
    user, password = parameters["user"], quote(parameters.get("password", ""), safe="")
    where = urlencode({"host": parameters.get("host", ""), "port": parameters.get("port", 5432)})
    return f"postgresql://{user}:{password}@/{parameters['dbname']}?{where}"
