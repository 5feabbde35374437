"""Why a node is dark: the proof tree, from the group that fell back to the hits."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from majlis.infrastructure.network import RUN
from majlis.infrastructure.proof.past import Past, Place, first_of_run
from majlis.infrastructure.proof.restoration import way_back
from majlis.infrastructure.proof.tree import Cause, Fallen, Proof, Struck
from majlis.infrastructure.proof.words import proof_lines

if TYPE_CHECKING:
    from majlis.infrastructure.cascade import Outage

SHOWN_SUPPLIERS = 6
MOST_CAUSES = 100
"""Outages with their own proof in one tree: the nearest, and a shortest way to a hit."""


def explain(outage: "Outage", name: str) -> Proof:
    """Return the proof tree of an asset or demand.

    Parameters
    ----------
    outage : Outage
    name : str
        Short identifier.

    Raises
    ------
    NotFoundError
        If the nation has no such asset or demand.
    """
    node = outage.node_of(name)
    past = Past(outage)
    causes = tuple(
        replace(Prover(past, (node, begin)).cause((node, begin)), way_back=way_back(past, (node, begin)))
        for begin, _ in outage.of_node(node)
    )
    horizon_h = outage.network.horizon * outage.hours_per_slot
    return Proof(name, horizon_h, causes, tuple(proof_lines(name, causes, horizon_h=horizon_h)))


class Prover:
    """Finds the causes of one outage, breadth first, so that each is told at its nearest place."""

    def __init__(self, past: Past, root: Place) -> None:
        self.past = past
        self.root = root
        self.home: dict[Place, tuple[Place, int]] = {}
        self._find(root)

    def _find(self, root: Place) -> None:
        """Choose which outages are proved, and where: the nearest, and a shortest way to a hit."""
        found: dict[Place, tuple[Place, int]] = {}
        queue = deque([root])
        hit: Place | None = None
        while queue and (hit is None or len(found) < MOST_CAUSES):
            place = queue.popleft()
            if hit is None and self._struck(place):
                hit = place
            for group in self._fallen_groups(place):
                for supplier in self.past.dark_suppliers(group, place[1])[:SHOWN_SUPPLIERS]:
                    if supplier not in found and supplier != root:
                        found[supplier] = (place, group)
                        queue.append(supplier)
        while hit is not None and hit != root:
            self.home[hit] = found[hit]
            hit = found[hit][0]
        self.home.update(islice(found.items(), MOST_CAUSES - len(self.home)))

    def cause(self, place: Place) -> Cause:
        """Return the cause of an outage with all that it rests on."""
        fallen = tuple(self._fallen(place, group) for group in self._fallen_groups(place))
        return replace(self._bare(place), struck=self._struck(place), fallen=fallen)

    def _bare(self, place: Place) -> Cause:
        past = self.past
        return Cause(past.network.ids[place[0]], place[1] * past.hour, past.hour_or_none(past.end(place)))

    def _struck(self, place: Place) -> tuple[Struck, ...]:
        node, begin = place
        return tuple(
            Struck(first * self.past.hour, self.past.hour_or_none(last))
            for v, first, last in self.past.outage.hits
            if v == node and first <= begin < last
        )

    def _fallen_groups(self, place: Place) -> Iterator[int]:
        node, begin = place
        return (g for g in self.past.groups(node, RUN) if self.past.exhausted(g) >> begin & 1)

    def _fallen(self, place: Place, group: int) -> Fallen:
        past, slot = self.past, place[1]
        since = first_of_run(past.lacking(group), slot)
        exhausted = first_of_run(past.exhausted(group), slot)
        dark, listed = past.dark_suppliers(group, slot), len(past.suppliers(group))
        return Fallen(
            group=past.group_names[group],
            k=int(past.network.group_k[group]),
            listed=listed,
            working=listed - len(dark),
            lacking_h=since * past.hour,
            buffer_h=int(past.network.group_buffer[group]) * past.hour,
            bridged_h=(exhausted - since) * past.hour,
            exhausted_h=exhausted * past.hour,
            suppliers=tuple(self._supplier(supplier, place, group) for supplier in dark[:SHOWN_SUPPLIERS]),
            more=max(0, len(dark) - SHOWN_SUPPLIERS),
        )

    def _supplier(self, supplier: Place, place: Place, group: int) -> Cause:
        if self.home.get(supplier) == (place, group):
            return self.cause(supplier)
        told = supplier in self.home or supplier == self.root
        return replace(self._bare(supplier), elsewhere=told, cut=not told)
