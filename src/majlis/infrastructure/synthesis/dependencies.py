"""Requirements and suppliers by engineering rules: who needs what, from the nearest that supply it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.nation import Basis, Requirement, Supplier
from majlis.infrastructure.synthesis.dice import Dice, Floats, Step
from majlis.infrastructure.synthesis.facilities import Facilities
from majlis.infrastructure.synthesis.people import Demands, Zones
from majlis.infrastructure.synthesis.places import Ints, nearest
from majlis.infrastructure.synthesis.rules import Rule, asset_classes, rules_of, service_supplies
from majlis.kernel.marking import Marking
from majlis.reference.parameters import parameters

_DECLARED = "synthetic: declared by the operator"


@dataclass(frozen=True)
class Owners:
    """The nodes of one class: who needs.

    Attributes
    ----------
    key : str
    code : int
    ids : sequence of str
    position : int64[nodes, 3]
    declared, known : bool[nodes]
        Whether the requirements are declared; whether there are any.
    """

    key: str
    code: int
    ids: Sequence[str]
    position: Ints
    declared: NDArray[np.bool_]
    known: NDArray[np.bool_]


@dataclass(frozen=True)
class Dependencies:
    """Requirements and their suppliers."""

    requirements: tuple[Requirement, ...]
    suppliers: tuple[Supplier, ...]


def asset_owners(plants: Facilities, *, dice: Dice) -> list[Owners]:
    """Return the assets as owners of requirements; an operator declares for all of its assets of a class, or none."""
    found = []
    for item in asset_classes():
        rows = plants.rows[item.key]
        operator = plants.operator[rows]
        says = dice.throw(Step.DECLARED, item.code, int(operator.max()) + 1) < item.declared
        found.append(
            Owners(
                key=item.key,
                code=item.code,
                ids=[plants.assets[row].id for row in rows],
                position=plants.position[rows],
                declared=says[operator],
                known=dice.throw(Step.UNKNOWN, item.code, len(rows)) >= item.unknown,
            )
        )
    return found


def demand_owners(groups: Zones, wants: Demands, *, dice: Dice) -> list[Owners]:
    """Return the demands as owners of requirements."""
    found = []
    for supply in service_supplies():
        rows = wants.rows[supply.key]
        found.append(
            Owners(
                key=supply.key,
                code=supply.code,
                ids=[wants.demands[row].id for row in rows],
                position=groups.position[wants.zone[supply.key]],
                declared=dice.throw(Step.DECLARED, supply.code, len(rows)) < supply.declared,
                known=dice.throw(Step.UNKNOWN, supply.code, len(rows)) >= supply.unknown,
            )
        )
    return found


def connect(owners: Sequence[Owners], plants: Facilities, *, dice: Dice, marking: Marking) -> Dependencies:
    """Return the requirements of all owners by the dependency rules, each with its nearest suppliers."""
    parts = [
        _apply(rule, owner, plants, dice=dice, marking=marking) for owner in owners for rule in rules_of(owner.key)
    ]
    return Dependencies(
        tuple(row for part in parts for row in part.requirements),
        tuple(row for part in parts for row in part.suppliers),
    )


def _apply(rule: Rule, owner: Owners, plants: Facilities, *, dice: Dice, marking: Marking) -> Dependencies:
    listed = _listed(rule, owner, plants, dice=dice)
    buffer = buffers(rule, dice.throw(Step.BUFFER, rule.code, len(owner.ids)))
    requirements: list[Requirement] = []
    suppliers: list[Supplier] = []
    for index in np.flatnonzero(owner.known).tolist():
        declared = bool(owner.declared[index])
        confidence = 1.0 if declared else parameters()[f"confidence.{rule.group}"].centre
        names = [plants.assets[row].id for row in listed[index]]
        requirements.append(
            Requirement(
                node=owner.ids[index],
                group=rule.group,
                k=rule.k(len(names)),
                buffer_h=float(buffer[index]),
                recharge=rule.recharge,
                need=rule.need,
                confidence=confidence,
                basis=Basis.DECLARED if declared else Basis.INFERRED,
                source=_DECLARED if declared else f"synthetic: nearest supplier, confidence {confidence:g}",
                marking=marking,
            )
        )
        suppliers.extend(Supplier(owner.ids[index], rule.group, name, marking) for name in names)
    return Dependencies(tuple(requirements), tuple(suppliers))


def _listed(rule: Rule, owner: Owners, plants: Facilities, *, dice: Dice) -> list[list[int]]:
    """Return the suppliers of each node: the nearest, and those that nobody lists and to which it is nearest."""
    candidates = np.concatenate([plants.rows[key] for key in rule.suppliers])
    most = min(rule.n, len(candidates))
    chosen = candidates[nearest(owner.position, plants.position[candidates], n=most)]
    radial = dice.throw(Step.RADIAL, rule.code, len(owner.ids)) < rule.radial
    listed: list[list[int]] = [
        row[:1] if single else row for row, single in zip(chosen.tolist(), radial.tolist(), strict=True)
    ]
    if rule.adopts:
        known = np.flatnonzero(owner.known)
        taken = {supplier for index in known.tolist() for supplier in listed[index]}
        left = np.array([row for row in candidates.tolist() if row not in taken], dtype=np.int64)
        if len(left):
            homes = known[nearest(plants.position[left], owner.position[known], n=1)[:, 0]]
            for supplier, home in zip(left.tolist(), homes.tolist(), strict=True):
                listed[home].append(supplier)
    return listed


def buffers(rule: Rule, throw: Floats) -> Floats:
    """Return the buffer of each node in whole hours: the parameter's law at the number thrown; 0 without one."""
    from majlis.kernel.quantiles import triangular_quantile

    law = rule.buffer
    if law is None:
        return np.zeros(len(throw))
    return np.rint(triangular_quantile(throw, law.a, law.b, law.c))
