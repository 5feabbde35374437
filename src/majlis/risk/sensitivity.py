"""Which group of assumptions matters most, each low and high in turn; and how much of the whole is judgement."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from majlis.risk.curves import HIGH, LOW, exceedance, mean, variance
from majlis.risk.draws import GROUPS, draw, redraw
from majlis.risk.inputs import Inputs
from majlis.risk.result import Sensitivity
from majlis.risk.simulate import Losses, Size, simulate
from majlis.risk.summary import chances, yearly
from majlis.risk.targets import Targets

CENTRE = 0.5
MOST_YEARS, FEWEST_YEARS = 2_500, 500
SHARE = 20
FEWEST_AGAIN = 50
NODE_YEARS = 25_000_000
"""One run of sensitivity takes a twentieth of the assessment's years, at most ``MOST_YEARS``; in a large nation fewer,
so that nodes x years stay below ``NODE_YEARS``, but not fewer than ``FEWEST_YEARS``."""


def sensitivity(inputs: Inputs, reach: Targets, size: Size) -> tuple[Sensitivity, ...]:
    """Return headline chance and annual loss with each group at its 5 % and 95 % level.

    The random numbers are common: the same seed addresses the same events, so differences are those of the
    parameters. All parameters of a group stand at the level together, which overstates a group of many independent
    parameters; an undeclared requirement of confidence p exists at level q if p >= 1 - q.

    Returns
    -------
    tuple of Sensitivity
        Widest swing of the headline chance first (annual loss where chances are equal).
    """
    years = runs_years(size, inputs.network.node_count)
    centre = _run(inputs, reach, size, years, dict.fromkeys(GROUPS, CENTRE))
    found = []
    for group, name in GROUPS.items():
        low, high = (
            _run(inputs, reach, size, years, {**dict.fromkeys(GROUPS, CENTRE), group: level}) for level in (LOW, HIGH)
        )
        found.append(
            Sensitivity(
                group=group,
                name=name,
                basis=basis_of(group, inputs),
                low=low[0],
                centre=centre[0],
                high=high[0],
                aal_low=low[1],
                aal_centre=centre[1],
                aal_high=high[1],
            )
        )
    return tuple(sorted(found, key=lambda s: (-abs(s.high - s.low), -abs(s.aal_high - s.aal_low), s.group)))


def runs_years(size: Size, nodes: int) -> int:
    """Return the number of years of one run of sensitivity; it depends on nothing but these numbers."""
    most = min(max(NODE_YEARS // nodes, FEWEST_YEARS), MOST_YEARS)
    return max(min(size.draws * size.years // SHARE, most), 1)


def _run(inputs: Inputs, reach: Targets, size: Size, years: int, levels: Mapping[str, float]) -> tuple[float, float]:
    fixed = draw(inputs, reach, seed=size.seed, draws=1, levels=levels)
    piece = -(-years // (4 * size.threads))
    small = Size(size.seed, 1, years, workers=size.workers, chunk_years=piece)
    losses: Losses = simulate(inputs, reach, fixed, small)
    return exceedance(losses.people[0], inputs.people), int(losses.loss.sum()) * losses.slot_hours / years


def basis_of(group: str, inputs: Inputs) -> Literal["source", "judgement", "evidence"]:
    """Return what a group rests on: evidence for rates, a source only where every parameter of it has one."""
    if group == "rates":
        return "evidence"
    if group == "inferred":
        return "judgement"
    mine = [p for p in inputs.parameters.values() if p.group == group and _used(p.id, inputs)]
    return "source" if mine and all(p.basis == "source" for p in mine) else "judgement"


def _used(name: str, inputs: Inputs) -> bool:
    return name == "buffer.factor" or name.partition(".")[2] in {campaign.id for campaign in inputs.campaigns}


def judgement_share(inputs: Inputs, reach: Targets, losses: Losses, size: Size) -> float:
    """Return the share of the knowledge interval that rests on judgement.

    The part of the variance of the headline chance between draws that the judgement groups explain alone:
    ``Var(E[Y | judgement]) / Var(Y)``, the closed first-order Sobol' index of these groups together. What evidence
    and sources do, alone or with judgement, is the rest. It is estimated by pick and freeze: every draw is simulated
    again with the same judgement but new rates (and other groups that rest on sources), and other random years;
    ``1 - mean((Y - Y')^2) / 2 / Var(Y)`` (Jansen, Comput. Phys. Commun. 117, 1999; Saltelli et al., Comput. Phys.
    Commun. 181, 2010, table 2), with the simulation's own noise taken off. With 100 draws its standard error is a few
    per cent. Where no draw's chance differs, the annual loss stands for the chance.

    Parameters
    ----------
    inputs, reach
        As they were simulated.
    losses : Losses
        Of the assessment.
    size : Size
        Of the assessment.
    """
    known = frozenset(group for group in GROUPS if basis_of(group, inputs) != "judgement")
    again = redraw(inputs, reach, seed=size.seed, draws=size.draws, groups=known)
    other = Size(size.seed + 1, size.draws, again_years(size, inputs.network.node_count), workers=size.workers)
    second = simulate(inputs, reach, again, other)
    by_chance = _explained(_chances(inputs, losses), _chances(inputs, second))
    if by_chance is not None:
        return by_chance
    return _explained(_annual(losses), _annual(second)) or 0.0


@dataclass(frozen=True)
class _Spread:
    """One figure per draw, and the mean variance that each has only because the simulated years are finite."""

    values: tuple[float, ...]
    noise: float


def _chances(inputs: Inputs, losses: Losses) -> _Spread:
    shares = tuple(chances(inputs, losses))
    years = losses.people.shape[1]
    return _Spread(shares, mean(p * (1.0 - p) / max(years - 1, 1) for p in shares))


def _annual(losses: Losses) -> _Spread:
    years = losses.loss.shape[1]
    noise = mean(variance((row * losses.slot_hours).tolist()) / years for row in losses.loss)
    return _Spread(tuple(yearly(losses, losses.loss)), noise)


def _explained(first: _Spread, second: _Spread) -> float | None:
    """Return the share of the variance that what both have in common explains; None where nothing varies."""
    whole = variance(first.values) - first.noise
    if whole <= 0.0:
        return None
    apart = mean((a - b) ** 2 for a, b in zip(first.values, second.values, strict=True)) / 2.0
    return min(max(1.0 - (apart - (first.noise + second.noise) / 2.0) / whole, 0.0), 1.0)


def again_years(size: Size, nodes: int) -> int:
    """Return the years per draw of the second simulation: a quarter, in a large nation fewer, but not below 50."""
    most = max(4 * NODE_YEARS // nodes // size.draws, FEWEST_AGAIN)
    return max(min(size.years // 4, most), 2)
