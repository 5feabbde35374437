"""Make a marked synthetic stream of incidents whose true rates are known."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from majlis.kernel.errors import InputError
from majlis.kernel.quantiles import poisson_thresholds
from majlis.kernel.streams import Purpose, Stream
from majlis.kernel.times import DAYS_PER_MONTH, Window
from majlis.reference.loader import areas
from majlis.reference.parameters import Parameter, parameters

NAME = "synthetic-incidents"
HEADER = ("synthetic", "id", "day", "reported", "sector", "kind", "operator", "area", "note")
_NOTE = "invented incident"
_MONTHS_MAX = 12 * 200


@dataclass(frozen=True, slots=True)
class TrueRate:
    """What the stream was made with.

    Attributes
    ----------
    sector, kind : str
    per_month : float
        Reported incidents per mean month, up to ``rises``.
    later_per_month : float
        The same from ``rises`` on; equal where nothing changes.
    rises : date
        First day of the later part of the stream.
    """

    sector: str
    kind: str
    per_month: float
    later_per_month: float
    rises: date

    def mean(self, window: Window) -> float:
        """Return the mean true rate over a window, incidents per mean month."""
        before = window.until(self.rises)
        days = before.days if before else 0
        return (days * self.per_month + (window.days - days) * self.later_per_month) / window.days


@dataclass(frozen=True, slots=True)
class SyntheticIncidents:
    """A synthetic stream: the rows of its file, and the truth behind it.

    Attributes
    ----------
    rows : tuple of tuple of str
        In the order of ``HEADER``, by day.
    truth : tuple of TrueRate
    """

    rows: tuple[tuple[str, ...], ...]
    truth: tuple[TrueRate, ...]

    def csv(self) -> bytes:
        """Return the file's bytes; every row says that it is synthetic."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(self.rows)
        return text.getvalue().encode("utf-8")


def synthesize(*, window: Window, seed: int, dated: Mapping[str, Parameter] | None = None) -> SyntheticIncidents:
    """Make a synthetic stream of reported incidents.

    Counts per sector, kind and month are Poisson with the dated rates ``synthetic.rate.*``; where a
    ``synthetic.rise.*`` is given, the sector's rates grow by it for the last ``synthetic.rise-months``. Days are
    even within a month, reports come evenly 0 to ``synthetic.report-delay`` days later, areas go by population.

    Parameters
    ----------
    window : Window
        Days that the stream covers, at most 200 years.
    seed : int
        The same seed and window give the same bytes, on any machine.
    dated : mapping of str to Parameter, optional
        Instead of the parameters that ship.

    Returns
    -------
    SyntheticIncidents

    Raises
    ------
    InputError
        If the window is too long or a rate is out of range.
    """
    dated = parameters() if dated is None else dated
    truth = true_rates(window, dated)
    months = _parts(window, truth[0].rises)
    if len(months) > _MONTHS_MAX:
        raise InputError(f"the window {window} is too long", mend="give at most 200 years", code="evidence.synthetic")
    rows = _rows(Stream(seed), truth, months, delay=int(dated["synthetic.report-delay"].a))
    return SyntheticIncidents(tuple(_named(row, i) for i, row in enumerate(rows, 1)), truth)


def true_rates(window: Window, dated: Mapping[str, Parameter]) -> tuple[TrueRate, ...]:
    """Return the true rates of a stream over the window, by sector and kind, in the parameters' order."""
    rises = _months_before(window.end, int(dated["synthetic.rise-months"].a))
    found = []
    for name, parameter in dated.items():
        if name.startswith("synthetic.rate."):
            sector, kind = name.removeprefix("synthetic.rate.").split(".")
            rise = dated.get(f"synthetic.rise.{sector}")
            factor = rise.a if rise else 1.0
            found.append(TrueRate(sector, kind, parameter.a, parameter.a * factor, rises))
    return tuple(found)


_Row = tuple[date, str, str, date, str]


def _rows(stream: Stream, truth: tuple[TrueRate, ...], months: tuple[Window, ...], *, delay: int) -> list[_Row]:
    """Return the incidents, sorted. A number's address: campaign = cell, year = month, item = incident."""
    counts = _counts(stream, truth, months)
    cell, month = (np.repeat(index, counts.ravel()) for index in np.indices(counts.shape).reshape(2, -1))
    first = np.repeat(np.cumsum(counts.ravel()) - counts.ravel(), counts.ravel())
    item = np.arange(len(cell)) - first + 1

    def below(bound: NDArray[np.uint64] | int, draw: int) -> NDArray[np.int64]:
        bits = stream.bits(Purpose.EVIDENCE, draw=draw, year=month, campaign=cell, item=item)
        return (((bits >> np.uint64(32)) * np.uint64(bound)) >> np.uint64(32)).astype(np.int64)

    lengths = np.array([one.days for one in months], dtype=np.uint64)
    ids, steps = _people()
    # 32 bits pick a ten of people, and with it an area
    area = np.searchsorted(steps, below(int(steps[-1]) // 10, 3) * 10, side="right")
    found = []
    for c, m, day, lag, a in zip(cell, month, below(lengths[month], 1), below(delay + 1, 2), area, strict=True):
        when = months[m].start + timedelta(days=int(day))
        found.append((when, truth[c].sector, truth[c].kind, when + timedelta(days=int(lag)), ids[a]))
    return sorted(found)


def _counts(stream: Stream, truth: tuple[TrueRate, ...], months: tuple[Window, ...]) -> NDArray[np.int64]:
    """Return the number of incidents of each cell (rows) in each month (columns)."""
    cells, numbers = np.indices((len(truth), len(months)))
    bits = stream.bits(Purpose.EVIDENCE, year=numbers, campaign=cells, item=0)
    counts = np.zeros(bits.shape, dtype=np.int64)
    thresholds = cache(poisson_thresholds)
    for c, rate in enumerate(truth):
        for m, month in enumerate(months):
            per_month = rate.later_per_month if month.start >= rate.rises else rate.per_month
            counts[c, m] = np.searchsorted(
                thresholds(per_month * month.days / DAYS_PER_MONTH), bits[c, m], side="right"
            )
    return counts


def _people() -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Return the ids of the areas and the running total of their people."""
    rows = sorted(areas().rows, key=lambda row: row["id"])
    return tuple(f"area:{row['id']}" for row in rows), np.cumsum(
        [int(row["population"]) for row in rows], dtype=np.int64
    )


def _named(row: _Row, number: int) -> tuple[str, ...]:
    day, sector, kind, known, area = row
    return ("true", f"s-{number:06d}", str(day), str(known), sector, kind, "", area, _NOTE)


def _parts(window: Window, rises: date) -> tuple[Window, ...]:
    """Return the window's calendar months, the one in which the rates rise cut there."""
    found = []
    for month in window.months():
        if month.start < rises < month.end:
            found += [Window(month.start, rises), Window(rises, month.end)]
        else:
            found.append(month)
    return tuple(found)


def _months_before(day: date, months: int) -> date:
    """Return the same day of the month so many months earlier, the 28th at the latest."""
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, min(day.day, 28))
