"""What the database searches, against what the pages read of a person's words."""

import csv
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from experts.text import fold, words

pytestmark = pytest.mark.django_db
REFERENCE = Path(__file__).resolve().parents[2] / "experts" / "reference"
NAMES = Path(__file__).resolve().parents[2] / "experts" / "demo" / "data" / "names"


def in_database(function: str, texts: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(t) FROM unnest(%s::text[]) WITH ORDINALITY AS x(t, n) ORDER BY n", [texts])  # noqa: S608
        return [value for (value,) in cursor.fetchall()]


def all_texts() -> list[str]:
    cells = []
    for path in sorted(REFERENCE.glob("*.csv")):
        with path.open(encoding="utf-8") as file:
            cells += [cell for row in csv.reader(file) for cell in row]
    names = [line for path in sorted(NAMES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    return sorted({text for text in [*cells, *names] if text})


def test_texts_of_the_region_fold_and_split_as_in_python() -> None:
    texts = all_texts()
    assert len(texts) > 5000
    folded = in_database("experts_fold", texts)
    assert [(t, f) for t, f in zip(texts, folded, strict=True) if f != fold(t)] == []
    spaced = in_database("experts_spaced", texts)
    assert [(t, s) for t, s in zip(texts, spaced, strict=True) if s.split() != words(t)] == []


LETTERS = st.characters(codec="utf-8", categories=["L", "N", "P", "Zs", "Mn", "Mc"], max_codepoint=0xFFFF)
SCRIPTS = st.one_of(
    st.sampled_from("đðøŁæœß’‘ʻıİàếữаеорсухіјΑΒΕ\u200bＡｂ１－・。，"),
    st.characters(min_codepoint=0x20, max_codepoint=0x24F),
    *(
        st.characters(min_codepoint=low, max_codepoint=high, exclude_categories=["Cn"])
        for low, high in [(0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17F9), (0x4E00, 0x4F00), (0xAC00, 0xAD00)]
    ),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(SCRIPTS, min_size=1, max_size=30), min_size=1, max_size=40))
def test_any_text_folds_as_in_python(texts: list[str]) -> None:
    assert in_database("experts_fold", texts) == [fold(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Trainings", {"trainings", "train"}),
        ("pelatihan", {"pelatihan", "latih"}),
        ("การคลัง", {"การคลัง", "กา", "าร", "รค", "คล", "ลั", "ัง"}),
        ("행정 HRM", {"행정", "hrm"}),
    ],
)
def test_terms_are_words_stems_and_pairs(text: str, terms: set[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT experts_terms(%s)", [text])
        assert set(cursor.fetchone()[0]) >= terms
