"""The process in which files of strangers are read."""

import sys
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from experts import sandbox

SPENDING = {
    "memory": "bytearray(300_000_000)",
    "seconds": "while True: pass",
    "output": "import sys; sys.stdout.buffer.write(bytes(200_000)); sys.stdout.flush()",
}


def run(module: Path, patience: float = 20) -> tuple[int, bytes]:
    with TemporaryFile() as given, TemporaryFile() as answer:
        ended, complaint = sandbox.run(module.stem, given, answer, patience=patience)
        answer.seek(0)
        return ended, answer.read() or complaint


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path / "stranger.py"


@pytest.mark.parametrize("what", SPENDING)
def test_it_may_use_so_much_and_no_more(module: Path, what: str) -> None:
    limits = "from experts import sandbox; sandbox.limit(memory=200_000_000, seconds=1, output=100_000)"
    module.write_text(f"{limits}\n{SPENDING[what]}\n")
    assert run(module)[0] != 0


def test_it_is_waited_for_so_long(module: Path) -> None:
    module.write_text("import time; time.sleep(60)")
    assert run(module, patience=0.2) == (sandbox.KILLED, b"")


def test_it_is_told_no_secret(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hidden")
    module.write_text("import os; print(sorted(os.environ.values()))")
    ended, said = run(module)
    assert (ended, b"hidden" in said, str(module.parent).encode() in said) == (0, False, True)


def test_it_is_the_same_python(module: Path) -> None:
    module.write_text("import sys; print(sys.executable)")
    assert run(module)[1].decode().strip() == sys.executable
