from datetime import date, datetime

import pytest

from majlis.evidence.cells import Cell, day_order, plain, to_day
from majlis.kernel.errors import InputError


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [
        ("2025-03-01", "", date(2025, 3, 1)),
        ("2025-3-1", "", date(2025, 3, 1)),
        ("2025-03-01T22:15:00Z", "", date(2025, 3, 1)),
        ("2025/03/01 14:05", "", date(2025, 3, 1)),
        ("1/3/2025", "dmy", date(2025, 3, 1)),
        ("3/1/2025", "mdy", date(2025, 3, 1)),
        ("1.3.25", "dmy", date(2025, 3, 1)),
        ("1 Mar 2025", "", date(2025, 3, 1)),
        ("1st March 2025", "", date(2025, 3, 1)),
        ("March 1, 2025", "", date(2025, 3, 1)),
        ("Sept. 9, 2025", "", date(2025, 9, 9)),
        ("۲۰۲۵-۰۳-۰۱", "", date(2025, 3, 1)),  # noqa: RUF001 - Urdu digits
        ("٠١/٠٣/٢٠٢٥", "dmy", date(2025, 3, 1)),  # noqa: RUF001 - Arabic digits
        (datetime(2025, 3, 1, 23, 59), "", date(2025, 3, 1)),  # noqa: DTZ001 - workbooks know no zone
        (date(2025, 3, 1), "", date(2025, 3, 1)),
        ("  ", "", None),
        (None, "", None),
    ],
)
def test_days_as_people_type_them(cell: Cell, order: str, day: date | None) -> None:
    assert to_day(cell, order=order) == day


def test_excel_counts_days_only_where_allowed() -> None:
    assert to_day(45717.0, numbers=True) == date(2025, 3, 1)  # Excel: 45717 is 1 March 2025
    with pytest.raises(InputError):
        to_day(45717.0)
    with pytest.raises(InputError):
        to_day(12.0, numbers=True)
    with pytest.raises(InputError):
        to_day(True, numbers=True)


@pytest.mark.parametrize("text", ["2025-02-30", "31/4/2025", "Marchuary 1, 2025", "yesterday", "1900-01-01", "2025"])
def test_no_days(text: str) -> None:
    with pytest.raises(InputError):
        to_day(text, order="dmy")


def test_the_dates_tell_their_order() -> None:
    assert day_order(["13/4/2025", "1/2/2025"]) == "dmy"
    assert day_order(["1/2/2025", "4/13/2025"]) == "mdy"
    assert day_order(["2025-01-02", "1 Mar 2025", None]) == ""
    assert day_order(["5/5/2025"]) == "dmy"


@pytest.mark.parametrize("cells", [["3/4/2025"], ["13/4/2025", "4/13/2025"]])
def test_dates_that_do_not_tell_are_asked_for(cells: list[Cell]) -> None:
    with pytest.raises(InputError, match=r"--dates|two orders"):
        day_order(cells)


def test_plain_text() -> None:
    assert plain(7.0) == "7"
    assert plain("  a \u200f  b\n") == "a b"
    assert plain("۱۲ واقعات") == "12 واقعات"


@pytest.mark.parametrize("text", ["March 2025", "Mar-25", "Sept. 2025", "2025-03", "03/2025", "2025 March"])
def test_a_month_is_no_day_and_the_error_says_what_to_do(text: str) -> None:
    with pytest.raises(InputError, match="names a month, not a day") as caught:
        to_day(text)
    assert "give the day" in caught.value.fault.mend


@pytest.mark.parametrize("text", ["Maybe 2025", "Room 12", "early March"])
def test_other_words_are_no_month(text: str) -> None:
    with pytest.raises(InputError, match="is not a day"):
        to_day(text)
