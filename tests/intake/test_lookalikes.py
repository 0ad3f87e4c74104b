import pytest

from experts.intake.lookalikes import in_latin, narrow


@pytest.mark.parametrize(
    ("printed", "latin"),
    [
        ("ΑΝΤΟΝΙΟ ТАΝ", "ANTONIO TAN"),
        ("Direсtor of Рlanning", "Director of Planning"),
        ("Московский театр", "Московский театр"),
        ("Direсtor, Московский театр", "Director, Московский театр"),
        ("β-тест", "β-тест"),
        ("Trần Đức", "Trần Đức"),
    ],
)
def test_look_alikes_become_latin_where_the_word_is(printed: str, latin: str) -> None:
    assert in_latin(printed) == latin


@pytest.mark.parametrize(
    ("printed", "narrowed"),
    [
        ("Ｄｉｒｅｃｔｏｒ（２０２０）", "Director(2020)"),
        ("第２局（ＩＴ）", "第2局（IT）"),
        ("司长（国际司）", "司长（国际司）"),
        ("과장（ＩＴ）", "과장（IT）"),
        ("กอง（１）", "กอง(1)"),
    ],
)
def test_wide_letters_become_ordinary_and_marks_too_but_in_east_asian_text(printed: str, narrowed: str) -> None:
    assert narrow(printed) == narrowed
