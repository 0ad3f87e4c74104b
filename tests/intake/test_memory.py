"""How much memory it takes to read a large file, in a fresh process. How long it takes depends on the machine."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from tests.intake.workbooks import cell, from_xml

COLUMNS = [f"{letter}" for letter in "ABCDEFGHIJKLMNOPQRST"]
NAMES = ["country", "name", "position", *(f"column {letter}" for letter in COLUMNS[3:])]
MEASURE = """
import resource, sys
from pathlib import Path
import django
django.setup()
from tests.intake.reading import read
print(sum(1 for row in read(Path(sys.argv[1]))))
print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
MEGA = 1000  # the kernel counts in thousands of bytes


def measured(file: Path) -> tuple[int, int]:
    """How many rows there are, and the megabytes that were used for reading them, by both processes if two did."""
    process = subprocess.run(
        [sys.executable, "-c", MEASURE, str(file)], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    rows, own, childrens = map(int, process.stdout.split())
    return rows, (own + childrens) // MEGA


def rows(count: int) -> Iterator[list[str]]:
    yield NAMES
    for number in range(1, count + 1):
        yield ["Indonesia", f"Person {number}", *(f"{name} of person {number}" for name in NAMES[2:])]


def test_fifty_thousand_rows_of_a_workbook(tmp_path: Path) -> None:
    file = tmp_path / "large.xlsx"
    lines = enumerate(rows(50_000), start=1)
    file.write_bytes(
        from_xml(
            "".join(
                f'<row r="{line}">{"".join(map(cell, (f"{letter}{line}" for letter in COLUMNS), texts))}</row>'
                for line, texts in lines
            )
        )
    )
    count, megabytes = measured(file)
    assert count == 50_000
    assert megabytes < 500


def test_two_hundred_thousand_rows_of_a_list(tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    with file.open("w") as written:
        written.writelines(";".join(texts) + "\n" for texts in rows(200_000))
    count, megabytes = measured(file)
    assert count == 200_000
    assert megabytes < 200
