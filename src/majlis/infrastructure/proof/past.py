"""What happened in a cascade, as sets of slots, worked out for the nodes and groups that are asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from majlis.infrastructure.network import Int32
from majlis.infrastructure.oracle import group_slots

if TYPE_CHECKING:
    from majlis.infrastructure.cascade import Outage

Place = tuple[int, int]
"""An outage: its node and first slot."""


class Past:
    """What happened, as sets of slots, by the definition; worked out for the nodes and groups that are asked for."""

    def __init__(self, outage: "Outage") -> None:
        self.outage = outage
        self.network = outage.network
        self.hour = outage.hours_per_slot
        self._of_group: dict[int, tuple[int, int]] = {}

    @cached_property
    def down(self) -> list[int]:
        """The down slots of each node as bits."""
        down = [0] * self.network.node_count
        for node, begin, end in zip(self.outage.node, self.outage.begin, self.outage.end, strict=True):
            down[node] |= (1 << int(end)) - (1 << int(begin))
        return down

    @cached_property
    def group_names(self) -> list[str]:
        """The names of the groups, in the order of the network."""
        if self.outage.group_names:
            return list(self.outage.group_names)
        if self.outage.nation is None:
            return [f"group {g}" for g in range(len(self.network.group_k))]
        index = self.outage.index
        return [name for _, name in sorted((index[row.node], row.group) for row in self.outage.nation.requirements)]

    def groups(self, node: int, need: int) -> list[int]:
        """Return the groups of a node that have the need."""
        first, last = int(self.network.group_start[node]), int(self.network.group_start[node + 1])
        return [g for g in range(first, last) if self.network.group_need[g] & need]

    def suppliers(self, group: int) -> Int32:
        """Return the suppliers of a group."""
        return self.network.supply_node[self.network.supply_start[group] : self.network.supply_start[group + 1]]

    def lacking(self, group: int) -> int:
        """Return the slots in which a group has too few suppliers."""
        return self._slots(group)[0]

    def exhausted(self, group: int) -> int:
        """Return the slots in which a group's buffer bridges no longer."""
        return self._slots(group)[1]

    def _slots(self, group: int) -> tuple[int, int]:
        if group not in self._of_group:
            self._of_group[group] = group_slots(self.network, group, self.down)
        return self._of_group[group]

    def dark_suppliers(self, group: int, slot: int) -> list[Place]:
        """Return the outages of the suppliers that are down in a slot, the earliest first."""
        dark = [(first_of_run(self.down[s], slot), int(s)) for s in self.suppliers(group) if self.down[s] >> slot & 1]
        return [(node, begin) for begin, node in sorted(dark)]

    def end(self, place: Place) -> int:
        """Return the first slot after an outage."""
        rest = self.down[place[0]] >> place[1]
        return place[1] + (~rest & (rest + 1)).bit_length() - 1

    def hour_or_none(self, slot: int) -> float | None:
        """Return the hour at which a slot begins; None beyond the horizon."""
        return slot * self.hour if slot < self.network.horizon else None


def first_of_run(slots: int, slot: int) -> int:
    """Return the first slot of the run of slots that holds the given one."""
    gaps = ~slots & ((1 << slot) - 1)
    return gaps.bit_length()
