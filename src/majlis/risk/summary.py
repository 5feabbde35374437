"""From simulated losses to the figures of the result: headline, levels, curve, shares, convergence, workload."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from majlis.reference import services
from majlis.risk.curves import (
    Z90,
    binomial_variances,
    exceedance,
    figure,
    mean,
    simulation_error,
    tail_value_at_risk,
    value_at_risk,
    variance,
)
from majlis.risk.inputs import HEADLINE_SERVICES, Inputs
from majlis.risk.result import Convergence, CurvePoint, Figure, Headline, Level, Share, Workload
from majlis.risk.simulate import Losses

RETURN_YEARS = (5, 10, 20, 50, 100, 250)
CURVE_CHANCES = tuple(float(f"{10 ** (-k / 10):.4g}") for k in range(28))
"""Chances at which the curve has its points: ten per power of ten, from 1 to about 1 in 500."""


def chances(inputs: Inputs, losses: Losses) -> list[float]:
    """Return the headline chance of each draw: the share of years with more than ``people`` struck in one event."""
    return [exceedance(year, inputs.people) for year in losses.people]


def headline(inputs: Inputs, losses: Losses) -> Headline:
    """Return the headline with its knowledge interval."""
    return Headline(
        people=inputs.people, hours=inputs.hours, services=HEADLINE_SERVICES, chance=figure(chances(inputs, losses))
    )


def yearly(losses: Losses, table: NDArray[np.int64]) -> list[float]:
    """Return the mean per year of each draw of a year table, person-hours."""
    return [int(row.sum()) * losses.slot_hours / row.size for row in table]


def aal(losses: Losses) -> Figure:
    """Return the average annual loss, person-hours, each service counted."""
    return figure(yearly(losses, losses.loss))


def any_service(losses: Losses) -> Figure:
    """Return the average annual loss, person-hours without any service, each person counted once."""
    return figure(yearly(losses, losses.without))


def levels(losses: Losses) -> tuple[Level, ...]:
    """Return VaR and TVaR of the year's total (AEP) and of its largest event (OEP), per return period.

    A return period longer than the simulated years of a draw is left out: it would only be their maximum.
    """
    hours = losses.slot_hours
    found = []
    for years in RETURN_YEARS:
        if years > losses.loss.shape[1]:
            continue
        p = 1.0 - 1.0 / years
        found.append(
            Level(
                years=years,
                aep_var=figure([value_at_risk(row, p) * hours for row in losses.loss]),
                aep_tvar=figure([tail_value_at_risk(row, p) * hours for row in losses.loss]),
                oep_var=figure([value_at_risk(row, p) * hours for row in losses.largest]),
                oep_tvar=figure([tail_value_at_risk(row, p) * hours for row in losses.largest]),
            )
        )
    return tuple(found)


def curve(losses: Losses) -> tuple[CurvePoint, ...]:
    """Return the exceedance curve of the year's total (AEP)."""
    return curve_of(losses.loss, losses.slot_hours)


def curve_of(table: NDArray[np.int64], slot_hours: float) -> tuple[CurvePoint, ...]:
    """Return the exceedance curve of a year table: losses at fixed chances of all draws together.

    At each loss: the chance across draws (knowledge), and its mean's simulation error (5-95 %). Of the year's largest
    event it is the OEP curve.

    Parameters
    ----------
    table : int64[draw, year]
        Person-slots: the year's total, or its largest event.
    slot_hours : float
        Hours of a slot.
    """
    pooled, years = np.sort(table, axis=None), table.shape[1]
    grid = sorted({value_at_risk(pooled, 1.0 - chance) for chance in CURVE_CHANCES if chance < 1.0})
    points = []
    for loss in grid:
        shares = [exceedance(row, loss) for row in table]
        centre, error = mean(shares), Z90 * simulation_error(shares, binomial_variances(shares, years))
        points.append(
            CurvePoint(
                loss=loss * slot_hours,
                chance=figure(shares),
                simulation_low=max(centre - error, 0.0),
                simulation_high=min(centre + error, 1.0),
            )
        )
    return tuple(points)


def by_service(inputs: Inputs, losses: Losses) -> tuple[Share, ...]:
    """Return the average annual loss of each service, largest first."""
    table = services()
    names = dict(zip(table.column("id"), table.column("name"), strict=True))
    return _shares(losses, losses.by_service, {name: names.get(name, name) for name in inputs.network.services})


def by_area(inputs: Inputs, losses: Losses) -> tuple[Share, ...]:
    """Return the average annual loss of each area, largest first."""
    names = {area.id: area.name for area in inputs.nation.areas}
    return _shares(losses, losses.by_area, {name: names.get(name, name) for name in inputs.network.areas})


def by_campaign(inputs: Inputs, losses: Losses) -> tuple[Share, ...]:
    """Return the average annual loss of each campaign type, largest first."""
    return _shares(losses, losses.by_campaign, {campaign.id: campaign.name for campaign in inputs.campaigns})


def _shares(losses: Losses, table: NDArray[np.int64], names: Mapping[str, str]) -> tuple[Share, ...]:
    years = losses.loss.shape[1]
    whole = int(losses.loss.sum())
    found = [
        Share(
            id=key,
            name=name,
            loss=figure([int(value) * losses.slot_hours / years for value in table[:, i]]),
            share=int(table[:, i].sum()) / whole if whole else 0.0,
        )
        for i, (key, name) in enumerate(names.items())
    ]
    return tuple(sorted(found, key=lambda share: (-share.loss.mean, share.id)))


def convergence(inputs: Inputs, losses: Losses) -> Convergence:
    """Return the simulation error, apart from knowledge.

    ``headline_error`` and ``aal_error`` are standard errors of the means over draws and years: what another seed
    would move them by. ``noise_share`` is the part of the variance of the headline chance between draws that comes
    from the finite number of years.
    """
    years = losses.loss.shape[1]
    shares = chances(inputs, losses)
    annual = yearly(losses, losses.loss)
    error = simulation_error(annual, [variance((row * losses.slot_hours).tolist()) / years for row in losses.loss])
    noise = binomial_variances(shares, years)
    between = variance(shares)
    half = years // 2
    return Convergence(
        headline_error=simulation_error(shares, noise),
        aal_error=error,
        aal_error_relative=error / mean(annual) if mean(annual) else 0.0,
        noise_share=min(mean(noise) / between, 1.0) if between else 0.0,
        aal_first_half=mean(yearly(losses, losses.loss[:, :half])) if half else mean(annual),
        aal_second_half=mean(yearly(losses, losses.loss[:, half:])),
    )


def workload(losses: Losses) -> Workload:
    """Return how much was simulated: events that hit something, and how far they reached."""
    events = losses.events
    count = len(events.draw)
    return Workload(
        events=count,
        events_per_year=count / losses.loss.size,
        assets_hit_per_event=int(events.hits.sum()) / max(count, 1),
        assets_affected_per_event=int(events.assets.sum()) / max(count, 1),
        nodes_affected_per_event=int(events.nodes.sum()) / max(count, 1),
    )
