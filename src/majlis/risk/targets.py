"""Who each campaign type can reach in a nation, as flat arrays for the inner loop."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.nation import Asset
from majlis.kernel.quantiles import triangular_quantile
from majlis.kernel.streams import CERTAIN
from majlis.risk.campaigns import CampaignType
from majlis.risk.inputs import Inputs
from majlis.risk.kernels import STEPS, Plan

ONE = 1024
"""Fixed-point one of repair tables and repair factors."""


@dataclass(frozen=True)
class Unit:
    """What one event of a campaign type can choose: an operator, a sector or a vendor.

    Attributes
    ----------
    sector : str
        Sector whose rate weighs it; empty for a vendor.
    weight : float
        Weight within its sector (or among vendors).
    parties : tuple of (str, tuple of int)
        Operators with the node indexes of their assets that can go out.
    """

    sector: str
    weight: float
    parties: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Targets:
    """The units of each campaign type, and the arrays made of them.

    Attributes
    ----------
    units : tuple of tuple of Unit
        By campaign type, in order.
    plan : Plan
    """

    units: tuple[tuple[Unit, ...], ...]
    plan: Plan


def address(name: str) -> int:
    """Return the 32-bit address of a name's random numbers: it stays when others come or go."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big")


def targets(inputs: Inputs) -> Targets:
    """Work out who each campaign type can reach."""
    index = {name: node for node, name in enumerate(inputs.network.ids[: inputs.network.asset_count])}
    assets = sorted(inputs.nation.assets, key=lambda asset: asset.id)
    units = tuple(tuple(_units(campaign, assets, index, inputs)) for campaign in inputs.campaigns)
    return Targets(units, _plan(inputs, units, assets))


def _units(campaign: CampaignType, assets: Sequence[Asset], index: dict[str, int], inputs: Inputs) -> Iterable[Unit]:
    """Yield the units: vendors weigh by KEV, operators by their number of assets within the sector."""
    found: dict[tuple[str, str], dict[str, list[int]]] = {}
    for asset in assets:
        if asset.sector not in campaign.sectors or (campaign.kinds and asset.kind not in campaign.kinds):
            continue
        key = {
            "operator": (asset.sector, asset.operator),
            "sector": (asset.sector, ""),
            "vendor": ("", asset.vendor),
        }[campaign.target]
        if campaign.target != "vendor" or asset.vendor:
            found.setdefault(key, {}).setdefault(asset.operator, []).append(index[asset.id])
    for (sector, name), parties in sorted(found.items()):
        if campaign.target == "operator":
            weight = float(sum(len(nodes) for nodes in parties.values()))
        else:
            weight = inputs.vendor_weights.get(name, 1.0) if campaign.target == "vendor" else 1.0
        yield Unit(sector, weight, tuple((operator, tuple(nodes)) for operator, nodes in sorted(parties.items())))


def _plan(inputs: Inputs, units: tuple[tuple[Unit, ...], ...], assets: Sequence[Asset]) -> Plan:
    every = [unit for some in units for unit in some]
    parties = [party for unit in every for party in unit.parties]
    nodes = [node for _, nodes in parties for node in nodes]
    keys = np.array([address(name) for name in inputs.network.ids[: inputs.network.asset_count]], dtype=np.uint64)
    node = np.array(nodes, dtype=np.int32)
    slot = inputs.network.slot_minutes / 60
    row, base = _repairs(assets, slot)
    return Plan(
        number=np.array([campaign.number for campaign in inputs.campaigns], dtype=np.uint64),
        unit_start=_starts(len(some) for some in units),
        party_start=_starts(len(unit.parties) for unit in every),
        party_key=np.array([address(name) for name, _ in parties], dtype=np.uint64),
        asset_start=_starts(len(nodes) for _, nodes in parties),
        asset_node=node,
        asset_key=keys[node] if node.size else np.empty(0, dtype=np.uint64),
        repair_row=row,
        repair_base=base,
        spread=np.array([int(campaign.spread_hours / slot) for campaign in inputs.campaigns], dtype=np.int64),
    )


def _starts(sizes: Iterable[int]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(list(sizes), dtype=np.int64)]).astype(np.int64)


def _repairs(assets: Sequence[Asset], slot_hours: float) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Return each asset's row, and the rows: 64 equally likely repair times in 1/1024 of a slot."""
    laws = sorted({(a.repair_low_h, a.repair_mode_h, a.repair_high_h) for a in assets})
    place = {law: row for row, law in enumerate(laws)}
    row = np.array([place[a.repair_low_h, a.repair_mode_h, a.repair_high_h] for a in assets], dtype=np.int32)
    if not laws:
        return row, np.zeros((1, STEPS), dtype=np.int64)
    low, mode, high = np.array(laws).T[:, :, None]
    hours = triangular_quantile(steps()[None, :], low, mode, high)
    return row, np.rint(hours / slot_hours * ONE).astype(np.int64)


def steps() -> NDArray[np.float64]:
    """Return the middles of 64 equal steps of probability."""
    return (np.arange(STEPS) + 0.5) / STEPS


def cuts(weights: Sequence[float]) -> NDArray[np.uint64]:
    """Return cumulative integer thresholds: the choice is the first whose threshold exceeds 64 random bits."""
    total, running, out = sum(weights), 0.0, []
    for weight in weights:
        running += weight
        out.append(min(int(running / total * 2.0**64), CERTAIN) if total > 0 else CERTAIN)
    return np.array(out, dtype=np.uint64)
