from datetime import date

import pytest

from experts.intake.dates import NotADateError, first_day, last_day, period


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2020", date(2020, 1, 1), None),
        ("2025-09", date(2025, 9, 1), None),
        ("2024-02-29", date(2024, 2, 29), None),
        ("2012/2016", date(2012, 1, 1), date(2016, 12, 31)),
        ("2012-2016", date(2012, 1, 1), date(2016, 12, 31)),
        ("2010-06-30/2022-06-30", date(2010, 6, 30), date(2022, 6, 30)),
        ("2010-06/2011-02", date(2010, 6, 1), date(2011, 2, 28)),
        ("2020/", date(2020, 1, 1), None),
        ("/2020", None, date(2020, 12, 31)),
        ("2021 – sekarang", date(2021, 1, 1), None),
        ("2021 to present", date(2021, 1, 1), None),
        ("1 Januari 2020 s.d. 3 Agustus 2021", date(2020, 1, 1), date(2021, 8, 3)),
        ("1 May 2020", date(2020, 5, 1), None),
        ("Mei 2020", date(2020, 5, 1), None),
        ("31/12/2019", date(2019, 12, 31), None),
        ("01/02/2020 - 03/04/2021", date(2020, 2, 1), date(2021, 4, 3)),
        ("09/2025", date(2025, 9, 1), None),
        ("2020-05-01 00:00:00", date(2020, 5, 1), None),
    ],
)
def test_periods(text: str, since: date | None, until: date | None) -> None:
    assert period(text) == (since, until)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("soon", "not a date"),
        ("2020-", "not a date"),
        ("2020/2021/2022", "not a date"),
        ("2020-13", "no such day"),
        ("2021-02-29", "no such day"),
        ("12/25/2020", "no such day"),
        ("3 Brumaire 2020", "month is unknown"),
        ("1066", "between 1900 and 2100"),
    ],
)
def test_what_is_no_date_is_told(text: str, reason: str) -> None:
    with pytest.raises(NotADateError, match=reason):
        period(text)


def test_an_end_is_the_last_day_of_what_is_named() -> None:
    assert [last_day(text) for text in ("2020", "2020-02", "2020-02-03", "present")] == [
        date(2020, 12, 31),
        date(2020, 2, 29),
        date(2020, 2, 3),
        None,
    ]
    assert first_day("2020-02") == date(2020, 2, 1)
