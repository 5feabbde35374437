"""The outer loop: draws of all uncertain parameters, turned into integer thresholds for the inner loop."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majlis.kernel.errors import InputError
from majlis.kernel.quantiles import beta_quantile, exp, gamma_quantile, log, poisson_thresholds, triangular_quantile
from majlis.kernel.streams import Purpose, Stream
from majlis.reference.parameters import Parameter
from majlis.risk.campaigns import CampaignType
from majlis.risk.inputs import Cell, Inputs
from majlis.risk.kernels import Dice
from majlis.risk.targets import ONE, Targets, address, cuts, steps

Floats = NDArray[np.float64]
MONTHS = 12
GROUPS: Mapping[str, str] = {
    "rates": "How often incidents are reported",
    "conversion": "How many incidents become campaigns that put assets out",
    "success": "How many attacked operators fall",
    "breadth": "How much of a fallen operator goes out",
    "repair": "How long repair takes",
    "buffer": "How long batteries, fuel and stocks last",
    "inferred": "Which undeclared dependencies exist",
}
"""Parameter groups, as they are told to people."""


@dataclass(frozen=True)
class Draws:
    """The parameters of each draw.

    Attributes
    ----------
    dice : tuple of Dice
        One per draw.
    rate : float64[draws, campaigns]
        Campaigns per year, successful or not.
    group_buffer : int32[draws, groups]
        Slots.
    group_active : bool[draws, groups]
        Which requirements exist.
    """

    dice: tuple[Dice, ...]
    rate: Floats
    group_buffer: NDArray[np.int32]
    group_active: NDArray[np.bool_]


@dataclass(frozen=True)
class Chance:
    """Where a draw's parameters come from: a seed, or for some groups a fixed probability level.

    Attributes
    ----------
    stream : Stream
    draws : int
    levels : mapping of str to float
        Group to the probability level at which all its parameters stand; a group not named is drawn.
    anew : frozenset of str
        Groups that take other random numbers, independent of those of the assessment.
    """

    stream: Stream
    draws: int
    levels: Mapping[str, float]
    anew: frozenset[str] = frozenset()

    def uniform(self, group: str, name: str) -> Floats:
        """Return one number between 0 and 1 per draw for a parameter."""
        if group in self.levels:
            return np.full(self.draws, self.levels[group])
        place = f"{group}|{name}|anew" if group in self.anew else f"{group}|{name}"
        return self.stream.uniform(Purpose.PARAMETER, draw=np.arange(self.draws), item=address(place))

    def values(self, parameters: Sequence[Parameter]) -> Floats:
        """Return float64[draws, parameters]: each parameter by its law."""
        u = np.stack([self.uniform(parameter.group, parameter.id) for parameter in parameters], axis=1)
        a, b, c = (np.array([float(getattr(p, name)) for p in parameters]) for name in "abc")
        found = np.repeat(a[None, :], self.draws, axis=0)
        beta = np.array([parameter.law == "beta" for parameter in parameters])
        triangular = np.array([parameter.law == "triangular" for parameter in parameters])
        found[:, beta] = beta_quantile(u[:, beta], a[beta], b[beta]) if beta.any() else 0.0
        found[:, triangular] = triangular_quantile(u[:, triangular], a[triangular], b[triangular], c[triangular])
        return found


def draw(inputs: Inputs, reach: Targets, *, seed: int, draws: int, levels: Mapping[str, float] | None = None) -> Draws:
    """Draw all uncertain parameters.

    Rates are Gamma, conversion and success Beta, breadth, repair and buffers triangular, and a requirement of
    confidence p exists with probability p. A campaign's rate per year is

        12 x sum over its sectors of the reported rate per month of (sector, kind) x conversion.

    Parameters
    ----------
    inputs : Inputs
    reach : Targets
        Of the same inputs.
    seed : int
    draws : int
        1 to 2**20.
    levels : mapping of str to float, optional
        Groups that stand at a probability level instead of being drawn: for sensitivity.

    Raises
    ------
    InputError
        If a campaign would come more than 500 times a year.
    """
    return _draws(inputs, reach, Chance(Stream(seed), draws, levels or {}))


def redraw(inputs: Inputs, reach: Targets, *, seed: int, draws: int, groups: frozenset[str]) -> Draws:
    """Draw again: some groups with new random numbers, all others exactly as :func:`draw` with the same seed.

    Parameters
    ----------
    inputs, reach, seed, draws
        As in :func:`draw`.
    groups : frozenset of str
        Of ``GROUPS``; "inferred" always stays as it was drawn.
    """
    return _draws(inputs, reach, Chance(Stream(seed), draws, {}, groups))


def _draws(inputs: Inputs, reach: Targets, chance: Chance) -> Draws:
    draws = chance.draws

    def by_group(group: str) -> Floats:
        return chance.values([inputs.of(group, campaign) for campaign in inputs.campaigns])

    monthly, conversion = _monthly(inputs.cells, chance), by_group("conversion")
    present = {asset.sector for asset in inputs.nation.assets}
    rate = np.zeros((draws, len(inputs.campaigns)))
    columns: list[list[NDArray[np.uint64]]] = []
    for c, campaign in enumerate(inputs.campaigns):
        reached = present if campaign.target == "vendor" else {unit.sector for unit in reach.units[c]}
        by_sector = _by_sector(campaign, monthly, reached, draws)
        if reach.units[c]:
            rate[:, c] = MONTHS * sum(by_sector.values(), start=np.zeros(draws)) * conversion[:, c]
        columns.append(_unit_cuts(reach, c, by_sector, draws))
    _check_rates(inputs.campaigns, rate)
    success, mean_breadth, repair = (by_group(group) for group in ("success", "breadth", "repair"))
    breadth = _breadth(mean_breadth)
    factor = np.rint(repair * ONE).astype(np.int64)
    dice = tuple(
        _dice(rate[d], [column[d] for column in columns], success[d], (breadth[d], factor[d])) for d in range(draws)
    )
    buffer = np.rint(np.outer(chance.values([inputs.parameters["buffer.factor"]]), inputs.network.group_buffer))
    return Draws(dice, rate, buffer.astype(np.int32), _existence(inputs, chance))


def _monthly(cells: Sequence[Cell], chance: Chance) -> dict[tuple[str, str], Floats]:
    """Return incidents per month of each cell, one value per draw."""
    if not cells:
        return {}
    u = np.stack([chance.uniform("rates", f"{cell.sector}|{cell.kind}") for cell in cells])
    shape = np.array([cell.shape for cell in cells])[:, None]
    scale = np.array([cell.inverse_scale for cell in cells])[:, None]
    values = gamma_quantile(u, shape) / scale
    return {(cell.sector, cell.kind): row for cell, row in zip(cells, values, strict=True)}


def _by_sector(
    campaign: CampaignType, monthly: dict[tuple[str, str], Floats], reached: set[str], draws: int
) -> dict[str, Floats]:
    """Return the campaign's rate per month by sector that it can reach; a cell without evidence counts nothing."""
    none = np.zeros(draws)
    return {sector: monthly.get((sector, campaign.kind), none) for sector in campaign.sectors if sector in reached}


def _unit_cuts(reach: Targets, c: int, by_sector: dict[str, Floats], draws: int) -> list[NDArray[np.uint64]]:
    """Return, per draw, the thresholds by which an event chooses its unit: sector by rate, then weight within it."""
    units = reach.units[c]
    within: dict[str, float] = {}
    for unit in units:
        within[unit.sector] = within.get(unit.sector, 0.0) + unit.weight
    return [
        cuts([
            unit.weight / within[unit.sector] * (float(by_sector[unit.sector][d]) if unit.sector else 1.0)
            for unit in units
        ])
        for d in range(draws)
    ]  # fmt: skip


def _breadth(mean: Floats) -> Floats:
    """Return 64 equally likely shares per draw and campaign of the law Beta(m / (1 - m), 1), whose mean is m.

    Its quantile is u ** ((1 - m) / m): most events stay narrow, a few reach nearly everything.
    """
    mean = np.clip(mean, 1e-3, 0.999)[:, :, None]
    return exp((1.0 - mean) / mean * log(steps())[None, None, :])


def _dice(
    rate: Floats, columns: list[NDArray[np.uint64]], success: Floats, rest: tuple[Floats, NDArray[np.int64]]
) -> Dice:
    counts = [poisson_thresholds(float(mean)) for mean in rate]
    breadth, factor = rest
    return Dice(
        count_start=np.concatenate([[0], np.cumsum([len(count) for count in counts])]).astype(np.int64),
        count_cut=np.concatenate(counts) if counts else np.empty(0, dtype=np.uint64),
        unit_cut=np.concatenate(columns) if columns else np.empty(0, dtype=np.uint64),
        success=_thresholds(success),
        breadth=_thresholds(breadth),
        factor=factor,
    )


def _thresholds(probability: Floats) -> NDArray[np.uint64]:
    """Return ``kernel.streams.threshold`` of each: exact, for a product with 2**64 only moves the exponent."""
    return (np.minimum(probability, 1.0 - 2.0**-53) * 2.0**64).astype(np.uint64)


def _existence(inputs: Inputs, chance: Chance) -> NDArray[np.bool_]:
    """Return which requirements exist: one of confidence p where the number is above 1 - p."""
    network = inputs.network
    active = np.repeat(network.group_active[None, :], chance.draws, axis=0)
    unsure = np.flatnonzero(network.group_confidence < 1.0)
    if not unsure.size:
        return active
    if "inferred" in chance.levels:
        u = np.full((chance.draws, unsure.size), chance.levels["inferred"])
    else:
        first = network.group_start[network.group_node[unsure]]
        names = [
            address(f"{network.ids[network.group_node[g]]}|{g - start}") for g, start in zip(unsure, first, strict=True)
        ]
        draws = np.arange(chance.draws)[:, None]
        u = chance.stream.uniform(Purpose.EXISTENCE, draw=draws, item=np.array(names)[None, :])
    active[:, unsure] &= u > 1.0 - network.group_confidence[unsure]
    return active


def _check_rates(campaigns: Sequence[CampaignType], rate: Floats) -> None:
    worst = int(np.argmax(rate.max(axis=0))) if rate.size else 0
    if rate.size and rate[:, worst].max() > 500.0:  # noqa: PLR2004 - range of poisson_thresholds
        raise InputError(
            f"{campaigns[worst].id} would come {rate[:, worst].max():.0f} times a year",
            why="the model counts campaigns that put assets out, and takes up to 500 a year of one type",
            mend=f"lower conversion.{campaigns[worst].id}, or look whether the evidence counts minor events",
            code="risk.rate",
        )
