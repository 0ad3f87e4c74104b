import pytest

from experts.intake.column_meanings import meanings


@pytest.mark.parametrize("printed", ["1. Nama", "a) Nama:", "Nama tanpa gelar", "NAMA *", "(Nama)"])
def test_numbers_and_marks_around_a_name_say_nothing(printed: str) -> None:
    assert meanings(printed).keys() == {"name"}


def test_a_numbered_name_is_as_sure_as_one_in_two_languages() -> None:
    assert meanings("1. Nama") == {"name": 1.0}
    assert meanings("Nama / Name") == {"name": 0.95}


def test_a_known_name_is_surer_than_a_slip_and_a_slip_surer_than_a_part() -> None:
    exact, slip, part = (
        meanings(printed)["agency"] for printed in ("Organisation", "Organisatoin", "Main organisation")
    )
    assert (exact, slip) == (1.0, pytest.approx(0.855))
    assert part < slip


@pytest.mark.parametrize("printed", ["Name of ship", "Tanggal surat keputusan jabatan", "Shoe size", ""])
def test_a_small_or_vague_part_means_nothing(printed: str) -> None:
    assert meanings(printed) == {}


def test_a_name_within_a_longer_one_does_not_count() -> None:
    assert meanings("Instansi induk kami").keys() == {"parent_agency"}


def test_what_stands_in_brackets_says_less() -> None:
    found = meanings("Instansi (unit kerja)")
    assert found["agency"] > found["unit"]
