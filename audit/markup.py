"""Whether the HTML is right: the Nu checker of the W3C's validator, over a few pages of every kind."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

CHECKER = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def errors(pages: Iterable[tuple[str, str]]) -> tuple[int, list[str]]:
    """The number of pages, and a line for each error."""
    with TemporaryDirectory() as folder:
        paths = {}
        for number, (path, html) in enumerate(pages):
            file = Path(folder) / f"{number}.html"
            file.write_text(html, encoding="utf-8")
            paths[file.name] = path
        command = ["java", "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always", *_files(folder)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    messages = [message for message in found["messages"] if message["type"] != "info"]
    return len(paths), [f"{paths[Path(message['url']).name]}: {message['message']}" for message in messages]


def _files(folder: str) -> list[str]:
    return [str(file) for file in sorted(Path(folder).iterdir())]
