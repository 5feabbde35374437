"""Whether attacks rise or fall, with the chance of a false alarm and the power beside each word."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from majlis.evidence import Entry, Observation
from majlis.kernel.intervals import Interval, Uncertainty
from majlis.kernel.times import DAYS_PER_MONTH, Window
from majlis.reference.parameters import Parameter, parameters
from majlis.threat.coverage import Cell, Picture, Span, breaks, cells, picture, standing
from majlis.threat.rate import LEVEL, Change
from majlis.threat.rule import Rule

_EARLIER_AT_MOST = 2
"""The earlier period is at most so many times as long as the later one."""


def changes(
    observations: Iterable[Observation],
    entries: Iterable[Entry],
    *,
    by: Sequence[str] = ("sector",),
    as_of: date | None = None,
    dated: Mapping[str, Parameter] | None = None,
) -> tuple[Change, ...]:
    """Say of each cell whether its rate of reported incidents rises.

    Two periods **within one span of unchanged coverage** are compared: the later one has
    ``threat.change-later`` months, or half the span where that is less; the earlier one, just before it, up to twice
    as many. The word follows from the posterior probability that the later rate is the higher
    (``threat.change-threshold``). Beside it stand the chance of a false alarm, if the rate had stayed at its mean
    over both periods, and the power, if it had grown by ``threat.change-power-at``: both exact sums over the
    counts of these very exposures.

    Parameters
    ----------
    observations, entries, by, as_of, dated
        As in :func:`majlis.threat.rates.rates`.

    Returns
    -------
    tuple of Change
        One for each cell, in the order of our lists. Where coverage leaves nothing to compare: "cannot tell", no
        periods, no power.

    Raises
    ------
    InputError
        If ``by`` names something else.
    """
    dated = parameters() if dated is None else dated
    seen = picture(observations, entries, as_of)
    return tuple(change_of(seen, cell, dated) for cell in cells(by))


def change_of(seen: Picture, cell: Cell, dated: Mapping[str, Parameter]) -> Change:
    """Return the change of one cell in a picture; see :func:`changes`."""
    spans = seen.spans(cell)
    periods = _periods(standing(spans, dated["threat.span-minimum"].a), int(dated["threat.change-later"].a))
    power_at = dated["threat.change-power-at"].a
    if periods is None:
        return Change(*cell, "cannot tell", None, None, 0, 0, 1.0, None, 0.5, 0.0, 0.0, power_at, breaks(spans))
    earlier, later = periods
    n1, n2 = seen.count(cell, earlier), seen.count(cell, later)
    e1, e2 = earlier.days / DAYS_PER_MONTH, later.days / DAYS_PER_MONTH
    prior = dated["threat.prior-shape"].a, dated["threat.prior-exposure"].a
    rule = Rule(*prior, e1, e2, dated["threat.change-threshold"].a)
    probability = float(rule.probability_rising(n1, n2))
    tail = (1.0 - LEVEL) / 2.0
    low, middle, high = (float(q) for q in rule.ratio_quantiles(n1, n2, (tail, 0.5, 1.0 - tail)))
    steady = (prior[0] + n1 + n2) / (prior[1] + e1 + e2)
    before = (prior[0] + n1) / (prior[1] + e1)
    return Change(
        sector=cell[0],
        kind=cell[1],
        verdict=rule.verdict(probability),
        earlier=earlier,
        later=later,
        earlier_count=n1,
        later_count=n2,
        ratio=middle,
        interval=Interval(low, high, LEVEL, Uncertainty.KNOWLEDGE),
        probability_rising=probability,
        false_alarm=sum(rule.chances(steady, steady)),
        power=rule.chances(before, before * power_at)[0],
        power_at=power_at,
        coverage_breaks=breaks(spans),
    )


def _periods(span: Span | None, months: int) -> tuple[Window, Window] | None:
    """Return the earlier and the later period within a span, in whole months back from its end."""
    if span is None:
        return None
    start, end = span.window.start, span.window.end
    later_months = min(months, _whole_months(start, end) // 2)
    if later_months < 1:
        return None
    middle = _shift(end, -later_months)
    first = max(start, _shift(end, -later_months * (1 + _EARLIER_AT_MOST)))
    return Window(first, middle), Window(middle, end)


def _whole_months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if _shift(end, -months) >= start else months - 1


def _shift(day: date, months: int) -> date:
    """Return the day so many months later; the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for length in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, length))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
