"""The command as it is typed: what it prints, how it ends, and that killing it leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from experts.models import Official
from tests.factories import make_official
from tests.intake.files import as_csv, person
from tests.intake.test_read import png

PUBLISH = ["--publish", "--legal-basis=public-task", "--reference=Decree 1/2026"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


def run(file: Path, *options: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_officials", str(file), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.mark.django_db
def test_the_report(file: Path) -> None:
    file.write_text(
        as_csv(
            person(agency="Ministry of Wonders", shoe_size="41"),
            person(position="Chair", as_of="2019/2020"),
            person("Budi Raharjo", as_of="2019/2020"),
        )
    )
    out, err = run(file, *PUBLISH)
    assert out.splitlines() == [
        "Read as CSV with the delimiter comma, in UTF-8.",
        "Rows read: 3, of which wrong: 0.",
        "Ignored columns: shoe_size.",
        "Officials: 2 new, 0 changed, 0 unchanged.",
        "Posts: 3 new, 0 changed.",
        "Unknown agencies, created as unconfirmed: 1.",
        "  Ministry of Wonders (ID)",
        "Rows merged into the official of an earlier row: 1.",
        "  line 3 into line 2: Sri Wahyuni",
        "Published: 1.",
        "Not published: 1.",
        "  Budi Raharjo: no post that is current",
    ]
    assert err == ""


@pytest.mark.django_db
def test_every_wrong_row_is_printed_and_nothing_written(file: Path) -> None:
    file.write_text(as_csv(person(), *(person(f"Person {number}", as_of="soon") for number in range(30))))
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match="Nothing was written") as failure:
        call_command("import_officials", str(file), stdout=out, stderr=err)
    assert failure.value.returncode == 1
    assert err.getvalue().count("\n") == 30
    assert "line 32, as_of “soon”: It is not a date." in err.getvalue()
    assert "Rows read: 31, of which wrong: 30." in out.getvalue()
    assert not Official.objects.exists()


@pytest.mark.django_db
def test_skipping_them_ends_well(file: Path) -> None:
    file.write_text(as_csv(person(), person("Budi", as_of="soon")))
    out, err = run(file, "--skip-invalid")
    assert "line 3, as_of “soon”" in err
    assert Official.objects.get().name == "Sri Wahyuni"


@pytest.mark.django_db
def test_a_dry_run_says_so(file: Path) -> None:
    file.write_text(as_csv(person()))
    out, err = run(file, "--dry-run")
    assert out.splitlines()[-1] == "This was a dry run: nothing was written."
    assert "Officials: 1 new" in out
    assert not Official.objects.exists()


@pytest.mark.django_db
def test_a_few_examples_are_printed_or_all(file: Path) -> None:
    file.write_text(as_csv(*(person(f"Person {number}", agency=f"Bureau {number}") for number in range(13))))
    assert "  and 3 more" in run(file, "--dry-run")[0]
    out = run(file, "--verbosity=2")[0]
    assert "Bureau 12 (ID)" in out
    assert "more" not in out


@pytest.mark.django_db
def test_somebody_who_may_be_known_is_told(file: Path) -> None:
    make_official("Djoko Soesilo")
    file.write_text(as_csv(person("Joko Susilo")))
    out, _ = run(file)
    assert "New people who may be somebody known: 1.\n  line 2, row “Joko Susilo”: Djoko Soesilo · Director" in out


@pytest.mark.django_db
def test_progress_and_encoding_are_told(file: Path) -> None:
    file.write_text(as_csv(*(person(f"Peña {number}", country="PH") for number in range(1000))), encoding="cp1252")
    out, err = run(file, "--dry-run")
    assert err == "1000 rows …\n"
    assert "read as Windows-1252" in out


@pytest.mark.django_db
def test_that_thai_was_read_as_windows_874_is_told(file: Path) -> None:
    file.write_text(as_csv(person("สมชาย ใจดี", country="TH")), encoding="cp874")
    out, _ = run(file, "--dry-run")
    assert "read as Windows-874" in out


@pytest.mark.django_db
@pytest.mark.parametrize(
    "options",
    [
        ["--publish"],
        ["--publish", "--legal-basis=public-task"],
        ["--publish", "--legal-basis=public-task", "--reference= "],
        ["--publish", "--reference=Decree"],
        ["--publish", "--legal-basis=consent", "--reference=Letters"],
        ["--publish", "--legal-basis=curiosity", "--reference=None"],
        ["--publish", "--legal-basis=public-task", "--reference=" + "x" * 256],
        ["--legal-basis=public-task", "--reference=Decree"],
    ],
)
def test_publishing_needs_a_basis_that_can_be_claimed_for_a_batch(file: Path, options: list[str]) -> None:
    file.write_text(as_csv(person()))
    with pytest.raises(CommandError, match="needs|Consent|Unknown|longer|go with"):
        run(file, *options)
    assert not Official.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (png(), "not a text file"),
        (b"shoe size\n41\n42\n", "None of the columns was recognised"),
        (b",".join(b"column %d" % number for number in range(10_000)), "10000 columns"),
        (b'country,name\nID,"' + b"x" * 2_500_000, "Line 2: a cell does not end"),
    ],
)
def test_a_hostile_file_is_one_clear_line(file: Path, content: bytes, message: str) -> None:
    file.write_bytes(content)
    with pytest.raises(CommandError, match=message) as failure:
        run(file)
    assert "\n" not in str(failure.value)


@pytest.mark.django_db
def test_what_the_database_refuses_is_one_clear_line(file: Path) -> None:
    make_official("Somebody invented", external_id="A-1", is_demonstration=True)
    file.write_text(as_csv(person(id="A-1")))
    with pytest.raises(CommandError, match="The database refused: .*external_id_once_in_a_country") as failure:
        run(file)
    assert "\n" not in str(failure.value)


def test_a_file_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        run(tmp_path / "nothing.csv")
    with pytest.raises(CommandError, match="Is a directory"):
        run(tmp_path)


@pytest.mark.django_db(transaction=True)
def test_killing_it_half_way_leaves_the_database_as_it_was(file: Path) -> None:
    """It is stopped for sure half-way: the last row waits for an official who is being edited."""
    make_official("Zainal Akhir")
    file.write_text(
        as_csv(*(person(f"Person {number}") for number in range(1000)), person("Zainal Akhir", summary="!"))
    )
    before = _last_key()
    with transaction.atomic():
        Official.objects.select_for_update().get()
        process = subprocess.Popen(
            [sys.executable, "manage.py", "import_officials", str(file)],
            cwd=settings.BASE_DIR,
            env=os.environ | {"EXPERTPOOL_MODE": "demonstration", "DATABASE_URL": _url()},
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_until(lambda: _is_somebody_waiting() or process.poll() is not None)
            assert process.poll() is None
            assert _last_key() > before + 900  # the first batch was written
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
    _wait_until(lambda: not _is_somebody_waiting())
    official = Official.objects.get()
    assert (official.name, official.summary) == ("Zainal Akhir", "")
    assert run(file)[0].splitlines()[2] == "Officials: 1000 new, 1 changed, 0 unchanged."


def _url() -> str:
    database = connection.get_connection_params()
    who = quote(database.get("user", "")) + (f":{quote(database['password'])}" if database.get("password") else "")
    port = f":{database['port']}" if database.get("port") else ""
    return f"postgresql://{who}@{quote(database.get('host', ''), safe='')}{port}/{database['dbname']}"


def _last_key() -> int:
    """The last key given out, also to rows that nobody else sees yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM experts_official_id_seq")
        return cursor.fetchone()[0]


def _is_somebody_waiting() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # which a transaction would else keep
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0] > 0


def _wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)
