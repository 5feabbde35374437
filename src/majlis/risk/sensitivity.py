"""Which group of assumptions matters most: each low and high in turn, all else at its centre."""

from collections.abc import Mapping
from typing import Literal

from majlis.risk.curves import HIGH, LOW, exceedance
from majlis.risk.draws import GROUPS, draw
from majlis.risk.inputs import Inputs
from majlis.risk.result import Sensitivity
from majlis.risk.simulate import Losses, Size, simulate
from majlis.risk.targets import Targets

CENTRE = 0.5
MOST_YEARS, FEWEST_YEARS = 2_500, 500
SHARE = 20
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


def judgement_share(found: tuple[Sensitivity, ...]) -> float:
    """Return the share of the knowledge interval that rests on judgement.

    ``sum over judgement groups of swing^2 / sum over all groups of swing^2``, where swing = high - low of the headline
    chance (of the annual loss where no chance moves): the one-at-a-time share of variance, interactions left out.
    """
    swings = [(s.basis, (s.high - s.low) ** 2) for s in found]
    if not any(square for _, square in swings):
        swings = [(s.basis, (s.aal_high - s.aal_low) ** 2) for s in found]
    whole = sum(square for _, square in swings)
    return sum(square for basis, square in swings if basis == "judgement") / whole if whole else 0.0
