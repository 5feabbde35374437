"""How long things are kept that are not needed for ever, unless a secretariat says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from majlis.reference.loader import load_table

RuleId = Literal["audit", "quarantine", "uploads", "accounts", "contacts", "enclosures", "sealed"]


@dataclass(frozen=True, slots=True)
class Retention:
    """A rule as it ships.

    Attributes
    ----------
    id : RuleId
    what : str
        What is deleted, or for accounts erased.
    days : int
        So long it is kept.
    least : int
        Fewer days are refused.
    counted_from : str
        What the days run from.
    date : str
        Day on which the value was set, ISO 8601.
    source : str
        Who judged, and why.
    """

    id: RuleId
    what: str
    days: int
    least: int
    counted_from: str
    date: str
    source: str


@cache
def retention() -> Mapping[RuleId, Retention]:
    """Return the rules that ship, by id, in the order of their list."""
    rows = load_table("retention").rows
    found = [
        Retention(
            cast("RuleId", row["id"]),
            row["what"],
            int(row["days"]),
            int(row["least"]),
            row["counted_from"],
            row["date"],
            row["source"],
        )
        for row in rows
    ]
    return {one.id: one for one in found}
