"""Rates of reported incidents with their uncertainty: Gamma-Poisson, in the spans in which a source was looking."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from majlis.evidence import Entry, Observation
from majlis.kernel.intervals import Interval, Uncertainty
from majlis.kernel.quantiles import gamma_quantile
from majlis.kernel.times import Window
from majlis.reference.parameters import Parameter, parameters
from majlis.threat.change import change_of
from majlis.threat.coverage import DIMENSIONS, Cell, Picture, Span, cells, picture, standing
from majlis.threat.rate import LEVEL, Change, Rate


def rates(
    observations: Iterable[Observation],
    entries: Iterable[Entry],
    *,
    by: Sequence[str] = DIMENSIONS,
    as_of: date | None = None,
    dated: Mapping[str, Parameter] | None = None,
) -> tuple[Rate, ...]:
    """Return the rate of reported incidents of each cell.

    With n incidents in e months of unchanged coverage and the prior Gamma(a, b), the posterior of the rate is
    Gamma(a + n, b + e) (conjugacy; Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.6). The prior is
    dated: ``threat.prior-shape``, ``threat.prior-exposure``.

    Only days count on which the sources together covered the whole cell. Where coverage changed, the rate rests on
    the latest span of unchanged coverage of at least ``threat.span-minimum`` months, else on the longest span.
    Where attacks have risen or fallen within that span (:func:`majlis.threat.change.changes`, by sector where the
    cell has one), the rate rests on the later period alone: the mean over a rise is a rate that no longer holds.
    A cell that no source looked at has ``exposure_months`` 0, and its posterior is the prior: unknown, not zero.
    Incidents of unknown sector count in "all", never in a sector.

    Parameters
    ----------
    observations : iterable of Observation
    entries : iterable of Entry
        The sources with their windows. KEV is no source of incidents.
    by : sequence of {"sector", "kind"}
        How to divide; empty for one figure.
    as_of : date, optional
        What we knew before that day: windows are cut there, and what became known later does not count.
    dated : mapping of str to Parameter, optional
        Instead of the parameters that ship.

    Returns
    -------
    tuple of Rate
        One for each cell, in the order of our lists. Unit: incidents per mean month.

    Raises
    ------
    InputError
        If ``by`` names something else.
    """
    dated = parameters() if dated is None else dated
    return rates_of(picture(observations, entries, as_of), cells(by), dated)


def rates_of(seen: Picture, wanted: Sequence[Cell], dated: Mapping[str, Parameter]) -> tuple[Rate, ...]:
    """Return the rates of some cells in a picture; see :func:`rates`."""
    moved = {cell: change_of(seen, cell, dated) for cell in dict.fromkeys(map(_judged, wanted))}
    spans = [_current(seen, cell, moved[_judged(cell)], dated) for cell in wanted]
    counts = [seen.count(cell, span.window) if span else 0 for cell, span in zip(wanted, spans, strict=True)]
    shape = dated["threat.prior-shape"].a + np.array(counts, dtype=np.float64)
    inverse_scale = dated["threat.prior-exposure"].a + np.array([span.months if span else 0.0 for span in spans])
    tail = (1.0 - LEVEL) / 2.0
    low, high = gamma_quantile(np.array([[tail], [1.0 - tail]]), shape) / inverse_scale
    return tuple(
        Rate(
            sector=cell[0],
            kind=cell[1],
            count=counts[i],
            exposure_months=span.months if span else 0.0,
            shape=float(shape[i]),
            inverse_scale=float(inverse_scale[i]),
            mean=float(shape[i] / inverse_scale[i]),
            interval=Interval(float(low[i]), float(high[i]), LEVEL, Uncertainty.KNOWLEDGE),
            sources=span.sources if span else (),
            window=span.window if span else None,
        )
        for i, (cell, span) in enumerate(zip(wanted, spans, strict=True))
    )


def _judged(cell: Cell) -> Cell:
    """Return the cell whose change decides: the sector where there is one, for it sees more incidents."""
    sector, kind = cell
    return (sector, "") if sector else (sector, kind)


def _current(seen: Picture, cell: Cell, change: Change, dated: Mapping[str, Parameter]) -> Span | None:
    """Return the span that a cell's rate rests on; only its later period where attacks rose or fell."""
    span = standing(seen.spans(cell), dated["threat.span-minimum"].a)
    if span is None or change.later is None or change.verdict == "cannot tell":
        return span
    start, end = max(span.window.start, change.later.start), min(span.window.end, change.later.end)
    return replace(span, window=Window(start, end)) if start < end else span
