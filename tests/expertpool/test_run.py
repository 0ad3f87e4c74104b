import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings

from tests.expertpool.commands import database_url, outcome, start
from tests.factories import make_official


@pytest.fixture
def port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[str]) -> str:
    while process.poll() is None:
        try:
            with urlopen(url, timeout=5) as response:
                return str(response.read().decode())
        except URLError:
            time.sleep(0.1)
    raise AssertionError(process.stdout and process.stdout.read())


@pytest.mark.django_db(transaction=True)
def test_it_serves_until_told_to_stop_and_leaves_nothing_running(port: int, tmp_path: Path) -> None:
    make_official()  # so that it need not invent any
    variables = {"DATABASE_URL": database_url(), "EXPERTPOOL_DATA": str(tmp_path), "PORT": str(port)}
    variables["STATIC_ROOT"] = str(settings.DATA_DIR / "collected")  # kept for the next time: compressing takes long

    with start("-m", "expertpool.run", **variables) as process:
        assert wait_for(f"http://127.0.0.1:{port}/readyz", process) == "ok\n"
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate()  # which ends when no child holds the other end any more

    assert process.returncode == 0, output
    with pytest.raises(URLError):
        urlopen(f"http://127.0.0.1:{port}/healthz")
    assert not (tmp_path / "users.lock").exists()  # the embedded server was left alone


def test_a_taken_port_is_told_in_a_line(port: int) -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", port))
        door.listen()
        code, lines = outcome("-m", "expertpool.run", PORT=str(port))

    assert code == 1
    assert lines == [
        f"Can't serve on 127.0.0.1:{port} ([Errno 98] Address already in use). PORT=… chooses another port."
    ]
