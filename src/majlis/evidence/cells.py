"""Read the cells of a table: days in the ways people type them, plain text, Urdu and Arabic digits."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from majlis.kernel.errors import InputError

Cell = str | float | int | bool | date | datetime | timedelta | None
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_FIGURES = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[T ,].*)?")
_DAY_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([A-Za-z]{3,9})\.?[-/., ]+(\d{4}|\d{2})")
_NAME_DAY = re.compile(r"([A-Za-z]{3,9})\.?[-/. ]+(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4}|\d{2})")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH_ONLY = re.compile(r"([A-Za-z]{3,9})\.?[-/, ]*(?:\d{4}|\d{2})|\d{4}[-/. ]+([A-Za-z]{3,9})\.?")
_MONTH_FIGURES = re.compile(r"\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4}")
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_DAYS = range(10_000, 80_000)
"""Excel's day numbers for 1927 to 2119; other bare numbers are no days."""
FIRST_YEAR, LAST_YEAR = 1990, 2100


def plain(cell: Cell) -> str:
    """Return a cell as text: blanks trimmed and single, digits of any script as 0-9, whole numbers without ``.0``."""
    if cell is None:
        return ""
    if type(cell) is str and cell.isascii() and cell.isprintable() and "  " not in cell and cell == cell.strip(" "):
        return cell  # as most are: a million rows come through here
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = " ".join(str(cell).replace("\u200e", "").replace("\u200f", "").split())
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def day_order(cells: Iterable[Cell]) -> str:
    """Tell whether days typed in figures are day first (``dmy``) or month first (``mdy``), from the days themselves.

    Returns
    -------
    str
        ``dmy``, ``mdy``, or ``""`` where no cell is typed that way.

    Raises
    ------
    InputError
        If no day is beyond the 12th, so that both readings are possible, or if both orders occur.
    """
    pairs = [
        (int(found[1]), int(found[2]), text)
        for text in (plain(cell) for cell in cells if isinstance(cell, str))
        if (found := _FIGURES.fullmatch(text))
    ]
    day_first = next((text for first, _, text in pairs if first > 12), "")  # noqa: PLR2004 - months
    month_first = next((text for _, second, text in pairs if second > 12), "")  # noqa: PLR2004 - months
    if day_first and month_first:
        raise InputError(
            f"days are typed in two orders: {day_first} has the day first, {month_first} the month",
            mend="write all days as year-month-day, like 2025-03-01",
            code="evidence.date-order",
        )
    if pairs and not day_first and not month_first and any(first != second for first, second, _ in pairs):
        raise InputError(
            f"{pairs[0][2]} may be day/month/year or month/day/year",
            why="no day in the column is beyond the 12th, so the dates themselves do not tell",
            mend="say --dates dmy or --dates mdy",
            code="evidence.date-ambiguous",
        )
    return "dmy" if day_first else "mdy" if month_first else "dmy" if pairs else ""


def to_day(cell: Cell, *, order: str = "", numbers: bool = False) -> date | None:
    """Read a day; None for a blank cell.

    Parameters
    ----------
    cell : cell value
        A date, or text: ``2025-03-01`` (a time may follow), ``1/3/2025`` in the given order, ``1 Mar 2025``,
        ``March 1, 2025``. A year of two figures is of this century.
    order : {"dmy", "mdy", ""}
        How days typed in figures are meant.
    numbers : bool
        Whether a bare number may be Excel's count of days since 30 December 1899.

    Raises
    ------
    InputError
        If it is no day, or outside 1990-2100.
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return _plausible(cell, str(cell))
    if numbers and isinstance(cell, (int, float)) and not isinstance(cell, bool) and int(cell) in _EXCEL_DAYS:
        return _EXCEL_EPOCH + timedelta(days=int(cell))
    text = plain(cell)
    if not text:
        return None
    parts = _parts(text, order)
    if parts is None:
        raise _no_day(text)
    year, month, day = parts
    try:
        return _plausible(date(year + 2000 if year < 100 else year, month, day), text)  # noqa: PLR2004 - two figures
    except ValueError:
        raise _no_day(text) from None


def _parts(text: str, order: str) -> tuple[int, int, int] | None:
    """Return year, month and day as typed, or None where no pattern fits."""
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _FIGURES.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        day, month = (second, first) if order == "mdy" else (first, second)
        return int(found[3]), month, day
    if found := _DAY_NAME.fullmatch(text):
        return int(found[3]), _month(found[2]), int(found[1])
    if found := _NAME_DAY.fullmatch(text):
        return int(found[3]), _month(found[1]), int(found[2])
    return None


def _month(name: str) -> int:
    """Return the month's number, or 0 (no month) where the name is unknown."""
    wanted = name.lower()
    return next(
        (i for i, month in enumerate(_MONTHS, 1) if month.startswith(wanted[:3]) and month[: len(wanted)] == wanted), 0
    )


def _plausible(day: date, text: str) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InputError(
            f"{text!r} is not a plausible day of an incident",
            why=f"days lie between {FIRST_YEAR} and {LAST_YEAR}",
            mend="correct the year",
            code="evidence.day-range",
        )
    return day


def _no_day(text: str) -> InputError:
    found = _MONTH_ONLY.fullmatch(text)
    if _MONTH_FIGURES.fullmatch(text) or (found and _month(found[1] or found[2])):
        return InputError(
            f"{text[:40]!r} names a month, not a day",
            why="months of coverage begin and end on days; which day was meant is for the source to say",
            mend="give the day, like 2025-03-01; where nobody knows it, decide on one yourself and note it in a column",
            code="evidence.day-month",
        )
    return InputError(
        f"{text[:40]!r} is not a day", mend="write it as year-month-day, like 2025-03-01", code="evidence.day"
    )
