"""Roles: what a person may do, and how strictly marked a thing the person may see."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from majlis.kernel.access import Reader
from majlis.kernel.marking import Marking, Tlp
from majlis.reference.loader import load_table

OrganisationKind = Literal["council", "cert", "regulator", "operator", "ministry", "other"]
"""What an organisation is, for which persons hold roles."""
ADMINISTRATOR = "administrator"
"""The role that keeps accounts: there is always somebody who holds it, once somebody does."""
SERVICE = "service"
"""The role of a worker's account. It sees all and shows nothing, so that who holds it holds no other role."""

SENSITIVE = frozenset(
    {"person.write", "person.erase", "token.write", "document.release", "approval.give", "council.vote"}
)
"""Permissions of acts before which who one is is asked again. No token may hold one."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role that a person holds for an organisation.

    Attributes
    ----------
    id, name : str
    own_tlp : Tlp
        Strictest TLP that the person sees within the organisation for which the role is held.
    others_tlp : Tlp
        Strictest TLP of what belongs to other organisations.
    permissions : frozenset of str
        Of acts, for example ``incident.write``.
    source : str
        Who judged, and why.
    """

    id: str
    name: str
    own_tlp: Tlp
    others_tlp: Tlp
    permissions: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person may do and see now: the sum of the roles.

    Attributes
    ----------
    permissions : frozenset of str
    reader : Reader
    """

    permissions: frozenset[str]
    reader: Reader


@cache
def roles() -> Mapping[str, Role]:
    """Return the roles by id, in the order of the list."""
    return {
        row["id"]: Role(
            row["id"],
            row["name"],
            _tlp(row["own_tlp"]),
            _tlp(row["others_tlp"]),
            frozenset(row["permissions"].split()),
            row["source"],
        )
        for row in load_table("roles").rows
    }


def _tlp(label: str) -> Tlp:
    return next(one for one in Tlp if one.label == label)


def standing_of(name: str, clearance: Marking, held: Iterable[tuple[Role, str]]) -> Standing:
    """Combine roles: each adds to what a person may do and see, and the person's clearance limits the sum.

    Parameters
    ----------
    name : str
    clearance : Marking
        Strictest information that the person may see at all.
    held : iterable of (Role, str)
        Roles that count now, each with the code of its organisation.

    Returns
    -------
    Standing
        All permissions of all roles. Within an organisation the most generous of the roles held there sets the
        ceiling: a role elsewhere does not open it. For what belongs to others the most generous of all roles counts.
    """
    within: dict[str, Tlp] = defaultdict(lambda: Tlp.CLEAR)
    others, permissions = Tlp.CLEAR, set[str]()
    for role, organisation in held:
        within[organisation] = max(within[organisation], role.own_tlp)
        others = max(others, role.others_tlp)
        permissions |= role.permissions
    top = min(clearance.tlp, max([others, *within.values()]))
    reader = Reader(
        name,
        frozenset(within),
        Marking(top, clearance.classification, clearance.compartments),
        min(others, top),
        ceilings=frozenset((code, tlp) for code, tlp in within.items() if tlp < top),
    )
    return Standing(frozenset(permissions), reader)
