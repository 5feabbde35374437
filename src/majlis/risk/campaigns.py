"""Campaign types: actor x kind of incident x who is reached, as data."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast, get_args

from majlis.kernel.errors import Fault, InputError
from majlis.reference import incident_kinds, sectors
from majlis.reference.loader import load_bytes

Target = Literal["operator", "sector", "vendor"]
MAX_NUMBER = 1023
GROUPS = ("conversion", "success", "breadth", "repair")
"""Parameters that every campaign type has: ``<group>.<campaign id>``."""


@dataclass(frozen=True, slots=True)
class CampaignType:
    """A type of campaign.

    Attributes
    ----------
    id : str
    number : int
        Address of its random numbers, 0 to 1023.
    name, actor, description : str
    kind : str
        Kind of incident whose reported rate it comes from.
    target : {"operator", "sector", "vendor"}
        Who is reached at once.
    sectors : tuple of str
        Sectors in which it occurs.
    kinds : tuple of str
        Asset kinds that it can put out; empty: all.
    spread_hours : float
        Hours within which its assets go down, after the first hour.
    """

    id: str
    number: int
    name: str
    actor: str
    kind: str
    target: Target
    sectors: tuple[str, ...]
    kinds: tuple[str, ...]
    spread_hours: float
    description: str


@cache
def campaign_types() -> tuple[CampaignType, ...]:
    """Return the campaign types that ship."""
    return parse_campaigns(load_bytes("campaigns.toml"), where="campaigns.toml")


def parse_campaigns(data: bytes, *, where: str) -> tuple[CampaignType, ...]:
    """Read campaign types from TOML.

    Raises
    ------
    InputError
        With every fault: missing or unknown fields, unknown sector or kind, a number or id used twice.
    """
    try:
        rows = tomllib.loads(data.decode("utf-8")).get("campaign", [])
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"this is not TOML: {error}", where=where, code="risk.campaigns") from None
    faults = [fault for row in rows for fault in _faults(row, where)]
    for field in ("id", "number"):
        values = [row.get(field) for row in rows]
        faults += [
            Fault("risk.campaigns", f"{field} {value!r} is used twice", where)
            for value in sorted({v for v in values if values.count(v) > 1}, key=str)
        ]
    if faults or not rows:
        raise InputError("the campaign types are not in order", where=where, faults=faults, code="risk.campaigns")
    return tuple(_campaign(row) for row in rows)


def _faults(row: dict[str, Any], where: str) -> list[Fault]:
    place = f"{where}, campaign {row.get('id', '?')}"
    known = {"id", "number", "name", "actor", "kind", "target", "sectors", "kinds", "spread_hours", "description"}
    if set(row) != known:
        return [Fault("risk.campaigns", f"fields missing or unknown: {', '.join(sorted(known ^ set(row)))}", place)]
    wrong = []
    if row["target"] not in get_args(Target):
        wrong.append(f"target {row['target']!r} is none of {', '.join(get_args(Target))}")
    if row["kind"] not in incident_kinds().column("id"):
        wrong.append(f"incident kind {row['kind']!r} is unknown")
    wrong += [f"sector {name!r} is unknown" for name in row["sectors"] if name not in sectors().column("id")]
    if not 0 <= row["number"] <= MAX_NUMBER:
        wrong.append(f"number {row['number']} is not from 0 to {MAX_NUMBER}")
    return [Fault("risk.campaigns", what, place) for what in wrong]


def _campaign(row: dict[str, Any]) -> CampaignType:
    return CampaignType(
        id=row["id"],
        number=row["number"],
        name=row["name"],
        actor=row["actor"],
        kind=row["kind"],
        target=cast("Target", row["target"]),
        sectors=tuple(row["sectors"]) or sectors().column("id"),
        kinds=tuple(row["kinds"]),
        spread_hours=float(row["spread_hours"]),
        description=row["description"],
    )
