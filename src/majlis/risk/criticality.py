"""Which assets matter: expected downstream person-hours of an outage of each, and its part in the annual loss."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.kernels import net_of, new_state
from majlis.risk.draws import draw
from majlis.risk.inputs import Inputs
from majlis.risk.kernels import single_losses
from majlis.risk.result import Annex, Critical
from majlis.risk.simulate import Losses, Size, people_of, variation, work_of
from majlis.risk.targets import Targets

NAMED = 100
PIECES = 4
"""Pieces of work per thread."""
CENTRE = 0.5


def downstream(inputs: Inputs, reach: Targets, size: Size) -> NDArray[np.int64]:
    """Return, per asset, the person-slots that follow from its outage alone for its most likely repair time.

    All parameters stand at their centre; a requirement of confidence 0.5 or more exists.
    """
    levels = {"buffer": CENTRE, "inferred": CENTRE}
    centre = draw(inputs, reach, seed=size.seed, draws=1, levels=levels)
    net = variation(net_of(inputs.network), centre, 0)
    hours = {asset.id: asset.repair_mode_h for asset in inputs.nation.assets}
    slot = inputs.network.slot_minutes / 60
    horizon = inputs.network.horizon
    ids = inputs.network.ids[: inputs.network.asset_count]
    until = np.array([min(max(int(np.ceil(hours[name] / slot)), 1), horizon) for name in ids], dtype=np.int32)
    loss = np.zeros(len(ids), dtype=np.int64)
    crowd = people_of(inputs)
    piece = max(-(-len(ids) // (PIECES * size.threads)), 1)

    def work(first: int) -> None:
        state = new_state(net)
        nodes = np.arange(first, min(first + piece, len(ids)), dtype=np.int32)
        span = slice(first, first + len(nodes))
        single_losses(nodes, until[span], net, state, crowd, work_of(inputs.network, state), loss[span])

    with ThreadPoolExecutor(max_workers=size.threads) as pool:
        list(pool.map(work, range(0, len(ids), piece)))
    return loss


def annex(inputs: Inputs, losses: Losses, single: NDArray[np.int64]) -> Annex:
    """Return the hundred most critical assets by name: RED."""
    places = {asset.id: asset for asset in inputs.nation.assets}
    ids = inputs.network.ids[: inputs.network.asset_count]
    hours, years = losses.slot_hours, losses.loss.size
    order = sorted(range(len(ids)), key=lambda i: (-int(single[i]), ids[i]))[:NAMED]
    return Annex(
        critical=tuple(
            Critical(
                id=ids[i],
                name=places[ids[i]].name,
                sector=places[ids[i]].sector,
                area=places[ids[i]].area,
                person_hours_per_outage=int(single[i]) * hours,
                person_hours_per_year=int(losses.by_asset[i]) * hours / years,
            )
            for i in order
        )
    )
