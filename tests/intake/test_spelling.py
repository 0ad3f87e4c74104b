import pytest

from experts.intake.spelling import spelled


@pytest.mark.parametrize(
    ("country", "old", "new"),
    [
        ("ID", "Soetjipto", "Sucipto"),
        ("ID", "Sjahroel", "Syahrul"),
        ("ID", "Djaja", "Jaya"),
        ("ID", "Setiyawan", "Setiawan"),
        ("ID", "Njoman", "Nyoman"),
        ("ID", "Rachmat", "Rahmat"),
        ("ID", "Mochamad Muhd. Moh", "Muhammad Mohd. Muhammad"),
        ("MY", "Ahmad bin Abd. Halim", "Ahmad Abdul Halim"),
        ("MY", "Raju A/L Kumar", "Raju Kumar"),
        ("SG", "Sharif", "Syarif"),
        ("PH", "Ma. Sta. Lim", "Maria Santa Lim"),
        ("JP", "Ōsumi Shouta", "Oosumi Shota"),
        ("TH", "Vittaya", "Vitaya"),
    ],
)
def test_two_spellings_of_a_name_are_one(country: str, old: str, new: str) -> None:
    assert spelled(old, country) == spelled(new, country)


def test_what_is_a_spelling_in_one_country_is_another_name_in_the_next() -> None:
    assert spelled("Djaja bin Moh", "PH") == ["djaja", "bin", "moh"]
    assert spelled("Chong", "MY") == ["chong"]


def test_a_name_of_nothing_but_small_words_is_left_whole() -> None:
    assert spelled("Bin", "MY") == ["bin"]
