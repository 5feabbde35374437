"""From a nation's tables to the flat arrays that the cascade engines run on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.nation import Nation, Need
from majlis.infrastructure.network import AT_ONCE, NEVER, RUN, START, Int32, Int64, Network, to_slots
from majlis.kernel.errors import Fault, InputError
from majlis.reference import sectors, services

_NEEDS = {Need.RUN: RUN, Need.START: START, Need.BOTH: RUN | START}


def build_network(nation: Nation) -> Network:
    """Return the nation as arrays.

    Hours become slots, rounded up; a restart takes at least one slot. Every requirement is active, inferred ones too.

    Parameters
    ----------
    nation : Nation

    Returns
    -------
    Network

    Raises
    ------
    InputError
        If a name leads nowhere or occurs twice, so that the arrays cannot be built; with every such fault.
        What can be built but makes no sense is left to :func:`majlis.infrastructure.check`.
    """
    return _Builder(nation).network()


@dataclass(frozen=True, slots=True)
class _Groups:
    """Requirement groups in order of node and name, and the place of each (node, group)."""

    start: Int64
    node: Int32
    k: Int32
    buffer: Int32
    charge: Int32
    need: Int32
    confidence: NDArray[np.float64]
    index: Mapping[tuple[str, str], int]


class _Builder:
    def __init__(self, nation: Nation) -> None:
        self.nation = nation
        self.faults: list[Fault] = []
        self.assets = sorted(nation.assets, key=lambda asset: asset.id)
        self.demands = sorted(nation.demands, key=lambda demand: demand.id)
        self.ids = (*(asset.id for asset in self.assets), *(demand.id for demand in self.demands))
        self.index = {name: place for place, name in enumerate(self.ids)}
        self.areas = tuple(sorted({area.id for area in nation.areas}))
        self.sectors = sectors().column("id")
        self.services = services().column("id")
        self.zones = tuple(sorted({demand.zone for demand in nation.demands}))

    def network(self) -> Network:
        """Build everything, then raise if anything was wrong."""
        self._refuse_twins()
        area = self._places("area", [*(a.area for a in self.assets), *(d.area for d in self.demands)], self.areas)
        sector = self._places("sector", [asset.sector for asset in self.assets], self.sectors)
        service = self._places("service", [demand.service for demand in self.demands], self.services)
        zone = self._places("zone", [demand.zone for demand in self.demands], self.zones)
        groups = self._groups()
        supply_start, supply_node, feed_start, feed_group = self._links(groups)
        self._raise()
        restart, start_alone = self._starts()
        count = len(self.assets)
        people = np.zeros(len(self.ids), dtype=np.int64)
        people[count:] = [demand.people for demand in self.demands]
        return Network(
            ids=self.ids,
            asset_count=count,
            horizon=self.nation.header.horizon_slots,
            slot_minutes=self.nation.header.slot_minutes,
            restart=restart,
            start_alone=start_alone,
            group_start=groups.start,
            group_node=groups.node,
            group_k=groups.k,
            group_buffer=groups.buffer,
            group_charge=groups.charge,
            group_need=groups.need,
            group_active=np.ones(len(groups.node), dtype=np.bool_),
            group_confidence=groups.confidence,
            supply_start=supply_start,
            supply_node=supply_node,
            feed_start=feed_start,
            feed_group=feed_group,
            area=area,
            sector_or_service=np.concatenate([sector, service]),
            zone=np.concatenate([np.full(count, -1, dtype=np.int32), zone]),
            people=people,
            areas=self.areas,
            sectors=self.sectors,
            services=self.services,
            zones=self.zones,
        )

    def _slots(self, hours: Iterable[float]) -> Int32:
        minutes = self.nation.header.slot_minutes
        spans = list(hours)
        slots = {span: to_slots(span, slot_minutes=minutes) for span in set(spans)}
        return np.array([slots[span] for span in spans], dtype=np.int32)

    def _starts(self) -> tuple[Int32, Int32]:
        """Return restart and start_alone. A demand is back one slot after its supply: it has nothing to start."""
        restart = np.ones(len(self.ids), dtype=np.int32)
        start_alone = np.full(len(self.ids), NEVER, dtype=np.int32)
        count = len(self.assets)
        restart[:count] = np.maximum(self._slots(asset.restart_h for asset in self.assets), 1)
        manual = self._slots(asset.manual_start_h or 0.0 for asset in self.assets)
        black = np.array([asset.black_start for asset in self.assets], dtype=np.bool_)
        by_hand = np.array([asset.manual_start_h is not None for asset in self.assets], dtype=np.bool_)
        alone = np.where(by_hand, np.maximum(restart[:count], manual), NEVER)
        start_alone[:count] = np.where(black, restart[:count], alone)
        return restart, start_alone

    def _groups(self) -> _Groups:
        known = [requirement for requirement in self.nation.requirements if requirement.node in self.index]
        for requirement in self.nation.requirements:
            if requirement.node not in self.index:
                key = f"{requirement.node}/{requirement.group}"
                self._fault("requirements", key, f"the node {requirement.node} is unknown")
        known.sort(key=lambda r: (self.index[r.node], r.group))
        node = np.array([self.index[r.node] for r in known], dtype=np.int32)
        index = {(r.node, r.group): place for place, r in enumerate(known)}
        if len(index) < len(known):
            self.faults.append(Fault("nation.duplicate", "a group occurs twice", "requirements.csv"))
        charges = [AT_ONCE if r.recharge is None else max(1, round(4 * r.recharge)) for r in known]
        return _Groups(
            start=np.searchsorted(node, np.arange(len(self.ids) + 1)).astype(np.int64),
            node=node,
            k=np.array([r.k for r in known], dtype=np.int32),
            buffer=self._slots(r.buffer_h for r in known),
            charge=np.array(charges, dtype=np.int32),
            need=np.array([_NEEDS[r.need] for r in known], dtype=np.int32),
            confidence=np.array([r.confidence for r in known], dtype=np.float64),
            index=index,
        )

    def _links(self, groups: _Groups) -> tuple[Int64, Int32, Int64, Int32]:
        of_group, of_node = [], []
        count = len(self.assets)
        for link in self.nation.suppliers:
            group = groups.index.get((link.node, link.group))
            node = self.index.get(link.supplier, count)
            if group is None or node >= count:
                key = f"{link.node}/{link.group}/{link.supplier}"
                what = (
                    f"{link.node} has no requirement {link.group}"
                    if group is None
                    else f"the supplier {link.supplier} is not an asset"
                )
                self._fault("suppliers", key, what)
                continue
            of_group.append(group)
            of_node.append(node)
        group_of, node_of = np.array(of_group, dtype=np.int32), np.array(of_node, dtype=np.int32)
        if len(np.unique(group_of.astype(np.int64) * max(count, 1) + node_of)) < len(group_of):
            self.faults.append(Fault("nation.duplicate", "a supplier occurs twice in a group", "suppliers.csv"))
        supplied = np.lexsort((node_of, group_of))
        feeding = np.lexsort((group_of, node_of))
        return (
            np.searchsorted(group_of[supplied], np.arange(len(groups.node) + 1)).astype(np.int64),
            node_of[supplied],
            np.searchsorted(node_of[feeding], np.arange(len(self.ids) + 1)).astype(np.int64),
            group_of[feeding],
        )

    def _places(self, what: str, names: Sequence[str], known: Sequence[str]) -> Int32:
        places = {name: place for place, name in enumerate(known)}
        for name in sorted(set(names) - places.keys()):
            self.faults.append(Fault(f"nation.unknown-{what}", f"the {what} {name} is unknown"))
        return np.array([places.get(name, -1) for name in names], dtype=np.int32)

    def _refuse_twins(self) -> None:
        for name, rows in (("assets", self.assets), ("demands", self.demands)):
            if len({row.id for row in rows}) < len(rows):
                self.faults.append(Fault("nation.duplicate", "an identifier occurs twice", f"{name}.csv"))
        if len(self.index) < len(self.ids) and not self.faults:
            self.faults.append(Fault("nation.duplicate", "an asset and a demand have the same identifier"))

    def _fault(self, table: str, key: str, what: str) -> None:
        line = self.nation.lines.get(f"{table}.csv", {}).get(key)
        where = f"{table}.csv, line {line}" if line else f"{table}.csv, {key}"
        self.faults.append(Fault("nation.unknown-name", what, where))

    def _raise(self) -> None:
        if self.faults:
            raise InputError(
                f"the nation cannot be followed through a cascade: {len(self.faults)} names lead nowhere or twice",
                mend="run `majlis nation check` on it; it names each with its mend",
                code="nation.network",
                faults=self.faults,
            )
