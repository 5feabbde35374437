"""A nation as columns: everything that a map tells of an asset, in the order of the network's nodes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.build import build_network
from majlis.infrastructure.nation import Area, Basis, Header, Nation, Operator
from majlis.infrastructure.network import RUN, START, Int32, Network

Floats = NDArray[np.float64]
NOT_THERE = -1
"""Place of an operator that the nation does not list."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of texts, many of them alike: each row is a place in a list of different ones."""

    texts: tuple[str, ...]
    places: Int32

    def __getitem__(self, row: int) -> str:
        """Return the text of a row."""
        return self.texts[int(self.places[row])]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Coded":
        """Code a column."""
        rows = list(texts)
        different = tuple(sorted(set(rows)))
        place = {text: number for number, text in enumerate(different)}
        return cls(different, np.array([place[text] for text in rows], dtype=np.int32))


@dataclass(frozen=True, eq=False)
class Picture:
    """A nation as columns. Assets and groups stand in the order of the network.

    Attributes
    ----------
    header : Header
    marking : str
        Of the nation as a whole.
    network : Network
    areas : tuple of Area
        In the order of the network.
    operators : tuple of Operator
        By id.
    names : tuple of str
        Of assets.
    kind, vendor, source, asset_marking : Coded
        Of assets.
    operator : int32[assets]
        Place in ``operators``, or :data:`NOT_THERE`.
    times : float64[assets, 5]
        Repair low, mode and high, restart, start by hand; hours, NaN for never.
    black_start : bool[assets]
    group_name, group_source : Coded
    group_times : float64[groups, 2]
        Hours of buffer; hours regained per hour of supply, NaN for full again at once.
    declared : bool[groups]
        Whether the operator said so; otherwise it is inferred.
    """

    header: Header
    marking: str
    network: Network
    areas: tuple[Area, ...]
    operators: tuple[Operator, ...]
    names: tuple[str, ...]
    kind: Coded
    vendor: Coded
    source: Coded
    asset_marking: Coded
    operator: Int32
    times: Floats
    black_start: NDArray[np.bool_]
    group_name: Coded
    group_source: Coded
    group_times: Floats
    declared: NDArray[np.bool_]

    @property
    def count(self) -> int:
        """Number of assets."""
        return self.network.asset_count

    @property
    def hours_per_slot(self) -> float:
        """Length of a slot, hours."""
        return self.network.slot_minutes / 60

    @cached_property
    def index(self) -> dict[str, int]:
        """Node number by id, of assets and demands."""
        return {name: node for node, name in enumerate(self.network.ids)}

    @cached_property
    def group_names(self) -> tuple[str, ...]:
        """Name of each group."""
        return tuple(self.group_name.texts[place] for place in self.group_name.places.tolist())

    @cached_property
    def needles(self) -> tuple[str, ...]:
        """What words are looked for in, of each asset: id, name, kind, area and operator in small letters."""
        areas = [f"{area.id} {area.name} {area.region}" for area in self.areas]
        operators = [*(f"{operator.id} {operator.name}" for operator in self.operators), ""]
        columns = zip(
            self.network.ids[: self.count],
            self.names,
            self.kind.places.tolist(),
            self.network.area[: self.count].tolist(),
            self.operator.tolist(),
            strict=True,
        )
        return tuple(
            f"{name} {title} {self.kind.texts[kind]} {areas[area]} {operators[operator]}".casefold()
            for name, title, kind, area, operator in columns
        )

    @cached_property
    def services_fed(self) -> Int32:
        """Services that each asset supplies to people without another asset between, one bit each: int32[assets]."""
        network, found = self.network, np.zeros(self.count, dtype=np.int32)
        owner = np.repeat(network.group_node, np.diff(network.supply_start))
        chosen = owner >= self.count
        bits = np.left_shift(1, network.sector_or_service[owner[chosen]])
        np.bitwise_or.at(found, network.supply_node[chosen], bits.astype(np.int32))
        return found

    @cached_property
    def size(self) -> int:
        """About how many bytes it takes in memory."""
        arrays = [value for value in vars(self.network).values() if isinstance(value, np.ndarray)]
        arrays += [value for value in vars(self).values() if isinstance(value, np.ndarray)]
        coded = (self.kind, self.vendor, self.source, self.asset_marking, self.group_name, self.group_source)
        texts: Sequence[Sequence[str]] = (self.network.ids, self.names, *(column.texts for column in coded))
        return sum(array.nbytes for array in arrays) + sum(_HEAD + len(text) for column in texts for text in column)

    def find(self, words: str, sector: str = "", service: str = "") -> NDArray[np.int64]:
        """Return the assets that hold all the words, of a sector, and that supply a service directly; in order.

        Parameters
        ----------
        words : str
            Looked for in id, name, kind, area and operator; upper and lower case are one.
        sector, service : str, optional
            Empty: any.
        """
        chosen = np.ones(self.count, dtype=np.bool_)
        if sector:
            chosen &= self.network.sector_or_service[: self.count] == _place(self.network.sectors, sector)
        if service:
            place = _place(self.network.services, service)
            chosen &= (self.services_fed >> max(place, 0) & 1).astype(np.bool_) & (place >= 0)
        found = np.flatnonzero(chosen)
        wanted = words.casefold().split()
        if not wanted:
            return found
        needles = self.needles
        kept = [v for v in found.tolist() if all(word in needles[v] for word in wanted)]
        return np.array(kept, dtype=np.int64)


_HEAD = 60
"""About what Python adds to each text."""


def _place(names: Sequence[str], name: str) -> int:
    return names.index(name) if name in names else NOT_THERE


def picture_of(nation: Nation) -> Picture:
    """Return a nation as columns.

    Raises
    ------
    InputError
        If a name leads nowhere, so that the network cannot be built.
    """
    network = build_network(nation)
    assets = sorted(nation.assets, key=lambda asset: asset.id)
    operators = tuple(sorted(nation.operators, key=lambda operator: operator.id))
    place = {operator.id: number for number, operator in enumerate(operators)}
    node = {name: number for number, name in enumerate(network.ids)}
    groups = sorted(nation.requirements, key=lambda row: (node[row.node], row.group))
    return Picture(
        header=nation.header,
        marking=str(nation.marking),
        network=network,
        areas=tuple(sorted(nation.areas, key=lambda area: area.id)),
        operators=operators,
        names=tuple(asset.name for asset in assets),
        kind=Coded.of(asset.kind for asset in assets),
        vendor=Coded.of(asset.vendor for asset in assets),
        source=Coded.of(asset.source for asset in assets),
        asset_marking=Coded.of(str(asset.marking) for asset in assets),
        operator=np.array([place.get(asset.operator, NOT_THERE) for asset in assets], dtype=np.int32),
        times=np.array(
            [(*(a.repair_low_h, a.repair_mode_h, a.repair_high_h, a.restart_h), a.manual_start_h) for a in assets],
            dtype=np.float64,
        ).reshape(-1, 5),
        black_start=np.array([asset.black_start for asset in assets], dtype=np.bool_),
        group_name=Coded.of(row.group for row in groups),
        group_source=Coded.of(row.source for row in groups),
        group_times=np.array([(row.buffer_h, row.recharge) for row in groups], dtype=np.float64).reshape(-1, 2),
        declared=np.array([row.basis is Basis.DECLARED for row in groups], dtype=np.bool_),
    )


NEED_WORDS = {RUN: "to run", START: "to start", RUN | START: "to run and to start"}
"""When a requirement must be met, in words."""
