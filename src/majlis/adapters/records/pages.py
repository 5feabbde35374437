"""Pages of a list: a cursor says where the page before ended, so that a deep page costs no more than the first."""

from datetime import date

from majlis.kernel.errors import InputError
from majlis.kernel.times import parse_day

_DIGITS = 18
"""Of a row's number, at most."""


def day_cursor(day: date, row: int) -> str:
    """Return the cursor of a page that ended with a row of a day."""
    return f"{day}.{row}"


def read_day_cursor(text: str) -> tuple[date, int]:
    """Return the day and the row with which the page before ended.

    Raises
    ------
    InputError
        If it is no cursor.
    """
    day, _, row = text.partition(".")
    try:
        return parse_day(day), read_row_cursor(row)
    except InputError:
        raise no_cursor(text) from None


def read_row_cursor(text: str) -> int:
    """Return the number of the row with which the page before ended.

    Raises
    ------
    InputError
        If it is no cursor.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise no_cursor(text)
    return int(text)


def no_cursor(text: str) -> InputError:
    """Return what is wrong with a text that is no cursor."""
    return InputError(
        f"{text[:40]!r} is no cursor",
        where="option --after",
        mend="give what the page before ended with, or leave it out",
        code="records.cursor",
    )
