"""Hold the model against history: events above thresholds expected over the years against those observed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

import numpy as np

from majlis.kernel.errors import InputError
from majlis.kernel.quantiles import gamma_cdf, gamma_quantile
from majlis.kernel.times import DAYS_PER_YEAR, Window
from majlis.risk.curves import figure
from majlis.risk.inputs import HEADLINE_SERVICES
from majlis.risk.result import BackTest
from majlis.risk.simulate import Losses

MOST_HOURS = 8760
PERSON_HOURS = (100_000_000.0, 1_000_000_000.0)
"""Thresholds on the person-hours of one event, each service counted."""
PEOPLE_SHARES = (0.1, 1.0)
"""Thresholds on the headline's people of one event, as shares of the headline's number."""
TAIL = 0.05


@dataclass(frozen=True, slots=True)
class Happening:
    """A large outage of the past: so many people without a service for so long. Rows of one day are one event."""

    day: date
    service: str
    people: int
    hours: float


@dataclass(frozen=True)
class History:
    """What happened, and in which years somebody would have noted it.

    Attributes
    ----------
    window : Window
    rows : sequence of Happening
        Those outside the window are refused.
    """

    window: Window
    rows: Sequence[Happening]

    @property
    def years(self) -> float:
        """Length in years."""
        return self.window.days / DAYS_PER_YEAR

    def document(self) -> dict[str, object]:
        """Return it as a JSON document, to keep beside a run."""
        return {
            "window": str(self.window),
            "rows": [[row.day.isoformat(), row.service, row.people, row.hours] for row in self.rows],
        }

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Return the history that :meth:`document` describes."""
        rows = tuple(
            Happening(date.fromisoformat(day), service, people, float(hours))
            for day, service, people, hours in document["rows"]
        )
        return cls(Window.parse(document["window"]), rows)


def backtest(losses: Losses, history: History, *, people: int, hours: int) -> tuple[BackTest, ...]:
    """Compare expected and observed numbers of events above each threshold.

    With N observed in Y years and a model rate r per year that is itself uncertain (one value per draw), they agree
    unless P(count <= N) or P(count >= N) falls below 5 %, count being Poisson(r Y) averaged over the draws.
    ``permitted_rate_high`` is the largest rate that N in Y years permits at 95 %: for N = 0 about 3 / Y, the rule of
    three (Hanley & Lippman-Hand, JAMA 249, 1983), so none in ten years permits about 0.3 a year.

    Parameters
    ----------
    losses : Losses
        As simulated; its headline hours are ``hours``.
    history : History
    people, hours : int
        The headline's thresholds.

    Raises
    ------
    InputError
        If a row lies outside the window.
    """
    outside = [row.day for row in history.rows if row.day not in history.window]
    if outside:
        raise InputError(
            f"{len(outside)} rows lie outside {history.window}, for example {outside[0]}",
            where="option --window",
            mend="give the window in which large outages would have been noted, with both ends",
            code="risk.history-window",
        )
    days = sorted({row.day for row in history.rows})
    events = [[row for row in history.rows if row.day == day] for day in days]
    found = [
        _test(
            f"more than {share * people:,.0f} people without power, phones or water for {hours} h",
            (share * people, "people"),
            history.years,
            [_headline_people(event, hours) for event in events],
            (losses, losses.events.people, 1.0),
        )
        for share in PEOPLE_SHARES
    ]
    found += [
        _test(
            f"more than {level:,.0f} person-hours",
            (level, "person-hours"),
            history.years,
            [sum(row.people * row.hours for row in event) for event in events],
            (losses, losses.events.loss, losses.slot_hours),
        )
        for level in PERSON_HOURS
    ]
    return tuple(found)


def _headline_people(event: Sequence[Happening], hours: int) -> float:
    """Return the largest number of people without one of the headline's services for so long."""
    return float(max((r.people for r in event if r.service in HEADLINE_SERVICES and r.hours >= hours), default=0))


def _test(
    name: str,
    threshold: tuple[float, str],
    years: float,
    observed: Sequence[float],
    simulated: tuple[Losses, np.ndarray[tuple[int], np.dtype[np.int64]], float],
) -> BackTest:
    level, unit = threshold
    losses, values, scale = simulated
    draws, simulated_years = losses.loss.shape
    above = np.bincount(losses.events.draw[values * scale > level], minlength=draws)
    rates = above / simulated_years
    count = sum(value > level for value in observed)
    return BackTest(
        name=name,
        threshold=level,
        unit=unit,
        years=years,
        observed=count,
        expected=figure([float(rate) * years for rate in rates]),
        permitted_rate_high=permitted_rate(count, years),
        agrees=agrees(count, [float(rate) * years for rate in rates]),
    )


def permitted_rate(observed: int, years: float) -> float:
    """Return the largest rate per year that so few events in so many years permit at 95 %: P(N <= observed) = 5 %."""
    return float(gamma_quantile(1.0 - TAIL, observed + 1.0)) / years


def agrees(observed: int, means: Sequence[float]) -> bool:
    """Tell whether neither tail of the count, averaged over the draws' Poisson means, falls below 5 %."""
    expected = np.asarray(means)
    at_most = float(np.mean(1.0 - gamma_cdf(expected, observed + 1.0)))
    at_least = float(np.mean(gamma_cdf(expected, float(observed)))) if observed else 1.0
    return at_most >= TAIL and at_least >= TAIL
