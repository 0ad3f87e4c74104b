"""Workbooks are read like lists, whatever they are; what can't be read is told in one line."""

from datetime import date
from io import BytesIO

import pytest

from experts.intake import workbook
from experts.intake.outcome import Outcome, UnreadableError
from experts.intake.report import problems
from experts.intake.take_in import Options, take_in
from experts.models import Official
from tests.intake.workbooks import archive, packed

pytestmark = pytest.mark.django_db
HEADER = ["Nama lengkap", "Negara", "Jabatan", "Mulai", "Tahun masuk"]


def take(content: bytes) -> Outcome:
    return take_in(BytesIO(content), name="list.xlsx", options=Options())


def test_the_first_sheet_that_holds_anything_is_the_list() -> None:
    row = ["Sri Wahyuni", "Indonesia", "Kepala Biro", date(2020, 3, 1), 2001.0]
    outcome = take(packed([], [[], HEADER, row, []], [["something else"]]))
    assert outcome.problems == []
    official = Official.objects.get()
    post = official.posts.get()
    assert (official.name, official.service_since) == ("Sri Wahyuni", 2001)
    assert (post.title, post.since) == ("Kepala Biro", date(2020, 3, 1))


def test_what_is_wrong_is_told_by_the_row_that_excel_shows() -> None:
    outcome = take(packed([[], HEADER, [], ["Sri Wahyuni", "Nowhere", "Kepala Biro"]]))
    (problem,) = problems(outcome)
    assert problem.startswith("line 4, Negara “Nowhere”")
    assert not Official.objects.exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (packed([]), "The workbook is empty"),
        (packed([HEADER])[:2000], "can’t be read"),
        (archive({"text": b"a letter"}), "can’t be read"),
        (b"PK\x03\x04" + bytes(100), "can’t be read"),
        (workbook.OLD_EXCEL + bytes(600), "can’t be read"),
    ],
    ids=["empty", "cut off", "another archive", "nonsense", "an old one that is damaged"],
)
def test_what_can_not_be_read_is_told(content: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        take(content)


def test_what_would_fill_the_memory_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_BYTES", 20_000_000)
    with pytest.raises(UnreadableError, match="holds 30 MB; no more than 20 MB"):
        take(archive({"bomb": bytes(30_000_000)}))
