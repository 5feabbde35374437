"""Instants in UTC, days, months, and half-open windows of days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Self

from majlis.kernel.errors import InputError

DAYS_PER_YEAR = 365.2425
"""Mean length of the Gregorian year, days."""
DAYS_PER_MONTH = DAYS_PER_YEAR / 12
"""Mean length of a month, days. Rates "per month" use it."""


def parse_instant(text: str, *, where: str = "") -> datetime:
    """Read an ISO 8601 / RFC 3339 instant and return it in UTC.

    Parameters
    ----------
    text : str
        ``2025-03-01T10:00:00Z``, or with an offset. A time without a zone is refused.
    where : str, optional
        The place named in the error.

    Raises
    ------
    InputError
        If it is no instant, or has no zone.
    """
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None or not 1 < instant.year < 9999:  # noqa: PLR2004 - room for any zone
        raise InputError(
            f"{text[:60]!r} is not an instant with a time zone",
            where=where,
            why="times are kept in UTC, so the zone must be known",
            mend="write it like 2025-03-01T10:00:00Z",
            code="kernel.instant",
        )
    return instant.astimezone(UTC)


def format_instant(instant: datetime) -> str:
    """Return an instant as ``2025-03-01T10:00:00Z`` (microseconds only where there are any)."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def parse_day(text: str, *, where: str = "") -> date:
    """Read a calendar day written ``2025-03-01``.

    Raises
    ------
    InputError
        If it is no day.
    """
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        day = None
    if day is None or str(day) != text.strip():  # ISO 8601 has other forms, such as 20250301: one is enough
        raise InputError(
            f"{text[:60]!r} is not a day",
            where=where,
            mend="write it as year-month-day, like 2025-03-01",
            code="kernel.day",
        )
    return day


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A span of whole UTC days: from ``start`` up to, and not with, ``end``.

    Attributes
    ----------
    start, end : date
        First day inside, first day after.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise InputError(
                f"the window {self.start}..{self.end} is empty",
                why="a window runs from its first day up to, and not with, its last",
                mend="give a later end",
                code="kernel.window",
            )

    @classmethod
    def parse(cls, text: str, *, where: str = "") -> Self:
        """Read ``2023-01-01..2025-01-01``; the end is the first day outside.

        Raises
        ------
        InputError
            If it is no window, or empty.
        """
        start, dots, end = text.partition("..")
        if not dots:
            raise InputError(
                f"{text[:60]!r} is not a window of days",
                where=where,
                mend="write FROM..TO, like 2023-01-01..2025-01-01; TO is the first day not observed",
                code="kernel.window",
            )
        return cls(parse_day(start, where=where), parse_day(end, where=where))

    def __str__(self) -> str:
        """Return ``start..end``."""
        return f"{self.start}..{self.end}"

    def __contains__(self, day: date) -> bool:
        """Tell whether the day lies inside."""
        return self.start <= day < self.end

    @property
    def days(self) -> int:
        """Length, days."""
        return (self.end - self.start).days

    def until(self, cut_off: date) -> "Window | None":
        """Return the part before ``cut_off`` (a first day outside), or None where none is left."""
        end = min(self.end, cut_off)
        return Window(self.start, end) if self.start < end else None

    def months(self) -> Iterator["Window"]:
        """Yield the calendar months it touches, each cut to the window, in order."""
        start = self.start
        while start < self.end:
            first_of_next = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
            yield Window(start, min(first_of_next, self.end))
            start = first_of_next
